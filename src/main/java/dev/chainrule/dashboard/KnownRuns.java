package dev.chainrule.dashboard;

import dev.chainrule.dashboard.RunFactsRepository.RunVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
    private final Recent<Long, List<RunFacts>> known = new Recent<>(MOST_RUNS, List::size);

    KnownRuns(RunFactsRepository repository) {
        this.repository = repository;
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
        List<RunVersion> versions = repository.versionsOf(experimentId);
        if (versions.size() != before.size()) {
            return repository.of(experimentId);
        }
        Map<Long, Long> now = versions.stream().collect(Collectors.toMap(RunVersion::id, RunVersion::version));
        List<Long> changed = before.stream()
                .filter(run -> !Long.valueOf(run.version()).equals(now.get(run.id())))
                .map(RunFacts::id)
                .toList();
        if (changed.isEmpty()) {
            return before;
        }
        if (changed.size() > MOST_CHANGED || !now.keySet().containsAll(changed)) {
            return repository.of(experimentId);
        }
        Map<Long, RunFacts> fresh = new HashMap<>();
        repository.with(changed).forEach(run -> fresh.put(run.id(), run));
        List<RunFacts> runs = new ArrayList<>(before);
        runs.replaceAll(run -> fresh.getOrDefault(run.id(), run));
        return List.copyOf(runs);
    }
}
