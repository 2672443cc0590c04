package dev.chainrule.dashboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of experiments as its page shows it.
 *
 * @param subtitle for example "8 experiments, 1,080 runs. One is running now."
 * @param q the text that is looked for, as it came; empty for none
 * @param status the filter that is on
 * @param shown for example "Showing 8 of 8."
 * @param cursor names the state that was read
 * @param live whether anything can change without somebody's doing
 * @param empty whether there is no experiment at all
 */
record ExperimentList(
        String subtitle,
        String q,
        String status,
        List<Filter> filters,
        List<Row> rows,
        String shown,
        @Nullable String newer,
        @Nullable String older,
        String cursor,
        boolean live,
        boolean empty) {

    /** One of the states to filter by. */
    record Filter(String label, String count, String query, boolean chosen) {}

    /**
     * @param age for example "started 4 min ago"
     * @param ageMore for example "about 30 s left"; may be empty
     */
    record Row(
            Summary summary,
            Stage stage,
            Progress progress,
            String done,
            String rest,
            String diverged,
            String age,
            String ageMore) {}
}
