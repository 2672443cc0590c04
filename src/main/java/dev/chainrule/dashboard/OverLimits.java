package dev.chainrule.dashboard;

import dev.chainrule.run.Probed;
import dev.chainrule.run.Probing;
import dev.chainrule.run.Run;
import dev.chainrule.run.Runs;
import dev.chainrule.web.Refusal;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Looks whether the learning rate that fails on a wall is above the stability limit: on one run, at two of its epochs at most, and once, as
 * a run that has ended stays what it is. Safe for any thread.
 */
@Component
class OverLimits {

    private static final int MOST_KEPT = 500;

    private final Runs runs;
    private final Probing probing;
    private final Recent<Key, Optional<Probed.Curvature>> known = new Recent<>(MOST_KEPT, curvature -> 1);

    OverLimits(Runs runs, Probing probing) {
        this.runs = runs;
        this.probing = probing;
    }

    private record Key(long run, long version) {}

    /** Empty where no rate fails, where the limit is not the reason, and where it would take too long to know. */
    Optional<OverLimit> of(Divergence divergence, Setup setup) {
        return divergence.suspect(setup.chance()).flatMap(cell -> {
            RunFacts run =
                    cell.runs().stream().filter(RunFacts::diverged).findFirst().orElseThrow();
            return curvature(run).map(curvature -> new OverLimit(cell, run, curvature));
        });
    }

    private Optional<Probed.Curvature> curvature(RunFacts facts) {
        Key key = new Key(facts.id(), facts.version());
        return known.find(key).orElseGet(() -> {
            Optional<Probed.Curvature> fresh = runs.findById(facts.id()).flatMap(this::look);
            known.keep(key, fresh);
            return fresh;
        });
    }

    private Optional<Probed.Curvature> look(Run run) {
        try {
            return probing.overLimit(run);
        } catch (Refusal refused) {
            return Optional.empty(); // its page tells why to those who ask; here nobody did
        }
    }
}
