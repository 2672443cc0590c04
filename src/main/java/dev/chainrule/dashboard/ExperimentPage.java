package dev.chainrule.dashboard;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One experiment as its page shows it.
 *
 * @param cursor names the state that was read; the page asks for what is new after it
 * @param live whether anything can change without somebody's doing
 * @param charts what the script draws, as JSON
 */
record ExperimentPage(
        long id,
        String name,
        String description,
        List<String> tags,
        String subtitle,
        Stage stage,
        boolean pausable,
        boolean resumable,
        boolean cancellable,
        String cursor,
        boolean live,
        Progress progress,
        Wall wall,
        Filter filter,
        Curves curves,
        String chance,
        LastLoss lastLoss,
        RunTable runs,
        int total,
        String charts) {

    /**
     * What everything below the wall is limited to.
     *
     * @param cell for example "He normal, lr 0.1"; null for all cells
     * @param clearQuery the address without it
     * @param groups what the lines of a panel can be
     * @param kept parameters that clearing does not change
     */
    record Filter(
            @Nullable String cell, int cells, String clearQuery, List<Wall.Choice> groups, Map<String, String> kept) {}
}
