package dev.chainrule.dashboard;

import dev.chainrule.web.BadInput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What somebody wants to see of the list of experiments.
 *
 * @param q text to look for; blank for all
 * @param status one of {@link #STATUSES}
 * @param tag that each must have; blank for any
 * @param page from 0
 */
record ListQuery(String q, String status, String tag, Sort sort, int page) {

    /** Archived experiments are in none of the others. */
    static final List<String> STATUSES = List.of("all", "running", "queued", "done", "paused", "archived");

    private static final int LONGEST_TEXT = 200;

    /** In which order. */
    enum Sort {
        NEWEST("newest first"),
        OLDEST("oldest first"),
        NAME("by name"),
        RUNS("most runs first");

        private final String label;

        Sort(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Reads the parameters of an address; blank ones mean their standard. */
    static ListQuery read(String q, String status, String tag, String sort, int page) {
        for (String text : List.of(q, tag)) {
            if (text.length() > LONGEST_TEXT) {
                throw new BadInput(
                        text.equals(q) ? "q" : "tag",
                        "A text of %,d characters is too long to look for. Use up to %d."
                                .formatted(text.length(), LONGEST_TEXT));
            }
        }
        String filter = status.isBlank() ? "all" : status;
        if (!STATUSES.contains(filter)) {
            throw new BadInput(
                    "status",
                    "“%.80s” is not a status. Use all, running, queued, done, paused or archived.".formatted(filter));
        }
        if (page < 0) {
            throw new BadInput("page", "%d is not a page. Pages are counted from 0.".formatted(page));
        }
        return new ListQuery(q, filter, tag.strip(), sort(sort), page);
    }

    private static Sort sort(String id) {
        if (id.isBlank()) {
            return Sort.NEWEST;
        }
        return Arrays.stream(Sort.values())
                .filter(sort -> sort.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new BadInput(
                        "sort",
                        "“%.80s” is not an order. Use %s."
                                .formatted(
                                        id,
                                        Arrays.stream(Sort.values())
                                                .map(Sort::id)
                                                .collect(Collectors.joining(", ")))));
    }

    /** Whether nothing is looked for: every experiment that is not archived is shown. */
    boolean everything() {
        return q.isBlank() && tag.isEmpty();
    }

    ListQuery withStatus(String other) {
        return new ListQuery(q, other, tag, sort, 0);
    }

    ListQuery withPage(int other) {
        return new ListQuery(q, status, tag, sort, other);
    }

    /** As the end of an address. */
    String address() {
        List<String> pairs = new ArrayList<>();
        if (!q.isBlank()) {
            pairs.add("q=" + URLEncoder.encode(q, StandardCharsets.UTF_8));
        }
        if (!status.equals("all")) {
            pairs.add("status=" + status);
        }
        if (!tag.isEmpty()) {
            pairs.add("tag=" + URLEncoder.encode(tag, StandardCharsets.UTF_8));
        }
        if (sort != Sort.NEWEST) {
            pairs.add("sort=" + sort.id());
        }
        if (page > 0) {
            pairs.add("page=" + page);
        }
        return "?" + String.join("&", pairs);
    }
}
