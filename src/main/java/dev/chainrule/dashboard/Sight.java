package dev.chainrule.dashboard;

import dev.chainrule.dashboard.CurveView.Across;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
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

    static Sight of(LoadedExperiment loaded, Predicate<RunFacts> filter) {
        // what an epoch of a cell takes is a mean over all of its runs
        boolean all = loaded.view().curves().across() == Across.SECONDS;
        BitSet quiet = all ? new BitSet() : besideDone(loaded);
        List<Long> runs = new ArrayList<>(loaded.runs().size());
        for (RunFacts run : loaded.runs()) {
            runs.add(
                    quiet.get(run.ordinal())
                            ? -1L - 2 * run.status().ordinal() - (filter.test(run) ? 1 : 0)
                            : run.version());
        }
        return new Sight(loaded.experiment().name(), loaded.view().curves().range(), runs);
    }

    /** Ordinals of the runs under way in cells where a seed is done. */
    private static BitSet besideDone(LoadedExperiment loaded) {
        BitSet found = new BitSet();
        for (int facet = 0; facet < loaded.facets().count(); facet++) {
            if (loaded.facets().runs(facet).stream().anyMatch(RunFacts::open)) {
                for (Cell cell : loaded.facets().grid(facet).cells()) {
                    add(cell.runs(), found);
                }
            }
        }
        return found;
    }

    private static void add(List<RunFacts> seeds, BitSet found) {
        if (seeds.stream().anyMatch(RunFacts::done)) {
            seeds.stream().filter(RunFacts::open).forEach(run -> found.set(run.ordinal()));
        }
    }
}
