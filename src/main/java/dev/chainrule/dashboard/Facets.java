package dev.chainrule.dashboard;

import dev.chainrule.experiment.Sweep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The runs of an experiment, apart for each setting of what is varied beside learning rate, initialization and seed: a wall each, so that no
 * cell holds runs that differ in more than their seed. Not for several threads.
 */
final class Facets {

    private final Sweep sweep;
    private final List<List<RunFacts>> runs = new ArrayList<>();
    private final Map<Integer, Grid> grids = new HashMap<>();

    Facets(Sweep sweep, List<RunFacts> all) {
        this.sweep = sweep;
        for (int i = 0; i < sweep.combinations(); i++) {
            runs.add(new ArrayList<>());
        }
        all.forEach(run -> runs.get(sweep.combinationOf(run.ordinal())).add(run));
    }

    /** Where something was found. */
    record Found(int facet, Grid grid, Cell cell) {}

    int count() {
        return runs.size();
    }

    List<RunFacts> runs(int facet) {
        return runs.get(facet);
    }

    Grid grid(int facet) {
        return grids.computeIfAbsent(facet, index -> new Grid(sweep, runs.get(index)));
    }

    /** The cell with the best median of all, as {@link Grid#best} finds it in one; of equals the first. */
    Optional<Found> best(ToDoubleFunction<RunFacts> value, boolean score) {
        double worst = score ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        Found best = null;
        double bestMedian = worst;
        for (int facet = 0; facet < count(); facet++) {
            Grid grid = grid(facet);
            Optional<Cell> found = grid.best(value, score);
            if (found.isPresent()) {
                double median = found.get().spread(value, worst).median();
                if (best == null || (score ? median > bestMedian : median < bestMedian)) {
                    best = new Found(facet, grid, found.get());
                    bestMedian = median;
                }
            }
        }
        return Optional.ofNullable(best);
    }
}
