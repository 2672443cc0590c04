package dev.chainrule.dashboard;

import dev.chainrule.engine.Initialization;
import dev.chainrule.experiment.Experiment;
import dev.chainrule.experiment.ExperimentDefinition;
import dev.chainrule.experiment.Hyperparameters;
import dev.chainrule.experiment.Sweep;
import dev.chainrule.web.Format;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * An experiment in short: what the list shows of it, but for what depends on the time of day.
 *
 * @param sweep for example "5 lr × 6 inits × 5 seeds"
 * @param range for example "0.001 to 10, 150 runs"
 * @param map of the sweep, row by row
 * @param best null while no setting has a finite middle
 */
record Summary(
        long id,
        String name,
        String datasetKind,
        String dataset,
        String network,
        String sweep,
        String range,
        MiniMap map,
        @Nullable Best best,
        Experiment.State state,
        Tally tally,
        Instant createdAt) {

    /**
     * The small map: a class for each cell.
     *
     * @param columns class that gives the number of columns, empty for five
     * @param spoken what it shows, in words
     */
    record MiniMap(String columns, List<String> cells, String spoken) {}

    /**
     * The setting with the best median.
     *
     * @param score its median last score, for example "99.2 %"
     * @param kind what that score is
     * @param seeds how many the median rests on
     */
    record Best(String score, String kind, String setting, int seeds) {}

    /** A map of more columns or rows is a picture of nothing at that size. */
    private static final int MOST_COLUMNS = 12;

    private static final int MOST_ROWS = 12;

    /**
     * The map and the best are of the wall that holds the best cell of all, where more is varied than the wall's axes.
     *
     * @param setups what the runs of each setting share
     */
    static Summary of(
            Experiment experiment,
            ExperimentDefinition definition,
            List<RunFacts> runs,
            IntFunction<Setup> setups,
            Format format) {
        Facets facets = new Facets(definition.sweep(), runs);
        boolean validated = setups.apply(0).validated();
        ToDoubleFunction<RunFacts> loss = validated ? RunFacts::lastValidationLoss : RunFacts::lastTrainingLoss;
        Optional<Facets.Found> found = facets.best(loss, false);
        int shown = found.map(Facets.Found::facet).orElse(0);
        Setup setup = setups.apply(shown);
        Grid grid = facets.grid(shown);
        Optional<Cell> best = found.map(Facets.Found::cell);
        return new Summary(
                experiment.id(),
                experiment.name(),
                definition.dataset().kind(),
                setup.dataset(),
                setup.network(),
                sweep(definition.sweep(), format),
                range(grid, format) + ", " + format.count(runs.size(), "run"),
                map(grid, loss, best, setup, format),
                best.map(cell -> best(
                                cell,
                                grid,
                                setup,
                                Hyperparameters.words(definition.sweep().combination(shown), format),
                                format))
                        .orElse(null),
                experiment.state(),
                Tally.of(runs),
                experiment.createdAt());
    }

    private static String sweep(Sweep sweep, Format format) {
        StringBuilder text = new StringBuilder("%s lr × %s"
                .formatted(
                        format.count(sweep.learningRates().size()),
                        format.count(sweep.initializations().size(), "init")));
        sweep.parameters()
                .forEach(axis -> text.append(" × ")
                        .append(format.count(axis.values().size()))
                        .append(' ')
                        .append(Hyperparameters.words(axis.path())));
        return text.append(" × ")
                .append(format.count(sweep.seeds().size(), "seed"))
                .toString();
    }

    private static String range(Grid grid, Format format) {
        List<Double> rates = grid.learningRates();
        String first = format.rate(rates.get(0));
        return rates.size() == 1 ? "lr " + first : first + " to " + format.rate(rates.get(rates.size() - 1));
    }

    private static MiniMap map(
            Grid grid, ToDoubleFunction<RunFacts> loss, Optional<Cell> best, Setup setup, Format format) {
        double bestMedian = best.map(
                        cell -> cell.spread(loss, Double.POSITIVE_INFINITY).median())
                .orElse(Double.POSITIVE_INFINITY);
        ColourScale scale = ColourScale.ofLoss(setup.chance(), bestMedian);
        int[] rows = CurvePanels.chosen(
                grid.initializations().size(), MOST_ROWS, best.map(Cell::row).orElse(-1));
        int[] columns = CurvePanels.chosen(
                grid.learningRates().size(),
                MOST_COLUMNS,
                best.map(Cell::column).orElse(-1));
        List<String> cells = new ArrayList<>();
        for (int row : rows) {
            for (int column : columns) {
                Cell cell = grid.cell(row, column);
                boolean top = best.filter(cell::equals).isPresent();
                cells.add(colour(cell, loss, scale) + (top ? " top1" : ""));
            }
        }
        String what = setup.validated() ? "validation" : "training";
        return new MiniMap(
                columns.length == 5 ? "" : "n" + columns.length,
                cells,
                best.isEmpty()
                        ? "No result yet"
                        : "Median last %s loss by initialization and learning rate, best %s"
                                .formatted(what, format.number(bestMedian)));
    }

    private static String colour(Cell cell, ToDoubleFunction<RunFacts> loss, ColourScale scale) {
        if (cell.done().isEmpty()) {
            return "q";
        }
        return cell.mostlyDiverged()
                ? "x"
                : "v" + scale.step(cell.spread(loss, Double.POSITIVE_INFINITY).median());
    }

    private static Best best(Cell cell, Grid grid, Setup setup, String further, Format format) {
        ToDoubleFunction<RunFacts> score =
                setup.validated() ? RunFacts::lastValidationScore : RunFacts::lastTrainingScore;
        double median = cell.spread(score, Double.NEGATIVE_INFINITY).median();
        Initialization initialization = grid.initializations().get(cell.row());
        return new Best(
                setup.classes() > 0 ? format.percent(median) : format.number(median),
                (setup.validated() ? "" : "training ") + setup.score(),
                "%s, lr %s%s"
                        .formatted(
                                initialization.label(),
                                format.rate(grid.learningRates().get(cell.column())),
                                further),
                cell.done().size());
    }
}
