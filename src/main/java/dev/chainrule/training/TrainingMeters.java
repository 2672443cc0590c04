package dev.chainrule.training;

import dev.chainrule.run.Claim;
import dev.chainrule.run.EpochBatch;
import dev.chainrule.run.EpochRow;
import dev.chainrule.run.RunEnded;
import dev.chainrule.run.RunStatus;
import dev.chainrule.run.Runs;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** What Prometheus is told. The gauges count the whole database, the rest what this process did. */
@Component
class TrainingMeters {

    private static final String NO_OUTCOME = "none";

    private final MeterRegistry registry;
    private final Clock clock;
    private final Counter epochs;
    private final Counter samples;
    private final Counter weights;
    private final Timer epochDuration;
    private final Timer queueWait;

    TrainingMeters(MeterRegistry registry, Runs runs, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        Gauge.builder("chainrule.runs.queued", runs, all -> all.countByStatus(RunStatus.QUEUED))
                .description("Runs that wait, in the whole database")
                .strongReference(true) // nobody else holds what a lazy repository is injected as
                .register(registry);
        Gauge.builder("chainrule.runs.running", runs, all -> all.countByStatus(RunStatus.RUNNING))
                .description("Runs under way, in the whole database")
                .strongReference(true)
                .register(registry);
        epochs = Counter.builder("chainrule.epochs.trained")
                .description("Epochs trained")
                .register(registry);
        samples = Counter.builder("chainrule.samples.trained")
                .description("Training rows seen, each epoch anew")
                .register(registry);
        weights = Counter.builder("chainrule.weights.stored")
                .baseUnit("bytes")
                .description("Weights written to the database")
                .register(registry);
        epochDuration = Timer.builder("chainrule.epoch.duration")
                .description("Time an epoch took, its evaluation included")
                .register(registry);
        queueWait = Timer.builder("chainrule.run.queue.wait")
                .description("Time between getting a place in the queue and the start")
                .register(registry);
        // A counter that begins at one shows no increase, and the first failure would raise no alarm.
        ended(RunStatus.FAILED, NO_OUTCOME);
    }

    void claimed(Claim claim) {
        queueWait.record(Duration.between(claim.queuedAt(), clock.instant()));
    }

    void recorded(EpochBatch batch, int trainingRows) {
        int trained = 0;
        for (EpochRow row : batch.rows()) {
            if (row.epoch() > 0) {
                trained++;
                epochDuration.record(row.duration());
            }
        }
        epochs.increment(trained);
        samples.increment((double) trained * trainingRows);
        long bytes = batch.kept() == null ? 0 : batch.kept().bytes().length;
        weights.increment(bytes
                + batch.pinned().stream()
                        .mapToLong(block -> block.bytes().length)
                        .sum());
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void ended(RunEnded ended) {
        String outcome = ended.outcome() == null ? NO_OUTCOME : ended.outcome().id();
        ended(ended.status(), outcome).increment();
        Timer.builder("chainrule.run.duration")
                .description("Time spent training and recording a run")
                .register(registry)
                .record(Duration.ofNanos(ended.trainingNanos()));
    }

    private Counter ended(RunStatus status, String outcome) {
        return Counter.builder("chainrule.runs.ended")
                .description("Runs ended, by how they ended and what they show")
                .tag("status", status.name().toLowerCase(Locale.ROOT))
                .tag("outcome", outcome)
                .register(registry);
    }
}
