package dev.chainrule.dashboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of experiments as its page shows it.
 *
 * @param subtitle for example "8 experiments, 1,080 runs. One is running now."
 * @param query what is asked for
 * @param tags all that are in use
 * @param shown for example "Showing 8 of 8."
 * @param cursor names the state that was read
 * @param live whether anything can change without somebody's doing
 * @param empty whether there is no experiment at all
 */
record ExperimentList(
        String subtitle,
        ListQuery query,
        List<String> tags,
        List<Filter> filters,
        List<Row> rows,
        String shown,
        @Nullable String newer,
        @Nullable String older,
        String cursor,
        boolean live,
        boolean empty) {

    public String q() {
        return query.q();
    }

    public String status() {
        return query.status();
    }

    public String tag() {
        return query.tag();
    }

    public ListQuery.Sort sort() {
        return query.sort();
    }

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
