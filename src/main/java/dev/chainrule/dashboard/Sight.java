package dev.chainrule.dashboard;

import dev.chainrule.dashboard.CurveView.Across;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All that the wall, the charts and the sentences of a page depend on, besides what the reader chose: while it is the same, so are they. A
 * run under way counts there only until a seed of its cell is done, so that most epochs of most runs change nothing, unless the filter takes it
 * in or leaves it out then.
 *
 * @param experiment its name, which forms that are opened from here take over
 * @param range what the curves are zoomed to, which no link of the page says
 * @param runs a number each
 */
record Sight(String experiment, @Nullable CurveRange range, List<Long> runs) {

    private record Place(int setting, String initialization, double learningRate) {}

    static Sight of(LoadedExperiment loaded, Predicate<RunFacts> filter) {
        // what an epoch of a cell takes is a mean over all of its runs
        boolean all = loaded.view().curves().across() == Across.SECONDS;
        Set<Place> done = all ? Set.of() : doneOfOpen(loaded);
        List<Long> runs = new ArrayList<>(loaded.runs().size());
        for (RunFacts run : loaded.runs()) {
            boolean quiet = run.open() && !done.isEmpty() && done.contains(place(loaded, run));
            runs.add(quiet ? -1L - 2 * run.status().ordinal() - (filter.test(run) ? 1 : 0) : run.version());
        }
        return new Sight(loaded.experiment().name(), loaded.view().curves().range(), runs);
    }

    /** Cells that have runs under way and some that are done. */
    private static Set<Place> doneOfOpen(LoadedExperiment loaded) {
        Set<Place> open = new HashSet<>();
        for (RunFacts run : loaded.runs()) {
            if (run.open()) {
                open.add(place(loaded, run));
            }
        }
        Set<Place> done = new HashSet<>();
        for (RunFacts run : open.isEmpty() ? List.<RunFacts>of() : loaded.runs()) {
            if (run.done()) {
                Place place = place(loaded, run);
                if (open.contains(place)) {
                    done.add(place);
                }
            }
        }
        return done;
    }

    private static Place place(LoadedExperiment loaded, RunFacts run) {
        return new Place(loaded.facetOf(run), run.initialization(), run.learningRate());
    }
}
