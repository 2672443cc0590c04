package dev.chainrule.dashboard;

import dev.chainrule.dashboard.CurveView.Across;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All that the wall, the charts and the sentences of a page depend on, besides what the reader chose: while it is the same, so are they. A
 * run under way counts there only until a seed of its cell is done, so that most epochs of most runs change nothing.
 *
 * @param experiment its name, which forms that are opened from here take over
 * @param runs a number each
 */
record Sight(String experiment, List<Long> runs) {

    private record Place(int setting, String initialization, double learningRate) {}

    static Sight of(LoadedExperiment loaded) {
        Set<Place> done = new HashSet<>();
        for (RunFacts run : loaded.runs()) {
            if (run.done()) {
                done.add(place(loaded, run));
            }
        }
        // what an epoch of a cell takes is a mean over all of its runs
        boolean all = loaded.view().curves().across() == Across.SECONDS;
        List<Long> runs = new ArrayList<>();
        for (RunFacts run : loaded.runs()) {
            boolean quiet = !all && run.open() && done.contains(place(loaded, run));
            runs.add(quiet ? -1L - run.status().ordinal() : run.version());
        }
        return new Sight(loaded.experiment().name(), runs);
    }

    private static Place place(LoadedExperiment loaded, RunFacts run) {
        return new Place(loaded.facetOf(run), run.initialization(), run.learningRate());
    }
}
