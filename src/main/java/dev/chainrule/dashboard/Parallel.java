package dev.chainrule.dashboard;

import dev.chainrule.web.Format;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
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
     * @param name of the column that a filter asks for it
     * @param ids of a category's places as a filter writes them; null for numbers
     * @param elsewhere whether its other values are on other walls
     * @param names of a category's places, first to last; null for numbers
     * @param log whether numbers are on a log scale
     */
    record Axis(
            String name,
            String label,
            @Nullable List<String> names,
            @Nullable List<String> ids,
            double min,
            double max,
            boolean log,
            boolean percent,
            boolean elsewhere) {

        Axis onOtherWalls() {
            return new Axis(name, label, names, ids, min, max, log, percent, true);
        }
    }

    /**
     * @param at one for each axis; not a number where there is none
     * @param rank 0 (worst) to 4 (best fifth) by what settings are compared by; −1 for those that diverged
     * @param dim another cell is chosen, or the filter lets none of its runs through
     */
    record Line(String name, double[] at, int rank, boolean dim) {}

    private record Point(
            CellKey cell, RunFacts any, boolean matches, double loss, double validation, double score, boolean lost) {}

    static Parallel of(LoadedExperiment loaded, Predicate<RunFacts> filter, Format format) {
        List<Point> points = new ArrayList<>();
        long runs = loaded.runs().stream().filter(RunFacts::done).count();
        boolean single = runs <= MOST_LINES;
        boolean validated = loaded.setup().validated();
        for (int facet = 0; facet < loaded.facets().count(); facet++) {
            for (Cell cell : loaded.facets().grid(facet).cells()) {
                if (single) {
                    cell.done().forEach(run -> points.add(point(cell.key(), List.of(run), validated, filter)));
                } else if (!cell.done().isEmpty()) {
                    points.add(point(cell.key(), cell.done(), validated, filter));
                }
            }
        }
        List<Axis> axes = new ArrayList<>();
        List<ToDoubleFunction<Point>> values = new ArrayList<>();
        Grid grid = loaded.grid();
        axes.add(new Axis(
                "init",
                "Initialization",
                grid.initializations().stream().map(each -> each.label()).toList(),
                grid.initializations().stream().map(each -> each.id()).toList(),
                0,
                Math.max(1, grid.initializations().size() - 1),
                false,
                false,
                false));
        values.add(point -> point.cell().row());
        numbers(axes, values, "lr", "Learning rate", point -> point.any().learningRate(), points, true, false);
        for (int i = 0; i < loaded.view().setting().parameters().size(); i++) {
            int place = i;
            numbers(
                    axes,
                    values,
                    RunColumns.name(loaded.view().setting().parameters().get(i)),
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
        axes.replaceAll(axis -> axis.names() != null || axis.name().equals("lr") ? axis : axis.onOtherWalls());
        numbers(axes, values, "loss", "Last train loss", Point::loss, points, true, false);
        if (validated) {
            numbers(axes, values, "validation_loss", "Last val. loss", Point::validation, points, true, false);
        }
        numbers(
                axes,
                values,
                loaded.setup().classes() > 0 ? "accuracy" : "r2",
                (validated ? "Last val. " : "Last train ") + loaded.setup().score(),
                Point::score,
                points,
                false,
                loaded.setup().classes() > 0);
        List<Point> ranked = points.stream()
                .filter(point -> !point.lost())
                .sorted(Comparator.comparingDouble(point -> validated ? point.validation() : point.loss()))
                .toList();
        CellChoice chosen = loaded.view().cells();
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
                    !point.matches() || !chosen.none() && !chosen.has(point.cell())));
        }
        return new Parallel(single ? "run" : "setting", axes, lines);
    }

    private static Point point(CellKey cell, List<RunFacts> runs, boolean validated, Predicate<RunFacts> filter) {
        return new Point(
                cell,
                runs.get(0),
                runs.stream().anyMatch(filter),
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
            String name,
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
        double[] ends = ends(min, max, log, percent);
        axes.add(new Axis(
                name,
                label,
                null,
                null,
                RoundNumbers.fourFigures(ends[0]),
                RoundNumbers.fourFigures(ends[1]),
                log,
                percent,
                false));
        values.add(value);
    }

    /** Where an axis begins and ends: with one value only there is room on both sides, though a share stays between 0 and 1. */
    static double[] ends(double min, double max, boolean log, boolean share) {
        if (min > max) {
            return new double[] {log ? .1 : 0, 1};
        }
        if (min < max) {
            return new double[] {min, max};
        }
        if (log) {
            return new double[] {min / 2, max * 2};
        }
        return share ? new double[] {Math.max(0, min - .5), Math.min(1, max + .5)} : new double[] {min - .5, max + .5};
    }
}
