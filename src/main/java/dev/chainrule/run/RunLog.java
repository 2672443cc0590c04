package dev.chainrule.run;

import dev.chainrule.engine.Best;
import dev.chainrule.engine.Checkpoint;
import dev.chainrule.engine.TrainingResult;
import dev.chainrule.experiment.DefinitionJson;
import dev.chainrule.experiment.Experiment;
import dev.chainrule.experiment.Experiments;
import dev.chainrule.experiment.KeptEpochs;
import dev.chainrule.experiment.RunDefinition;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a worker writes about its run. Each call is one short transaction, and is refused with {@link LostLeaseException} when the worker no longer
 * holds the run, so what two workers write can never mix. What a call has returned from is durable.
 */
@Component
public class RunLog {

    private final Runs runs;
    private final Experiments experiments;
    private final Epochs epochs;
    private final WeightsStore weights;
    private final HealthLog health;
    private final Checkpoints checkpoints;
    private final DefinitionJson json;
    private final Provenance provenance;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RunLog(
            Runs runs,
            Experiments experiments,
            Epochs epochs,
            WeightsStore weights,
            HealthLog health,
            Checkpoints checkpoints,
            DefinitionJson json,
            Provenance provenance,
            ApplicationEventPublisher events,
            Clock clock) {
        this.runs = runs;
        this.experiments = experiments;
        this.epochs = epochs;
        this.weights = weights;
        this.health = health;
        this.checkpoints = checkpoints;
        this.json = json;
        this.provenance = provenance;
        this.events = events;
        this.clock = clock;
    }

    /** Takes the run of that place. Empty if there is nothing to do: it has ended, was deleted or paused, or got another place since. */
    @Transactional
    public Optional<Claim> claim(Place place) {
        Optional<Run> found = runs.findForUpdate(place.runId());
        if (found.isEmpty() || found.get().status().ended() || found.get().enqueued() != place.enqueued()) {
            return Optional.empty();
        }
        Run run = found.get();
        Instant now = clock.instant();
        // A deleted experiment is not found; its run was asked to cancel, which comes first below.
        boolean held = experiments
                .findById(run.experimentId())
                .filter(experiment -> experiment.state() == Experiment.State.PAUSED)
                .isPresent();
        boolean paused = held || run.stopRequest() == Run.StopRequest.PAUSE;
        if (run.status() == RunStatus.QUEUED && paused) {
            return Optional.empty();
        }
        run.claim(now, provenance.text());
        if (run.stopRequest() == Run.StopRequest.CANCEL) {
            run.stopCancelled(run.lease(), null, null, now);
            events.publishEvent(RunEnded.of(run));
            return Optional.empty();
        }
        if (paused) {
            run.release(run.lease(), now);
            return Optional.empty();
        }
        if (run.exhausted()) {
            run.fail(
                    run.lease(),
                    "The process ended %d times while it trained this run, without one more epoch. Look at the log and the memory; then retry."
                            .formatted(Run.MOST_TAKEOVERS + 1),
                    now);
            events.publishEvent(RunEnded.of(run));
            return Optional.empty();
        }
        return Optional.of(claimed(run));
    }

    private Claim claimed(Run run) {
        List<EpochRow> durable = List.of();
        Checkpoint checkpoint = null;
        if (run.hasEpochs()) {
            epochs.forgetCurve(run.id());
            durable = epochs.after(run.id(), -1, Integer.MAX_VALUE);
            checkpoint = checkpoints.of(run.id()).orElse(null);
        }
        Integer best = run.bestEpoch();
        RunDefinition definition = json.readRun(run.definition());
        return new Claim(
                run.id(),
                run.lease(),
                definition,
                new KeptEpochs(run.epochs(), run.parameters(), run.weightsBudget()),
                HealthLog.kept(run.epochs(), definition.network().hidden().size() + 1),
                run.chance(),
                run.queuedAt(),
                checkpoint,
                durable,
                best == null ? null : durable.get(best),
                run.weightsBytes());
    }

    /** Makes epochs durable, with the checkpoint after the last of them. */
    @Transactional
    public void record(Claim claim, EpochBatch batch) {
        write(held(claim), claim, batch);
        checkpoints.store(claim.runId(), batch.checkpoint());
    }

    /**
     * Ends a run that trained all its epochs, stopped early or diverged, with its last epochs.
     *
     * @param best what early stopping watched for; null if it watched for nothing
     */
    @Transactional
    public void finish(
            Claim claim,
            @Nullable EpochBatch batch,
            TrainingResult result,
            List<EpochRow> all,
            Checkpoint last,
            @Nullable Best best) {
        Run run = held(claim);
        boolean recorded = run.hasEpochs();
        write(run, claim, batch);
        if (best != null) {
            keep(run, best.epoch(), best.weights());
        }
        Curve curve = close(run, all, last);
        Verdict verdict = result instanceof TrainingResult.Diverged diverged
                ? Verdict.notFinite(diverged.lastEpoch(), diverged.step(), diverged.layer(), diverged.tensor())
                : OutcomeRules.finished(curve, claim.chance());
        run.finish(
                claim.lease(),
                verdict,
                best == null ? null : best.epoch(),
                Hashes.sha256(last.weights()),
                clock.instant());
        if (recorded) {
            checkpoints.forget(claim.runId());
        }
        events.publishEvent(RunEnded.of(run));
    }

    /**
     * Ends a run that was stopped: as cancelled, or back in the queue if its experiment is paused or the process goes down.
     *
     * @param last null if no epoch ended
     * @param best what early stopping watched for up to there; null if it watched for nothing
     */
    @Transactional
    public void stop(
            Claim claim,
            @Nullable EpochBatch batch,
            List<EpochRow> all,
            @Nullable Checkpoint last,
            @Nullable Best best) {
        Run run = held(claim);
        write(run, claim, batch);
        if (last != null) {
            checkpoints.store(claim.runId(), last);
        }
        if (run.stopRequest() == Run.StopRequest.CANCEL) {
            if (best != null) {
                keep(run, best.epoch(), best.weights());
            }
            if (last != null) {
                close(run, all, last);
            }
            run.stopCancelled(
                    claim.lease(),
                    best == null ? null : best.epoch(),
                    last == null ? null : Hashes.sha256(last.weights()),
                    clock.instant());
            events.publishEvent(RunEnded.of(run));
        } else {
            boolean paused = run.stopRequest() == Run.StopRequest.PAUSE;
            run.release(claim.lease(), clock.instant());
            if (!paused) {
                events.publishEvent(new RunsQueued(List.of(Place.of(run))));
            }
        }
    }

    /** Ends a run that cannot go on. */
    @Transactional
    public void fail(Claim claim, String cause) {
        Run run = held(claim);
        run.fail(claim.lease(), cause, clock.instant());
        events.publishEvent(RunEnded.of(run));
    }

    private Run held(Claim claim) {
        Run run = runs.findForUpdate(claim.runId())
                .orElseThrow(() -> new LostLeaseException(claim.runId(), claim.lease(), 0, RunStatus.CANCELLED));
        if (!run.heldBy(claim.lease())) {
            throw new LostLeaseException(claim.runId(), claim.lease(), run.lease(), run.status());
        }
        return run;
    }

    private void write(Run run, Claim claim, @Nullable EpochBatch batch) {
        // A batch whose commit went through although the answer was lost comes a second time.
        if (batch == null || batch.rows().get(0).epoch() <= run.lastEpoch()) {
            return;
        }
        long runId = claim.runId();
        epochs.append(runId, batch.rows());
        health.append(runId, batch.health());
        if (batch.kept() != null) {
            weights.append(runId, batch.kept(), false);
        }
        for (WeightsBlock pinned : batch.pinned()) {
            weights.append(runId, pinned, true);
        }
        EpochRow first = batch.rows().get(0);
        EpochRow last = batch.rows().get(batch.rows().size() - 1);
        if (run.hasEpochs()) {
            weights.unpin(runId, batch.best().epoch(), last.epoch());
        }
        run.record(
                claim.lease(),
                new Progress(
                        last.epoch(),
                        last.measures(),
                        first.epoch() == 0 ? first.measures().trainingLoss() : null,
                        batch.best().epoch(),
                        batch.best().measures(),
                        batch.rows().stream()
                                .mapToLong(row -> row.duration().toNanos())
                                .sum(),
                        batch.weightsBytes()));
    }

    private Curve close(Run run, List<EpochRow> all, Checkpoint last) {
        Curve curve = CurveBytes.of(all);
        epochs.store(run.id(), curve);
        keep(run, last.epoch(), last.weights());
        run.stored(weights.bytes(run.id()));
        return curve;
    }

    private void keep(Run run, int epoch, float[] values) {
        if (!weights.has(run.id(), epoch)) {
            weights.append(run.id(), new WeightsBlock(new int[] {epoch}, Floats.toBytes(values)), true);
        }
    }
}
