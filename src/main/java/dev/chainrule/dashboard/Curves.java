package dev.chainrule.dashboard;

import dev.chainrule.dashboard.ChartData.Axis;
import dev.chainrule.dashboard.ChartData.Line;
import dev.chainrule.dashboard.ChartData.Panel;
import dev.chainrule.dashboard.ViewState.Group;
import dev.chainrule.web.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Loss by epoch in small multiples: a panel for each initialization with a line for each learning rate, or the other way round.
 *
 * @param tables the same numbers at a few epochs, a table for each panel
 * @param notes what is not drawn, and where an axis is cut
 */
record Curves(String title, ChartData.Curves drawn, List<Numbers> tables, List<String> notes) {

    private static final int MOST_PANELS = 12;
    private static final int MOST_LINES = 6;

    /** @param epochs heads of the columns */
    record Numbers(String title, List<String> epochs, List<Row> rows) {}

    /** @param values mean and interval at each epoch */
    record Row(String name, List<String> values) {}

    static Curves of(Grid grid, Setup setup, ViewState view, Map<CellKey, CellSeries> series, Format format) {
        boolean validation = view.metric() == Metric.VALIDATION_LOSS;
        String what = validation ? "Validation loss" : "Training loss";
        boolean byRow = view.group() == Group.INITIALIZATION;
        int[] panels = byRow ? rows(grid, view) : columns(grid, view);
        int[] lines = byRow ? columns(grid, view) : rows(grid, view);
        List<InitializationStyle> styles = InitializationStyle.of(grid.initializations());
        List<Panel> drawn = new ArrayList<>();
        List<Numbers> tables = new ArrayList<>();
        int[] keyEpochs = CellCurve.keyEpochs(setup.epochs());
        double smallest = setup.chance();
        double largest = setup.chance();
        for (int panel : panels) {
            List<Line> inPanel = new ArrayList<>();
            List<Row> rows = new ArrayList<>();
            for (int line : lines) {
                Cell cell = byRow ? grid.cell(panel, line) : grid.cell(line, panel);
                CellSeries of = Objects.requireNonNull(series.get(cell.key()));
                CellCurve curve = validation ? of.validation() : of.training();
                String name = byRow
                        ? rate(grid, line, format)
                        : grid.initializations().get(line).label();
                boolean dim = !view.cells().shows(cell.key());
                String css = byRow ? ordered(line, grid) : styles.get(line).colour();
                String dash = byRow ? "" : styles.get(line).dash();
                inPanel.add(line(name, css, dash, curve, cell.mostlyDiverged(), dim));
                rows.add(row(name, curve, keyEpochs, format));
                for (float mean : curve.mean()) {
                    smallest = Math.min(smallest, mean);
                    largest = Math.max(largest, mean);
                }
            }
            String title = byRow ? grid.initializations().get(panel).label() : "lr " + rate(grid, panel, format);
            drawn.add(new Panel(title, inPanel));
            tables.add(new Numbers(
                    title, Arrays.stream(keyEpochs).mapToObj(format::count).toList(), rows));
        }
        Axis y = Axis.of(smallest, largest, setup.chance());
        return new Curves(
                what + " by epoch",
                new ChartData.Curves(setup.epochs(), y, Wall.lower(what), drawn),
                tables,
                notes(grid, panels, lines, byRow, y.cuts(smallest, largest), y, format));
    }

    private static Line line(String name, String css, String dash, CellCurve curve, boolean weak, boolean dim) {
        List<ChartData.Mark> marks = curve.mark() == null
                ? List.of()
                : List.of(new ChartData.Mark(
                        curve.mark().notFinite() ? "cross" : "diamond",
                        curve.mark().epoch(),
                        RoundNumbers.fourFigures(curve.mark().loss())));
        return new Line(
                name,
                css,
                dash,
                curve.epochs(),
                shortened(curve.mean()),
                shortened(curve.low()),
                shortened(curve.high()),
                weak,
                dim,
                marks);
    }

    private static Row row(String name, CellCurve curve, int[] epochs, Format format) {
        List<String> values = new ArrayList<>();
        for (int epoch : epochs) {
            int place = curve.placeOf(epoch);
            if (place < 0) {
                values.add(curve.mark() != null && curve.mark().notFinite() ? "not finite" : "–");
            } else {
                String mean = format.number(curve.mean()[place]);
                int n = curve.count()[place];
                values.add(
                        n < 2
                                ? mean + " (n = 1)"
                                : "%s (%s–%s, n = %d)"
                                        .formatted(
                                                mean,
                                                format.number(curve.low()[place]),
                                                format.number(curve.high()[place]),
                                                n));
            }
        }
        return new Row(name, values);
    }

    private static List<String> notes(
            Grid grid, int[] panels, int[] lines, boolean byRow, boolean cut, Axis y, Format format) {
        List<String> notes = new ArrayList<>();
        int rows = grid.initializations().size();
        int columns = grid.learningRates().size();
        if (panels.length < (byRow ? rows : columns) || lines.length < (byRow ? columns : rows)) {
            notes.add(
                    "Drawn are %d of %d initializations and %d of %d learning rates, evenly spaced. Pick a cell of the wall to draw its own."
                            .formatted(
                                    byRow ? panels.length : lines.length,
                                    rows,
                                    byRow ? lines.length : panels.length,
                                    columns));
        }
        if (cut) {
            notes.add("The axis ends at %s and %s; lines go on beyond it."
                    .formatted(format.number(y.min()), format.number(y.max())));
        }
        return notes;
    }

    private static int[] rows(Grid grid, ViewState view) {
        boolean panels = view.group() == Group.INITIALIZATION;
        return chosen(
                grid.initializations().size(),
                panels ? MOST_PANELS : MOST_LINES,
                view.cells().rows());
    }

    private static int[] columns(Grid grid, ViewState view) {
        boolean panels = view.group() == Group.LEARNING_RATE;
        return chosen(
                grid.learningRates().size(),
                panels ? MOST_PANELS : MOST_LINES,
                view.cells().columns());
    }

    /** Up to {@code most} of n, evenly spaced with both ends, and those of {@code must} among them as far as they fit. */
    static int[] chosen(int n, int most, int... must) {
        if (n <= most) {
            return IntStream.range(0, n).toArray();
        }
        TreeSet<Integer> places = new TreeSet<>();
        for (int i = 0; i < most; i++) {
            places.add((int) ((long) i * (n - 1) / (most - 1)));
        }
        TreeSet<Integer> free = new TreeSet<>(places);
        Arrays.stream(must).forEach(free::remove);
        for (int place : must) {
            if (place >= 0 && !places.contains(place) && !free.isEmpty()) {
                Integer neighbour = free.lower(place);
                int gone = neighbour == null || (neighbour == 0 && free.higher(place) != null)
                        ? free.higher(place)
                        : neighbour;
                free.remove(gone);
                places.remove(gone);
                places.add(place);
            }
        }
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Learning rates are ordered: five steps of the sequential map from the smallest to the largest. */
    private static String ordered(int column, Grid grid) {
        int last = grid.learningRates().size() - 1;
        return "o" + (last == 0 ? 2 : Math.round(4f * column / last));
    }

    private static String rate(Grid grid, int column, Format format) {
        return format.rate(grid.learningRates().get(column));
    }

    private static double[] shortened(float[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> RoundNumbers.fourFigures(values[i]))
                .toArray();
    }
}
