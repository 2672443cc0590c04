package dev.chainrule.dashboard;

import dev.chainrule.dashboard.ChartData.Axis;
import dev.chainrule.dashboard.ChartData.Bars;
import dev.chainrule.dashboard.ChartData.Points;
import dev.chainrule.dashboard.Statistics.Spread;
import dev.chainrule.web.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The last loss by learning rate, a line for each initialization: median over seeds, bar from smallest to largest.
 *
 * @param learningRates heads of the table's columns
 * @param rows the same numbers as a table
 * @param notes what is not drawn
 */
record LastLoss(
        String title, ChartData.Last drawn, List<String> learningRates, List<Curves.Row> rows, List<String> notes) {

    private static final int MOST_LINES = 12;

    static LastLoss of(Grid grid, Setup setup, ViewState view, Format format) {
        boolean validation = view.metric() == Metric.VALIDATION_LOSS;
        ToDoubleFunction<RunFacts> value = validation ? RunFacts::lastValidationLoss : RunFacts::lastTrainingLoss;
        String what = validation ? "Last validation loss" : "Last training loss";
        List<InitializationStyle> styles = InitializationStyle.of(grid.initializations());
        List<Points> drawn = new ArrayList<>();
        List<Curves.Row> rows = new ArrayList<>();
        Range range = new Range(setup.chance());
        int n = grid.learningRates().size();
        int[] lines = CurvePanels.chosen(
                grid.initializations().size(), MOST_LINES, view.cells().rows());
        for (int row : lines) {
            double[] medians = new double[n];
            double[] smallest = new double[n];
            double[] largest = new double[n];
            int[] seeds = new int[n];
            int[] diverged = new int[n];
            boolean[] hollow = new boolean[n];
            List<String> numbers = new ArrayList<>();
            for (int column = 0; column < n; column++) {
                Cell cell = grid.cell(row, column);
                Spread spread = cell.spread(value, Double.POSITIVE_INFINITY);
                numbers.add(numbers(spread, format));
                medians[column] = RoundNumbers.fourFigures(range.add(spread.median()));
                smallest[column] = RoundNumbers.fourFigures(range.add(spread.smallest()));
                largest[column] = RoundNumbers.fourFigures(range.add(spread.largest()));
                seeds[column] = spread.count();
                diverged[column] = cell.diverged();
                hollow[column] = cell.mostlyDiverged();
            }
            String name = grid.initializations().get(row).label();
            InitializationStyle style = styles.get(row);
            drawn.add(new Points(
                    name,
                    style.colour(),
                    style.dash(),
                    style.mark(),
                    grid.learningRates().stream().mapToDouble(rate -> rate).toArray(),
                    medians,
                    new Bars(smallest, largest),
                    seeds,
                    diverged,
                    hollow,
                    !view.cells().showsRow(row)));
            rows.add(new Curves.Row(name, numbers));
        }
        double least = grid.learningRates().get(0);
        double most = grid.learningRates().get(n - 1);
        Axis x = new Axis(least / 1.4, most * 1.4);
        Axis y = Axis.of(range.smallest, range.largest, setup.chance());
        return new LastLoss(
                what + " by learning rate",
                new ChartData.Last(x, y, Wall.lower(what), drawn),
                grid.learningRates().stream().map(format::rate).toList(),
                rows,
                notes(grid, lines.length, y.cuts(range.smallest, range.largest), y, format));
    }

    private static List<String> notes(Grid grid, int lines, boolean cut, Axis y, Format format) {
        List<String> notes = new ArrayList<>();
        if (lines < grid.initializations().size()) {
            notes.add("Drawn are %d of %d initializations, evenly spaced."
                    .formatted(lines, grid.initializations().size()));
        }
        if (grid.cells().stream().allMatch(cell -> cell.done().isEmpty())) {
            notes.add("No run is done yet.");
        }
        if (cut) {
            notes.add("The axis ends at %s and %s; values beyond it lie on its edge."
                    .formatted(format.number(y.min()), format.number(y.max())));
        }
        return notes;
    }

    private static String numbers(Spread spread, Format format) {
        if (spread.count() == 0) {
            return "–";
        }
        String median = format.number(spread.median());
        return spread.count() == 1
                ? median + " (n = 1)"
                : "%s (%s–%s, n = %d)"
                        .formatted(
                                median,
                                format.number(spread.smallest()),
                                format.number(spread.largest()),
                                spread.count());
    }

    /** What an axis has to hold: all that is finite. */
    private static final class Range {
        private double smallest;
        private double largest;

        Range(double first) {
            smallest = first;
            largest = first;
        }

        double add(double value) {
            if (Double.isFinite(value)) {
                smallest = Math.min(smallest, value);
                largest = Math.max(largest, value);
            }
            return value;
        }
    }
}
