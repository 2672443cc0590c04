package dev.chainrule.dashboard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Pages as browsers were last given them, so that whoever asks what is new after a cursor is told the difference. One that is not here any
 * more is made anew as a whole. Safe for any thread.
 */
@Component
class PagesInUse {

    /** Rows of tables, of all pages together, at about a kilobyte; any page weighs as much as {@value #PAGE} of them. */
    private static final int MOST_ROWS = 20_000;

    private static final int PAGE = 200;

    private final Recent<Key, Kept> pages =
            new Recent<>(MOST_ROWS, page -> PAGE + page.page().runs().rows().size());

    /**
     * @param choices what the address says
     * @param columns that the reader chose before
     */
    record Key(long experimentId, Map<String, String> choices, List<String> columns, String cursor) {

        Key at(String other) {
            return new Key(experimentId, choices, columns, other);
        }
    }

    record Kept(ExperimentPage page, Sight sight, Drawn drawn) {}

    Optional<Kept> find(Key key) {
        return pages.find(key);
    }

    void keep(Key key, Kept page) {
        pages.keep(key, page);
    }
}
