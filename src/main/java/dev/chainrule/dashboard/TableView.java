package dev.chainrule.dashboard;

import dev.chainrule.web.BadInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a reader chose of the table of runs, as the address has it. Names of columns are held against the experiment later.
 *
 * @param query the filter as it was written; empty for none
 * @param columns names in their order; empty for the usual ones
 * @param sort name of the column that orders the rows; null for the best loss
 * @param all whether every run is listed, however many
 * @param everywhere whether the runs of all walls are listed where there are several
 */
record TableView(
        String query,
        List<String> columns,
        @Nullable String sort,
        boolean descending,
        boolean all,
        boolean everywhere) {

    static final TableView USUAL = new TableView("", List.of(), null, false, false, false);

    private static final int LONGEST = 500;

    TableView {
        columns = List.copyOf(columns);
    }

    /** Throws {@link BadInput}, which says what can be chosen. */
    static TableView read(Map<String, String> parameters) {
        String dir = given(parameters, "dir");
        if (!dir.isEmpty() && !dir.equals("asc") && !dir.equals("desc")) {
            throw ViewState.wrong("dir", dir, "Use asc or desc.");
        }
        String rows = given(parameters, "rows");
        if (!rows.isEmpty() && !rows.equals("all")) {
            throw ViewState.wrong("rows", rows, "Use all, or leave it out.");
        }
        String scope = given(parameters, "scope");
        if (!scope.isEmpty() && !scope.equals("all")) {
            throw ViewState.wrong("scope", scope, "Use all, or leave it out.");
        }
        String sort = given(parameters, "sort");
        return new TableView(
                given(parameters, "q"),
                names(given(parameters, "columns")),
                sort.isEmpty() ? null : sort,
                dir.equals("desc"),
                !rows.isEmpty(),
                !scope.isEmpty());
    }

    /** Names between commas; of a text that is too long none. */
    static List<String> names(String text) {
        return text.isBlank() || text.length() > LONGEST || text.equals(ColumnMemory.USUAL)
                ? List.of()
                : List.of(text.strip().split("\\s*,\\s*"));
    }

    private static String given(Map<String, String> parameters, String name) {
        String text = parameters.get(name);
        return text == null ? "" : text.strip();
    }

    TableView withQuery(String query) {
        return new TableView(query, columns, sort, descending, all, everywhere);
    }

    TableView withColumns(List<String> columns) {
        return new TableView(query, columns, sort, descending, all, everywhere);
    }

    TableView sortedBy(String sort, boolean descending) {
        return new TableView(query, columns, sort, descending, all, everywhere);
    }

    TableView listingAll() {
        return new TableView(query, columns, sort, descending, true, everywhere);
    }

    TableView everywhere(boolean everywhere) {
        return new TableView(query, columns, sort, descending, all, everywhere);
    }

    /** What an address has to say to show this. */
    Map<String, String> choices() {
        Map<String, String> choices = new LinkedHashMap<>();
        if (!query.isEmpty()) {
            choices.put("q", query);
        }
        if (!columns.isEmpty()) {
            choices.put("columns", String.join(",", columns));
        }
        if (sort != null) {
            choices.put("sort", sort);
            choices.put("dir", descending ? "desc" : "asc");
        }
        if (all) {
            choices.put("rows", "all");
        }
        if (everywhere) {
            choices.put("scope", "all");
        }
        return choices;
    }
}
