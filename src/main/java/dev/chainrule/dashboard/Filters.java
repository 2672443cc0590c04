package dev.chainrule.dashboard;

import dev.chainrule.dashboard.ExperimentPage.Filter;
import dev.chainrule.dashboard.ViewState.Group;
import dev.chainrule.web.Format;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the bar below the wall says of the chosen cells. */
final class Filters {

    private Filters() {}

    static Filter of(LoadedExperiment loaded, Format format) {
        ViewState view = loaded.view();
        Grid grid = loaded.grid();
        ViewState all = view.with(view.cells().cleared());
        return new Filter(
                chosen(view, grid, format),
                grid.size(),
                all.query(),
                view.cells().none() ? null : FinerSweep.query(loaded),
                List.of(
                        new Wall.Choice(
                                "learning rates",
                                view.with(Group.INITIALIZATION).query(),
                                view.group() == Group.INITIALIZATION),
                        new Wall.Choice(
                                "initializations",
                                view.with(Group.LEARNING_RATE).query(),
                                view.group() == Group.LEARNING_RATE)),
                all.choices());
    }

    /** The chosen cells in words, such as "He normal, lr 0.1" or "6 cells: zeros and He normal, lr 0.1 to 1"; null for all. */
    private static @Nullable String chosen(ViewState view, Grid grid, Format format) {
        CellChoice cells = view.cells();
        if (cells.none()) {
            return null;
        }
        int[] rows = cells.rows();
        int[] columns = cells.columns();
        String names = rows.length <= 3
                ? Arrays.stream(rows)
                        .mapToObj(row -> grid.initializations().get(row).label())
                        .collect(Collectors.joining(", "))
                : format.count(rows.length, "initialization");
        String least = format.rate(grid.learningRates().get(columns[0]));
        String most = format.rate(grid.learningRates().get(columns[columns.length - 1]));
        String text = names + ", lr " + (columns.length == 1 ? least : least + " to " + most);
        return cells.keys().size() == 1 ? text : format.count(cells.keys().size(), "cell") + ": " + text;
    }
}
