package dev.chainrule.dashboard;

import org.jspecify.annotations.Nullable;

/**
 * The parts of a page that are drawn from many runs at once; made anew only when their {@link Sight} has changed.
 *
 * @param best of all walls; null if there is one or nothing to compare
 * @param charts what the script draws, as JSON
 */
record Drawn(
        Wall wall,
        ExperimentPage.@Nullable BestOfAll best,
        Findings findings,
        Curves curves,
        LastLoss lastLoss,
        Groups groups,
        Pairing pairing,
        Parallel parallel,
        String charts) {

    /** Whether everything below the wall reads and looks the same. */
    boolean sameCharts(Drawn other) {
        return this == other
                || (charts.equals(other.charts)
                        && curves.tables().equals(other.curves.tables())
                        && curves.notes().equals(other.curves.notes())
                        && lastLoss.rows().equals(other.lastLoss.rows())
                        && lastLoss.notes().equals(other.lastLoss.notes())
                        && groups.rows().equals(other.groups.rows())
                        && pairing.equals(other.pairing));
    }
}
