package dev.chainrule.dashboard;

import dev.chainrule.dashboard.RunColumn.Shown;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The runs of an experiment, or of its chosen cells, as a reader asked for them.
 *
 * @param summary what they amount to and how they are ordered
 * @param shown how many of how many are listed
 * @param allQuery the address that lists all of them; null if they are
 * @param scopes runs of this wall or of all; empty where there is one wall
 * @param columns what can be shown, the shown ones first and in their order
 * @param usualQuery the address with the usual columns
 * @param fileQuery what the addresses of the files say to hold the same rows, order and columns
 */
record RunTable(
        Filter filter,
        List<Head> heads,
        List<Row> rows,
        String summary,
        String shown,
        @Nullable String allQuery,
        List<Wall.Choice> scopes,
        List<ColumnChoice> columns,
        String usualQuery,
        String fileQuery) {

    /** What is around the rows. */
    RunTable withoutRows() {
        return new RunTable(filter, heads, List.of(), summary, shown, allQuery, scopes, columns, usualQuery, fileQuery);
    }

    /**
     * The filter as it was written, and what is wrong with it.
     *
     * @param kept what else the address says
     * @param clearQuery the address without a filter
     * @param catalogue what can be asked for, as JSON
     */
    record Filter(
            String text,
            @Nullable Wrong wrong,
            Map<String, String> kept,
            String clearQuery,
            String example,
            String catalogue) {}

    /**
     * A filter that cannot be understood, cut at the place that is wrong.
     *
     * @param sentence place, problem and remedy
     */
    record Wrong(String before, String part, String after, String sentence) {}

    /**
     * @param sorted value of {@code aria-sort}, null where it is not sorted by
     * @param query the address that sorts by it, or turns the order round
     */
    record Head(
            String label, @Nullable String css, @Nullable String sorted, String query) {}

    /**
     * @param version of the run
     * @param cells in the order of the heads
     * @param name which run it is, for what has no words of its own
     * @param line path of the small picture of its training loss, empty without epochs
     * @param open what opening it is called
     */
    record Row(long id, long version, List<Shown> cells, String name, String line, String open) {}

    /**
     * A column to show, to hide or to move.
     *
     * @param query the address that shows it as the last one, or hides it; null for the only one
     * @param left the address that moves it; null where it is first or hidden
     * @param right the address that moves it; null where it is last or hidden
     */
    record ColumnChoice(
            String name,
            String label,
            boolean shown,
            @Nullable String query,
            @Nullable String left,
            @Nullable String right) {}
}
