package dev.chainrule.dashboard;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One experiment as its page shows it.
 *
 * @param cursor names the state that was read; the page asks for what is new after it
 * @param live whether anything can change without somebody's doing
 * @param settings what else is varied, to choose which wall is shown; empty for most experiments
 * @param best of all those walls; null if there is one wall or nothing to compare
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
        List<Setting.Control> settings,
        @Nullable BestOfAll best,
        Findings findings,
        Filter filter,
        Curves curves,
        String chance,
        LastLoss lastLoss,
        Groups groups,
        Pairing pairing,
        Parallel parallel,
        boolean validated,
        RunTable runs,
        int total,
        String charts) {

    /** What is above the progress. */
    List<Object> head() {
        return List.of(name, description, tags, subtitle, stage, pausable, resumable, cancellable);
    }

    /**
     * The best cell of all settings of what is varied beside the wall's axes.
     *
     * @param text for example "0.021 at momentum 0.9, He normal, lr 0.1"
     * @param query the address that shows it
     * @param here whether it is on the wall that is shown
     */
    record BestOfAll(String text, String query, boolean here) {}

    /**
     * What everything below the wall is limited to.
     *
     * @param cell for example "He normal, lr 0.1"; null for all cells
     * @param clearQuery the address without it
     * @param finerQuery what the form's address says to sweep more learning rates around the cells; null for all cells
     * @param groups what the lines of a panel can be
     * @param kept parameters that clearing does not change
     */
    record Filter(
            @Nullable String cell,
            int cells,
            String clearQuery,
            @Nullable String finerQuery,
            List<Wall.Choice> groups,
            Map<String, String> kept) {}
}
