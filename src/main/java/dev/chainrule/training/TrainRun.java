package dev.chainrule.training;

import dev.chainrule.dataset.Datasets;
import dev.chainrule.dataset.PreparedData;
import dev.chainrule.engine.Best;
import dev.chainrule.engine.Checkpoint;
import dev.chainrule.engine.Trainer;
import dev.chainrule.engine.TrainingResult;
import dev.chainrule.engine.TrainingSpec;
import dev.chainrule.experiment.RunDefinition;
import dev.chainrule.experiment.StorageBudget;
import dev.chainrule.run.Claim;
import dev.chainrule.run.EpochBatch;
import dev.chainrule.run.LostLeaseException;
import dev.chainrule.run.Place;
import dev.chainrule.run.RunLog;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Performs one run: claims it, trains it outside any transaction, records its epochs and ends it. Called by the job engine's threads. */
@Component
class TrainRun {

    private static final Logger LOG = LoggerFactory.getLogger(TrainRun.class);

    private final RunLog log;
    private final Datasets datasets;
    private final StorageBudget disk;
    private final Signals signals;
    private final TrainingMeters meters;
    private final TrainingProperties properties;
    private final Trainer trainer;

    TrainRun(
            RunLog log,
            Datasets datasets,
            StorageBudget disk,
            Signals signals,
            TrainingMeters meters,
            TrainingProperties properties) {
        this.log = log;
        this.datasets = datasets;
        this.disk = disk;
        this.signals = signals;
        this.meters = meters;
        this.properties = properties;
        trainer = new Trainer(properties.threadsPerRun());
    }

    void perform(Place place) {
        Optional<Claim> claimed = signals.closing() ? Optional.empty() : log.claim(place);
        if (claimed.isEmpty()) {
            return;
        }
        Claim claim = claimed.get();
        meters.claimed(claim);
        try (Signals.Signal signal = signals.open(claim.runId(), claim.lease())) {
            train(claim, signal);
        } catch (LostLeaseException lost) {
            LOG.info("{}", lost.getMessage());
        } catch (Throwable failed) {
            // An Error as well: it must end this run, not the pool.
            LOG.error("Run {} failed", claim.runId(), failed);
            fail(claim, failed);
        }
    }

    private void train(Claim claim, Signals.Signal signal) {
        RunDefinition definition = claim.definition();
        PreparedData data = datasets.prepare(
                definition.dataset(),
                definition.validationShare(),
                definition.scaling(),
                definition.coding(datasets.classes(definition.dataset())));
        TrainingSpec spec = definition.trainingSpec(data.dataset());
        EpochRecorder recorder = new EpochRecorder(claim, disk, properties.flush(), System::nanoTime, batch -> {
            Patience.through(signal, () -> log.record(claim, batch));
            meters.recorded(batch, data.trainingRows().length);
        });
        Checkpoint checkpoint = claim.checkpoint();
        TrainingResult result = checkpoint == null
                ? trainer.train(spec, data.split(), recorder, signal)
                : trainer.resume(spec, data.split(), checkpoint, recorder, signal);
        EpochBatch rest = recorder.take();
        Patience.through(signal, () -> {
            Checkpoint last = recorder.last();
            Best best = last == null ? null : last.best(spec).orElse(null);
            if (result instanceof TrainingResult.Stopped) {
                log.stop(claim, rest, recorder.all(), last, best);
            } else {
                log.finish(claim, rest, result, recorder.all(), Objects.requireNonNull(last), best);
            }
        });
        if (rest != null) {
            meters.recorded(rest, data.trainingRows().length);
        }
    }

    private void fail(Claim claim, Throwable failed) {
        try {
            log.fail(claim, cause(failed));
        } catch (LostLeaseException lost) {
            LOG.info("{}", lost.getMessage());
        }
    }

    private static String cause(Throwable failed) {
        if (failed instanceof OutOfMemoryError) {
            return "The memory did not suffice (%s). Use a smaller network or fewer runs at once (chainrule.training.workers), or give the process more (-Xmx); then retry."
                    .formatted(failed.getMessage());
        }
        String message = failed.getMessage() == null ? "" : ": " + failed.getMessage();
        return failed.getClass().getSimpleName() + message + " The log has the details; retry when the cause is gone.";
    }
}
