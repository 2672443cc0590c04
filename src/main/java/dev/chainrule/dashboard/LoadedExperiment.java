package dev.chainrule.dashboard;

import dev.chainrule.experiment.Experiment;
import dev.chainrule.experiment.Sweep;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * An experiment and its runs as they were read for one answer, and what the reader chose to see of them.
 *
 * @param sweep of the whole experiment, with all that is varied
 * @param runs all of them, in order
 * @param setup of the runs on the wall that is shown
 * @param grid the wall that is shown
 */
record LoadedExperiment(
        Experiment experiment,
        Sweep sweep,
        List<RunFacts> runs,
        Facets facets,
        Setup setup,
        Grid grid,
        ViewState view) {

    long id() {
        return experiment.id();
    }

    /** Which wall is shown. */
    int facet() {
        return view.setting().index();
    }

    int facetOf(RunFacts run) {
        return sweep.combinationOf(run.ordinal());
    }

    /** Where a run is on its wall. */
    CellKey cellOf(RunFacts run) {
        return new CellKey(grid.rowOf(run.initialization()), grid.columnOf(run.learningRate()));
    }

    /** The same with the cells marked that have runs which the filter lets through. */
    LoadedExperiment filtered(Predicate<RunFacts> filter) {
        Set<CellKey> matching =
                facets.runs(facet()).stream().filter(filter).map(this::cellOf).collect(Collectors.toSet());
        return new LoadedExperiment(
                experiment,
                sweep,
                runs,
                facets,
                setup,
                grid,
                view.with(view.cells().matching(matching)));
    }

    /** Those that the table lists before its filter: of the chosen cells, of this wall or of all. */
    List<RunFacts> candidates() {
        List<RunFacts> wall = view.table().everywhere() ? runs : facets.runs(facet());
        return view.cells().all()
                ? wall
                : wall.stream().filter(run -> view.cells().shows(cellOf(run))).toList();
    }
}
