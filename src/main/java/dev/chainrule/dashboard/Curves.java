package dev.chainrule.dashboard;

import dev.chainrule.dashboard.ChartData.Axis;
import dev.chainrule.dashboard.ChartData.Line;
import dev.chainrule.dashboard.ChartData.Panel;
import dev.chainrule.dashboard.CurveView.Across;
import dev.chainrule.web.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Loss by epoch in small multiples: a panel for each initialization with a line for each learning rate, or the other way round.
 *
 * @param explained what line and band are
 * @param controls how else it can be drawn
 * @param values what the tables show
 * @param tables the same numbers at a few epochs, a table for each panel
 * @param notes what is not drawn, and where an axis is cut
 */
record Curves(
        String title,
        String explained,
        ChartData.Curves drawn,
        List<Control> controls,
        List<Numbers> tables,
        String values,
        List<String> notes) {

    /** Ways of drawing, of which one is chosen. */
    record Control(String label, List<Wall.Choice> choices) {}

    /** @param epochs heads of the columns */
    record Numbers(String title, List<String> epochs, List<Row> rows) {}

    /** @param values mean and interval at each epoch */
    record Row(String name, List<String> values) {}

    /** @param detail of the part that is zoomed to; null if the series have all of it */
    static Curves of(
            Grid grid,
            Setup setup,
            ViewState view,
            Map<CellKey, CellSeries> series,
            ChartData.@Nullable Detail detail,
            Format format) {
        boolean validation = view.metric() == Metric.VALIDATION_LOSS;
        String what = validation ? "Validation loss" : "Training loss";
        CurvePanels chosen = CurvePanels.of(grid, view);
        boolean byRow = chosen.byRow();
        int[] panels = chosen.panels();
        int[] lines = chosen.lines();
        List<InitializationStyle> styles = InitializationStyle.of(grid.initializations());
        List<Panel> drawn = new ArrayList<>();
        List<Numbers> tables = new ArrayList<>();
        int[] keyEpochs = CellCurve.keyEpochs(setup.epochs());
        double smallest = setup.chance();
        double largest = setup.chance();
        double most = 0;
        MissingSeeds missing = new MissingSeeds();
        CurveView how = view.curves();
        for (int panel : panels) {
            List<Line> inPanel = new ArrayList<>();
            List<Row> rows = new ArrayList<>();
            for (int line : lines) {
                Cell cell = chosen.cell(grid, panel, line);
                CellSeries of = Objects.requireNonNull(series.get(cell.key()));
                CellCurve curve = validation ? of.validation() : of.training();
                String name = byRow
                        ? rate(grid, line, format)
                        : grid.initializations().get(line).label();
                boolean dim = !view.cells().shows(cell.key());
                String css = byRow ? ordered(line, grid) : styles.get(line).colour();
                String dash = byRow ? "" : styles.get(line).dash();
                double times = times(how, cell, setup);
                inPanel.add(line(name, css, dash, curve, how, times, cell.mostlyDiverged(), dim));
                rows.add(row(name, curve, how, keyEpochs, format));
                for (float middle : how.median() ? curve.median() : curve.mean()) {
                    if (Float.isFinite(middle)) {
                        smallest = Math.min(smallest, middle);
                        largest = Math.max(largest, middle);
                    }
                }
                most = Math.max(most, setup.epochs() * times);
                if (!how.median()) {
                    missing.add(
                            byRow
                                    ? grid.initializations().get(panel).label() + " at lr " + name
                                    : name + " at lr " + rate(grid, panel, format),
                            curve,
                            cell);
                }
            }
            String title = byRow ? grid.initializations().get(panel).label() : "lr " + rate(grid, panel, format);
            drawn.add(new Panel(title, inPanel));
            tables.add(new Numbers(
                    title, Arrays.stream(keyEpochs).mapToObj(format::count).toList(), rows));
        }
        Axis y = how.linear() ? Axis.linear(largest, setup.chance()) : Axis.of(smallest, largest, setup.chance());
        List<String> notes = notes(grid, panels, lines, byRow, y.cuts(smallest, largest), y, format);
        notes.addAll(missing.notes());
        if (how.across() == Across.SECONDS) {
            notes.add("Seconds are epochs times the mean time of an epoch of each setting.");
        }
        return new Curves(
                what + " by " + how.across().id(),
                explained(how, setup),
                new ChartData.Curves(
                        RoundNumbers.fourFigures(Math.max(most, 1e-9)),
                        how.across().id(),
                        y,
                        how.linear(),
                        how.median(),
                        Wall.lower(what),
                        drawn,
                        detail),
                controls(view),
                tables,
                how.median() ? "median by epoch (quartiles, seeds)" : "mean by epoch (95 % interval, seeds)",
                notes);
    }

    private static String explained(CurveView how, Setup setup) {
        String line = how.median()
                ? "Median over seeds, band: quartiles; a seed that is not finite counts as infinite."
                : "Mean over seeds on the log scale, band: 95 % interval.";
        return how.smooth()
                ? line
                        + " Bold: smoothed, a moving mean over %d epochs; pale: raw."
                                .formatted(CellCurve.smoothedOver(setup.epochs()))
                : line;
    }

    private static List<Control> controls(ViewState view) {
        CurveView how = view.curves();
        List<Wall.Choice> across = new ArrayList<>();
        for (Across each : Across.values()) {
            across.add(new Wall.Choice(each.id(), view.with(how.with(each)).query(), how.across() == each));
        }
        return List.of(
                new Control(
                        "Middle",
                        List.of(
                                new Wall.Choice(
                                        "mean", view.with(how.withMedian(false)).query(), !how.median()),
                                new Wall.Choice(
                                        "median",
                                        view.with(how.withMedian(true)).query(),
                                        how.median()))),
                new Control(
                        "Loss axis",
                        List.of(
                                new Wall.Choice(
                                        "log", view.with(how.withLinear(false)).query(), !how.linear()),
                                new Wall.Choice(
                                        "linear",
                                        view.with(how.withLinear(true)).query(),
                                        how.linear()))),
                new Control("Across", across),
                new Control(
                        "Smoothing",
                        List.of(
                                new Wall.Choice(
                                        "raw", view.with(how.withSmooth(false)).query(), !how.smooth()),
                                new Wall.Choice(
                                        "smoothed",
                                        view.with(how.withSmooth(true)).query(),
                                        how.smooth()))));
    }

    /** What an epoch is on the x axis. */
    static double times(CurveView how, Cell cell, Setup setup) {
        return switch (how.across()) {
            case EPOCH -> 1;
            case STEP -> setup.stepsPerEpoch();
            case SECONDS ->
                RoundNumbers.fourFigures(cell.runs().stream()
                        .filter(run -> run.lastEpoch() > 0 && run.trainingNanos() > 0)
                        .mapToDouble(run -> run.trainingNanos() / 1e9 / run.lastEpoch())
                        .average()
                        .orElse(0));
        };
    }

    private static Line line(
            String name,
            String css,
            String dash,
            CellCurve curve,
            CurveView how,
            double times,
            boolean weak,
            boolean dim) {
        List<ChartData.Mark> marks = curve.mark() == null
                ? List.of()
                : List.of(new ChartData.Mark(
                        curve.mark().notFinite() ? "cross" : "diamond",
                        curve.mark().epoch(),
                        RoundNumbers.fourFigures(curve.mark().loss())));
        ChartData.Fine points = fine(curve, how);
        return new Line(
                name,
                css,
                dash,
                points.xs(),
                times,
                points.ys(),
                points.low(),
                points.high(),
                points.n(),
                points.smooth(),
                weak,
                dim,
                marks);
    }

    /** The points of a curve as they are drawn. */
    static ChartData.Fine fine(CellCurve curve, CurveView how) {
        return new ChartData.Fine(
                curve.epochs(),
                shortened(how.median() ? curve.median() : curve.mean()),
                shortened(how.median() ? curve.firstQuartile() : curve.low()),
                shortened(how.median() ? curve.thirdQuartile() : curve.high()),
                IntStream.range(0, curve.length())
                        .map(place -> seeds(curve, place, how))
                        .toArray(),
                how.smooth() ? shortened(how.median() ? curve.smoothMedian() : curve.smooth()) : null);
    }

    /** How many seeds a value rests on: a mean leaves out those that are not finite, a median counts them as infinite. */
    private static int seeds(CellCurve curve, int place, CurveView how) {
        return how.median() ? curve.seeds() : curve.count()[place];
    }

    private static Row row(String name, CellCurve curve, CurveView how, int[] epochs, Format format) {
        float[] middles = how.median() ? curve.median() : curve.mean();
        float[] lows = how.median() ? curve.firstQuartile() : curve.low();
        float[] highs = how.median() ? curve.thirdQuartile() : curve.high();
        List<String> values = new ArrayList<>();
        for (int epoch : epochs) {
            int place = curve.placeOf(epoch);
            if (place < 0) {
                values.add(curve.mark() != null && curve.mark().notFinite() ? "not finite" : "–");
            } else {
                String mean = format.number(middles[place]);
                int n = seeds(curve, place, how);
                values.add(
                        n < 2
                                ? mean + " (n = 1)"
                                : "%s (%s–%s, n = %d)"
                                        .formatted(mean, format.number(lows[place]), format.number(highs[place]), n));
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

    /** Learning rates are ordered: five steps of the sequential map from the smallest to the largest. */
    static String ordered(int column, Grid grid) {
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
