package dev.chainrule.dashboard;

import dev.chainrule.dashboard.RunColumn.Shown;
import dev.chainrule.dashboard.RunTable.Head;
import dev.chainrule.dashboard.RunTable.Row;
import dev.chainrule.dashboard.query.Column;
import dev.chainrule.dashboard.query.QueryProblem;
import dev.chainrule.web.Format;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes the table of runs: which rows, in which order, with which columns, and what else there is to choose. */
@Component
class RunTables {

    private static final int FIRST = 50;

    private final SeriesOfCells series;
    private final Format format;
    private final JsonMapper json;

    RunTables(SeriesOfCells series, Format format, JsonMapper json) {
        this.series = series;
        this.format = format;
        this.json = json;
    }

    /**
     * The runs as the reader asked for them.
     *
     * @param remembered names of columns for a reader who asks for none; those that this experiment does not have are passed over
     */
    RunListing listing(LoadedExperiment loaded, List<String> remembered) {
        RunColumns columns = columns(loaded);
        TableView view = loaded.view().table();
        if (view.columns().isEmpty()) {
            view = view.withColumns(remembered.stream()
                    .filter(name -> columns.find(name).isPresent())
                    .toList());
        }
        return RunListing.of(loaded.candidates(), columns, view);
    }

    private RunColumns columns(LoadedExperiment loaded) {
        return new RunColumns(loaded.sweep(), loaded.setup(), loaded.view().setting(), format);
    }

    /**
     * @param known series of cells that are at hand
     * @param earlier rows of the same columns, of which those are taken whose runs have not changed
     */
    RunTable table(LoadedExperiment loaded, RunListing listing, Map<CellKey, CellSeries> known, List<Row> earlier) {
        ViewState view = loaded.view();
        int matching = listing.matching().size();
        List<RunFacts> listed = view.table().all() ? listing.runs() : listing.first(FIRST);
        boolean complete = listed.size() == matching;
        List<String> names = listing.columns().stream().map(RunColumn::name).toList();
        return new RunTable(
                filter(loaded, listing),
                heads(view, listing),
                rows(loaded, listing, listed, known, earlier),
                summary(loaded, listing),
                complete
                        ? matching == 0
                                ? ""
                                : matching == 1 ? "One is shown." : "All %s shown.".formatted(format.count(matching))
                        : "Showing %s of %s.".formatted(format.count(listed.size()), format.count(matching)),
                complete ? null : view.with(view.table().listingAll()).query(),
                scopes(loaded),
                choices(loaded, names),
                view.with(view.table().withColumns(List.of("usual"))).query(),
                view.with(view.table().withColumns(names)).query());
    }

    private RunTable.Filter filter(LoadedExperiment loaded, RunListing listing) {
        ViewState view = loaded.view();
        ViewState without = view.with(view.table().withQuery(""));
        List<Map<String, Object>> catalogue = new ArrayList<>();
        for (RunColumn column : columns(loaded).all()) {
            Map<String, Object> entry = new HashMap<>();
            entry.put("name", column.name());
            entry.put("label", column.label());
            if (column.asked() instanceof Column.Word<RunFacts> word) {
                entry.put("choices", word.choices());
            }
            catalogue.add(entry);
        }
        return new RunTable.Filter(
                view.table().query(),
                wrong(view.table().query(), listing.problem()),
                without.choices(),
                without.query(),
                "lr > 0.01 and init = " + loaded.grid().initializations().get(0).id() + " and outcome != diverged",
                json.writeValueAsString(catalogue));
    }

    private static RunTable.@Nullable Wrong wrong(String text, @Nullable QueryProblem problem) {
        if (problem == null) {
            return null;
        }
        int start = Math.min(problem.start(), text.length());
        int end = Math.min(problem.end(), text.length());
        // where something is missing a blank is marked
        return new RunTable.Wrong(
                text.substring(0, start),
                start == end ? " " : text.substring(start, end),
                text.substring(end),
                problem.sentence());
    }

    private static List<Head> heads(ViewState view, RunListing listing) {
        List<Head> heads = new ArrayList<>();
        for (RunColumn column : listing.columns()) {
            boolean current = column.name().equals(listing.sort().name());
            boolean descending = current ? !listing.descending() : column.largestFirst();
            String sorted = current ? (listing.descending() ? "descending" : "ascending") : null;
            heads.add(new Head(
                    column.label(),
                    column.number() ? "num" : null,
                    sorted,
                    view.with(view.table().sortedBy(column.name(), descending)).query()));
        }
        return heads;
    }

    private List<Row> rows(
            LoadedExperiment loaded,
            RunListing listing,
            List<RunFacts> listed,
            Map<CellKey, CellSeries> known,
            List<Row> earlier) {
        Map<Long, Row> before = earlier.stream().collect(Collectors.toMap(Row::id, row -> row));
        Map<Long, Trace> traces = traces(
                loaded,
                listed.stream()
                        .filter(run -> !unchanged(before.get(run.id()), run))
                        .toList(),
                known);
        Sparkline sparkline = new Sparkline(loaded.setup());
        RunColumns columns = columns(loaded);
        RunColumn init = columns.find("init").orElseThrow();
        List<Row> rows = new ArrayList<>();
        for (RunFacts run : listed) {
            Row row = before.get(run.id());
            if (row != null && unchanged(row, run)) {
                rows.add(row);
                continue;
            }
            Trace trace = traces.get(run.id());
            List<Shown> cells = new ArrayList<>();
            listing.columns().forEach(column -> cells.add(column.shown().apply(run)));
            rows.add(new Row(
                    run.id(),
                    run.version(),
                    cells,
                    "%s, lr %s, seed %d"
                            .formatted(init.shown().apply(run).text(), format.rate(run.learningRate()), run.seed()),
                    trace == null ? "" : sparkline.path(trace),
                    run.open() ? "Watch" : "Replay"));
        }
        return rows;
    }

    private static boolean unchanged(@Nullable Row row, RunFacts run) {
        return row != null && row.version() == run.version();
    }

    /** Of this wall the cells are known; those of other walls are read where they are listed. */
    private Map<Long, Trace> traces(LoadedExperiment loaded, List<RunFacts> listed, Map<CellKey, CellSeries> known) {
        Map<Long, Trace> traces = new HashMap<>();
        Map<Integer, Set<CellKey>> elsewhere = new HashMap<>();
        for (RunFacts run : listed) {
            int facet = loaded.facetOf(run);
            CellSeries cell = facet == loaded.facet() ? known.get(loaded.cellOf(run)) : null;
            Trace trace = cell == null ? null : cell.traces().get(run.id());
            if (trace != null) {
                traces.put(run.id(), trace);
            } else if (cell == null && run.lastEpoch() >= 0) {
                elsewhere.computeIfAbsent(facet, key -> new LinkedHashSet<>()).add(loaded.cellOf(run));
            }
        }
        elsewhere.forEach((facet, keys) -> {
            Grid grid = loaded.facets().grid(facet);
            List<Cell> cells =
                    keys.stream().flatMap(key -> grid.find(key).stream()).toList();
            series.of(loaded.id(), facet, cells, loaded.setup().targetLoss())
                    .values()
                    .forEach(cell -> traces.putAll(cell.traces()));
        });
        return traces;
    }

    private String summary(LoadedExperiment loaded, RunListing listing) {
        String order =
                " Sorted by %s%s.".formatted(listing.sort().words(), listing.descending() ? ", largest first" : "");
        Tally tally = Tally.of(listing.matching());
        if (!loaded.view().table().query().isEmpty() && listing.problem() == null) {
            return "%s of %s match the filter.%s"
                    .formatted(
                            format.count(listing.matching().size()), format.count(listing.candidates(), "run"), order);
        }
        if (!loaded.view().cells().none()) {
            return "%s of %s of the chosen %s done.%s"
                    .formatted(
                            format.count(tally.done()),
                            format.count(listing.matching().size(), "run"),
                            loaded.view().cells().keys().size() == 1 ? "cell" : "cells",
                            order);
        }
        String outcomes = tally.outcomes().entrySet().stream()
                .map(entry -> format.count(entry.getValue()) + " "
                        + entry.getKey().label().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return "%s done%s.%s".formatted(format.count(tally.done()), outcomes.isEmpty() ? "" : ": " + outcomes, order);
    }

    private static List<Wall.Choice> scopes(LoadedExperiment loaded) {
        if (loaded.facets().count() == 1) {
            return List.of();
        }
        ViewState view = loaded.view();
        return List.of(
                new Wall.Choice(
                        "this wall",
                        view.with(view.table().everywhere(false)).query(),
                        !view.table().everywhere()),
                new Wall.Choice(
                        "all %d walls".formatted(loaded.facets().count()),
                        view.with(view.table().everywhere(true)).query(),
                        view.table().everywhere()));
    }

    private List<RunTable.ColumnChoice> choices(LoadedExperiment loaded, List<String> shown) {
        List<RunTable.ColumnChoice> choices = new ArrayList<>();
        RunColumns columns = columns(loaded);
        for (int i = 0; i < shown.size(); i++) {
            List<String> without = new ArrayList<>(shown);
            String name = without.remove(i);
            choices.add(new RunTable.ColumnChoice(
                    name,
                    columns.find(name).orElseThrow().label(),
                    true,
                    without.isEmpty() ? null : with(loaded, without),
                    i == 0 ? null : with(loaded, inserted(without, i - 1, name)),
                    i == shown.size() - 1 ? null : with(loaded, inserted(without, i + 1, name))));
        }
        for (RunColumn column : columns.all()) {
            if (!shown.contains(column.name())) {
                List<String> more = inserted(shown, shown.size(), column.name());
                choices.add(new RunTable.ColumnChoice(
                        column.name(), column.label(), false, with(loaded, more), null, null));
            }
        }
        return choices;
    }

    private static List<String> inserted(List<String> names, int place, String name) {
        List<String> changed = new ArrayList<>(names);
        changed.add(place, name);
        return changed;
    }

    private static String with(LoadedExperiment loaded, List<String> columns) {
        ViewState view = loaded.view();
        return view.with(view.table().withColumns(columns)).query();
    }
}
