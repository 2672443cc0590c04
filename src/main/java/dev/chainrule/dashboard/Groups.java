package dev.chainrule.dashboard;

import dev.chainrule.dashboard.Statistics.Quartiles;
import dev.chainrule.dashboard.ViewState.Group;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * The finished runs of the chosen cells, brought together by initialization or by learning rate: a box for each.
 *
 * @param title for example "Training loss by initialization"
 * @param rows the same numbers as a table: seeds, smallest, quartiles and largest
 */
record Groups(String title, Drawn drawn, List<Row> rows) {

    /**
     * What the script draws.
     *
     * @param log whether the axis is logarithmic
     */
    record Drawn(double min, double max, boolean log, boolean percent, List<Box> boxes) {}

    /**
     * @param high not finite where more than a quarter of the runs are
     * @param n runs
     * @param lost of them without a finite value
     */
    record Box(
            String label,
            String cls,
            double smallest,
            double low,
            double median,
            double high,
            double largest,
            int n,
            int lost) {}

    record Row(String name, List<String> values) {}

    /** @param filter which of the runs of the chosen cells count */
    static Groups of(Evidence it, ViewState view, Reading reading, Predicate<RunFacts> filter) {
        boolean byRow = view.group() == Group.INITIALIZATION;
        Grid grid = it.grid();
        List<InitializationStyle> styles = InitializationStyle.of(grid.initializations());
        int count = byRow ? grid.initializations().size() : grid.learningRates().size();
        List<Box> boxes = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int group = 0; group < count; group++) {
            int place = group;
            List<Cell> cells = grid.cells().stream()
                    .filter(cell -> (byRow ? cell.row() : cell.column()) == place)
                    .filter(cell -> view.cells().shows(cell.key()))
                    .toList();
            double[] values = values(cells, reading.value(), filter);
            if (values.length == 0) {
                continue;
            }
            String name = byRow ? it.row(group) : "lr " + it.rate(group);
            String css = byRow ? styles.get(group).colour() : Curves.ordered(group, grid);
            Quartiles quartiles = Statistics.quartiles(values);
            double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
            double smallest = Arrays.stream(finite).min().orElse(Double.NaN);
            double largest = Arrays.stream(finite).max().orElse(Double.NaN);
            boxes.add(new Box(
                    name,
                    css,
                    RoundNumbers.fourFigures(smallest),
                    RoundNumbers.fourFigures(quartiles.low()),
                    RoundNumbers.fourFigures(quartiles.median()),
                    RoundNumbers.fourFigures(quartiles.high()),
                    RoundNumbers.fourFigures(largest),
                    values.length,
                    values.length - finite.length));
            rows.add(new Row(
                    name,
                    List.of(
                            it.format().count(values.length),
                            words(smallest, reading),
                            words(quartiles.low(), reading),
                            words(quartiles.median(), reading),
                            words(quartiles.high(), reading),
                            words(largest, reading))));
            if (finite.length > 0) {
                least = Math.min(least, smallest);
                most = Math.max(most, largest);
            }
        }
        boolean log = reading.scale().log();
        boolean percent = reading.metric().score() && it.setup().classes() > 0;
        return new Groups(
                reading.label() + (byRow ? " by initialization" : " by learning rate"),
                new Drawn(end(least, log, false), end(most, log, true), log, percent, boxes),
                rows);
    }

    private static double[] values(List<Cell> cells, ToDoubleFunction<RunFacts> value, Predicate<RunFacts> filter) {
        return Evidence.done(cells).filter(filter).mapToDouble(value).toArray();
    }

    private static String words(double value, Reading reading) {
        return Double.isFinite(value) ? reading.words().of(value) : "not finite";
    }

    /** A little beyond the outermost value, and an axis even where there is none. */
    private static double end(double value, boolean log, boolean upper) {
        if (!Double.isFinite(value)) {
            return upper ? 1 : log ? .1 : 0;
        }
        if (log) {
            return RoundNumbers.fourFigures(Math.max(value, Statistics.LEAST_LOSS) * (upper ? 1.3 : 1 / 1.3));
        }
        double margin = Math.max(Math.abs(value) * .05, 1e-3);
        return RoundNumbers.fourFigures(value + (upper ? margin : -margin));
    }
}
