package dev.chainrule.dashboard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
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

    private final RunFactsRepository repository;
    private final JdbcTemplate jdbc;
    private final Recent<Long, List<RunFacts>> known = new Recent<>(MOST_RUNS, List::size);

    KnownRuns(RunFactsRepository repository, JdbcTemplate jdbc) {
        this.repository = repository;
        this.jdbc = jdbc;
    }

    /** In order. The same list as before if none has changed. */
    List<RunFacts> of(long experimentId) {
        List<RunFacts> before = known.find(experimentId).orElse(null);
        List<RunFacts> now = before == null ? repository.of(experimentId) : brought(experimentId, before);
        if (now != before) {
            known.keep(experimentId, now);
        }
        return now;
    }

    private List<RunFacts> brought(long experimentId, List<RunFacts> before) {
        Map<Long, Long> now = new HashMap<>();
        jdbc.query(
                "select id, version from run where experiment_id = ?",
                row -> {
                    now.put(row.getLong(1), row.getLong(2));
                },
                experimentId);
        List<Long> changed = before.stream()
                .filter(run -> !Long.valueOf(run.version()).equals(now.get(run.id())))
                .map(RunFacts::id)
                .toList();
        if (changed.isEmpty() && now.size() == before.size()) {
            return before;
        }
        if (changed.size() > MOST_CHANGED || now.size() != before.size()) {
            return repository.of(experimentId);
        }
        Map<Long, RunFacts> fresh = new HashMap<>();
        repository.with(changed).forEach(run -> fresh.put(run.id(), run));
        List<RunFacts> runs = new ArrayList<>(before);
        runs.replaceAll(run -> fresh.getOrDefault(run.id(), run));
        return List.copyOf(runs);
    }
}
