package dev.chainrule.dashboard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/**
 * The runs of experiments that are being looked at. Of runs that were read before only the versions are asked for, and those read again that
 * have changed: of 2,000 runs a few are under way. Safe for any thread.
 */
@Component
class KnownRuns {

    /** Of all experiments together; a run is half a kilobyte. */
    private static final int MOST_RUNS = 50_000;

    /** When more have changed, all are read. */
    private static final int MOST_CHANGED = 200;

    /** So many are read one by one, by a query that is prepared once; one for many is made anew for each number of them. */
    private static final int ONE_BY_ONE = 8;

    private final RunFactsRepository repository;
    private final JdbcTemplate jdbc;
    private final Recent<Long, Known> known =
            new Recent<>(MOST_RUNS, runs -> runs.inOrder().size());

    KnownRuns(RunFactsRepository repository, JdbcTemplate jdbc) {
        this.repository = repository;
        this.jdbc = jdbc;
    }

    /**
     * The runs of an experiment as they were read.
     *
     * @param inOrder by ordinal
     * @param byId the same by id
     * @param state made of the ids and versions of them all: another one when any of them has changed
     */
    record Known(List<RunFacts> inOrder, List<RunFacts> byId, String state) {

        private static final Comparator<RunFacts> ORDER = Comparator.comparingInt(RunFacts::ordinal);
        private static final Comparator<RunFacts> IDS = Comparator.comparingLong(RunFacts::id);

        static Known of(List<RunFacts> inOrder) {
            List<RunFacts> byId = inOrder.stream().sorted(IDS).toList();
            return new Known(inOrder, byId, state(byId));
        }

        /** The same runs, some of them as they are now. */
        Known with(Collection<RunFacts> changed) {
            List<RunFacts> newById = with(changed, byId, IDS);
            return new Known(with(changed, inOrder, ORDER), newById, state(newById));
        }

        private static List<RunFacts> with(Collection<RunFacts> changed, List<RunFacts> runs, Comparator<RunFacts> by) {
            List<RunFacts> now = new ArrayList<>(runs);
            changed.forEach(run -> now.set(Collections.binarySearch(runs, run, by), run));
            return List.copyOf(now);
        }

        /* Not a sum of versions: two runs read a moment apart may have the sum of another moment. */
        private static String state(List<RunFacts> byId) {
            long state = byId.size();
            for (RunFacts run : byId) {
                state = mixed(mixed(state + run.id()) + run.version());
            }
            return Long.toHexString(state);
        }

        /* Stafford's mix 13, a bijection: lists that differ in one run are never the same, others once in 2^64 */
        private static long mixed(long bits) {
            bits = (bits ^ bits >>> 30) * 0xbf58476d1ce4e5b9L;
            bits = (bits ^ bits >>> 27) * 0x94d049bb133111ebL;
            return bits ^ bits >>> 31;
        }
    }

    /** The same as before if none has changed. */
    Known of(long experimentId) {
        Known before = known.find(experimentId).orElse(null);
        Known now = before == null ? all(experimentId) : brought(experimentId, before);
        if (now != before) {
            known.keep(experimentId, now);
        }
        return now;
    }

    private Known all(long experimentId) {
        return Known.of(repository.of(experimentId));
    }

    private Known brought(long experimentId, Known before) {
        Comparison comparison = new Comparison(before.byId());
        jdbc.query("select id, version from run where experiment_id = ? order by id", comparison, experimentId);
        if (comparison.same()) {
            return before;
        }
        if (comparison.others() || comparison.changed().size() > MOST_CHANGED) {
            return all(experimentId);
        }
        return before.with(read(comparison.changed()));
    }

    private Collection<RunFacts> read(List<Long> ids) {
        return ids.size() > ONE_BY_ONE
                ? repository.with(ids)
                : ids.stream().flatMap(id -> repository.one(id).stream()).toList();
    }

    /** Ids and versions in the order of the ids, beside the runs that are known. */
    private static final class Comparison implements RowCallbackHandler {

        private final List<RunFacts> before;
        private final List<Long> changed = new ArrayList<>();
        private int place;
        private boolean others;

        Comparison(List<RunFacts> before) {
            this.before = before;
        }

        @Override
        public void processRow(ResultSet row) throws SQLException {
            long id = row.getLong(1);
            if (place >= before.size() || before.get(place).id() != id) {
                others = true;
            } else if (before.get(place).version() != row.getLong(2)) {
                changed.add(id);
            }
            place++;
        }

        /** Whether there are runs that were not known, or are not any more. */
        boolean others() {
            return others || place != before.size();
        }

        boolean same() {
            return changed.isEmpty() && !others();
        }

        List<Long> changed() {
            return changed;
        }
    }
}
