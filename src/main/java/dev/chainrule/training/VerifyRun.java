package dev.chainrule.training;

import dev.chainrule.dataset.Datasets;
import dev.chainrule.dataset.PreparedData;
import dev.chainrule.engine.Checkpoint;
import dev.chainrule.engine.EpochResult;
import dev.chainrule.engine.Trainer;
import dev.chainrule.experiment.RunDefinition;
import dev.chainrule.run.KeptComparison;
import dev.chainrule.run.VerificationLog;
import dev.chainrule.run.VerificationLog.Claimed;
import dev.chainrule.run.WeightsStore;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Performs one verification: trains a run once more from its first draw to its last epoch, beside its kept weights, and stores nothing but
 * what came of it. Called by the job engine's threads.
 */
@Component
class VerifyRun extends SideJob<Claimed> {

    private static final long TELL_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final VerificationLog log;
    private final WeightsStore weights;
    private final Datasets datasets;
    private final Trainer trainer = new Trainer();

    VerifyRun(VerificationLog log, WeightsStore weights, Datasets datasets, Signals signals) {
        super(log, signals, "verify");
        this.log = log;
        this.weights = weights;
        this.datasets = datasets;
    }

    @Override
    String name(Claimed claim) {
        return "verification of run %d".formatted(claim.runId());
    }

    @Override
    boolean work(Claimed claim) {
        RunDefinition definition = claim.definition();
        PreparedData data = datasets.prepare(
                definition.dataset(),
                definition.validationShare(),
                definition.scaling(),
                definition.coding(datasets.classes(definition.dataset())));
        if (!data.fingerprint().equals(claim.dataFingerprint())) {
            log.fail(
                    claim,
                    "The data is no longer the same: its SHA-256 was %s and is %s. The weights of other data would say nothing."
                            .formatted(claim.dataFingerprint(), data.fingerprint()));
            return true;
        }
        Rehearsal rehearsal = new Rehearsal(claim, System::nanoTime);
        trainer.train(
                definition.trainingSpec(data.dataset()),
                data.split(),
                rehearsal::epochEnded,
                () -> rehearsal.complete() || rehearsal.lost || closing());
        Checkpoint last = Objects.requireNonNull(rehearsal.last, "no epoch was trained");
        if (closing() && !rehearsal.complete()) {
            return false;
        }
        log.finish(claim, rehearsal.comparison.ended(last.epoch(), last.weights()));
        return true;
    }

    /** The second training of a run, as it goes on. Used on the training's thread only. */
    private final class Rehearsal {

        private final Claimed claim;
        private final KeptComparison comparison;
        private final LongSupplier nanoTime;
        private long told;
        private boolean lost;
        private @Nullable Checkpoint last;

        private Rehearsal(Claimed claim, LongSupplier nanoTime) {
            this.claim = claim;
            this.comparison = new KeptComparison(weights, claim.runId());
            this.nanoTime = nanoTime;
            this.told = nanoTime.getAsLong();
        }

        private void epochEnded(EpochResult result) {
            last = result.checkpoint();
            comparison.compare(result.epoch(), last.weights());
            long now = nanoTime.getAsLong();
            if (now - told >= TELL_NANOS) {
                lost = !log.reached(claim, result.epoch());
                told = now;
            }
        }

        private boolean complete() {
            return last != null && last.epoch() >= claim.lastEpoch();
        }
    }
}
