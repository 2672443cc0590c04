package dev.chainrule.dashboard;

import dev.chainrule.web.Format;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Parallel coordinates: everything that is varied and what came of it, a line for each finished run of every wall, or for each setting where
 * there are many runs.
 *
 * @param what a line is, for example "run" or "setting"
 */
record Parallel(String what, List<Axis> axes, List<Line> lines) {

    /** More lines than this are a carpet. */
    private static final int MOST_LINES = 300;

    /**
     * @param names of a category's places, first to last; null for numbers
     * @param log whether numbers are on a log scale
     */
    record Axis(String label, @Nullable List<String> names, double min, double max, boolean log, boolean percent) {}

    /**
     * @param at one for each axis; not a number where there is none
     * @param rank 0 (worst) to 4 (best fifth) by what settings are compared by; −1 for those that diverged
     * @param dim another cell is chosen
     */
    record Line(String name, double[] at, int rank, boolean dim) {}

    private record Point(CellKey cell, RunFacts any, double loss, double validation, double score, boolean lost) {}

    static Parallel of(LoadedExperiment loaded, Format format) {
        List<Point> points = new ArrayList<>();
        long runs = loaded.runs().stream().filter(RunFacts::done).count();
        boolean single = runs <= MOST_LINES;
        boolean validated = loaded.setup().validated();
        for (int facet = 0; facet < loaded.facets().count(); facet++) {
            for (Cell cell : loaded.facets().grid(facet).cells()) {
                if (single) {
                    cell.done().forEach(run -> points.add(point(cell.key(), List.of(run), validated)));
                } else if (!cell.done().isEmpty()) {
                    points.add(point(cell.key(), cell.done(), validated));
                }
            }
        }
        List<Axis> axes = new ArrayList<>();
        List<ToDoubleFunction<Point>> values = new ArrayList<>();
        Grid grid = loaded.grid();
        axes.add(new Axis(
                "Initialization",
                grid.initializations().stream().map(each -> each.label()).toList(),
                0,
                Math.max(1, grid.initializations().size() - 1),
                false,
                false));
        values.add(point -> point.cell().row());
        numbers(axes, values, "Learning rate", point -> point.any().learningRate(), points, true, false);
        for (int i = 0; i < loaded.view().setting().parameters().size(); i++) {
            int place = i;
            numbers(
                    axes,
                    values,
                    loaded.view().setting().parameters().get(i).label(),
                    point -> loaded.view()
                            .setting()
                            .at(loaded.facetOf(point.any()))
                            .parameters()
                            .get(place)
                            .value(),
                    points,
                    false,
                    false);
        }
        numbers(axes, values, "Last train loss", Point::loss, points, true, false);
        if (validated) {
            numbers(axes, values, "Last val. loss", Point::validation, points, true, false);
        }
        numbers(
                axes,
                values,
                (validated ? "Last val. " : "Last train ") + loaded.setup().score(),
                Point::score,
                points,
                false,
                loaded.setup().classes() > 0);
        List<Point> ranked = points.stream()
                .filter(point -> !point.lost())
                .sorted(Comparator.comparingDouble(point -> validated ? point.validation() : point.loss()))
                .toList();
        List<Line> lines = new ArrayList<>();
        for (Point point : points) {
            double[] at = values.stream()
                    .mapToDouble(value -> RoundNumbers.fourFigures(value.applyAsDouble(point)))
                    .toArray();
            int place = ranked.indexOf(point);
            lines.add(new Line(
                    grid.initializations().get(point.cell().row()).label() + ", lr "
                            + format.rate(point.any().learningRate())
                            + (single ? ", seed " + point.any().seed() : ""),
                    at,
                    place < 0 ? -1 : 4 - (int) (5L * place / ranked.size()),
                    !loaded.view().cells().shows(point.cell())));
        }
        return new Parallel(single ? "run" : "setting", axes, lines);
    }

    private static Point point(CellKey cell, List<RunFacts> runs, boolean validated) {
        return new Point(
                cell,
                runs.get(0),
                median(runs, RunFacts::lastTrainingLoss, Double.POSITIVE_INFINITY),
                median(runs, RunFacts::lastValidationLoss, Double.POSITIVE_INFINITY),
                median(
                        runs,
                        validated ? RunFacts::lastValidationScore : RunFacts::lastTrainingScore,
                        Double.NEGATIVE_INFINITY),
                runs.stream().filter(RunFacts::diverged).count() * 2 > runs.size());
    }

    private static double median(List<RunFacts> runs, ToDoubleFunction<RunFacts> value, double worst) {
        return Statistics.spread(runs.stream().mapToDouble(value).toArray(), worst)
                .median();
    }

    /** An axis from the smallest to the largest finite value. */
    private static void numbers(
            List<Axis> axes,
            List<ToDoubleFunction<Point>> values,
            String label,
            ToDoubleFunction<Point> value,
            List<Point> points,
            boolean log,
            boolean percent) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (Point point : points) {
            double at = value.applyAsDouble(point);
            if (Double.isFinite(at) && (!log || at > 0)) {
                min = Math.min(min, at);
                max = Math.max(max, at);
            }
        }
        if (min > max) {
            min = log ? .1 : 0;
            max = 1;
        }
        if (min == max) {
            min = log ? min / 2 : min - .5;
            max = log ? max * 2 : max + .5;
        }
        axes.add(new Axis(label, null, RoundNumbers.fourFigures(min), RoundNumbers.fourFigures(max), log, percent));
        values.add(value);
    }
}
