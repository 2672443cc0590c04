package dev.chainrule.run;

import dev.chainrule.experiment.RunDefinition;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One training: a setting of the sweep with a seed. Owns its transitions: each checks the state it starts from, and those that a worker makes
 * also that the worker still holds the lease.
 */
@Entity
public class Run extends PlannedRun {

    /** Somebody wants a run that is under way to end. */
    public enum StopRequest {
        CANCEL,
        PAUSE
    }

    /** A worker that dies with a run so often, without a new epoch, is not given it again. */
    static final int MOST_TAKEOVERS = 3;

    @Enumerated(EnumType.STRING)
    private RunStatus status = RunStatus.QUEUED;

    @Enumerated(EnumType.STRING)
    private @Nullable StopRequest stopRequest;

    private long lease;
    private int attempt = 1;
    private int enqueued = 1;
    private int takeovers;

    private Instant queuedAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;
    private long trainingNanos;

    private int lastEpoch = -1;
    private @Nullable Double startTrainingLoss;

    @Embedded
    @AttributeOverride(name = "trainingLoss", column = @Column(name = "last_training_loss"))
    @AttributeOverride(name = "validationLoss", column = @Column(name = "last_validation_loss"))
    @AttributeOverride(name = "trainingScore", column = @Column(name = "last_training_score"))
    @AttributeOverride(name = "validationScore", column = @Column(name = "last_validation_score"))
    private @Nullable Measures last;

    private @Nullable Integer bestEpoch;

    @Embedded
    @AttributeOverride(name = "trainingLoss", column = @Column(name = "best_training_loss"))
    @AttributeOverride(name = "validationLoss", column = @Column(name = "best_validation_loss"))
    @AttributeOverride(name = "trainingScore", column = @Column(name = "best_training_score"))
    @AttributeOverride(name = "validationScore", column = @Column(name = "best_validation_score"))
    private @Nullable Measures best;

    @Embedded
    private @Nullable Verdict verdict;

    private @Nullable Integer watchedBestEpoch;
    private @Nullable String failure;
    private @Nullable String weightsSha256;
    private long weightsBytes;

    @Column(length = 4_000)
    private @Nullable String provenance;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected Run() {}

    /** See {@link PlannedRun#PlannedRun(long, int, RunDefinition, String, String, long, double, long, Instant)}. */
    Run(
            long experimentId,
            int ordinal,
            RunDefinition frozen,
            String definition,
            String dataFingerprint,
            long parameters,
            double chance,
            long weightsBudget,
            Instant now) {
        super(experimentId, ordinal, frozen, definition, dataFingerprint, parameters, chance, weightsBudget, now);
        this.queuedAt = now;
    }

    // ---- what somebody asks for

    /** Ends a run that waits, and asks one under way to end. */
    void cancel(Instant now) {
        if (status == RunStatus.QUEUED) {
            end(RunStatus.CANCELLED, now);
        } else if (status == RunStatus.RUNNING) {
            stopRequest = StopRequest.CANCEL;
        }
    }

    /** Asks a run under way to go back to the queue. */
    void pause() {
        if (status == RunStatus.RUNNING && stopRequest == null) {
            stopRequest = StopRequest.PAUSE;
        }
    }

    /** Takes back a pause that has not happened yet. */
    void resume() {
        if (status == RunStatus.RUNNING && stopRequest == StopRequest.PAUSE) {
            stopRequest = null;
        }
    }

    /** Queues a failed or cancelled run again; it goes on after its last durable epoch. */
    void retry(Instant now) {
        if (status != RunStatus.FAILED && status != RunStatus.CANCELLED) {
            throw new IllegalStateException("Run %d is %s. Only a failed or a cancelled run can be tried again."
                    .formatted(id(), status.name().toLowerCase(java.util.Locale.ROOT)));
        }
        status = RunStatus.QUEUED;
        attempt++;
        takeovers = 0;
        stopRequest = null;
        failure = null;
        endedAt = null;
        weightsSha256 = null;
        enqueue(now);
    }

    /** A new place in the queue. */
    void enqueue(Instant now) {
        enqueued++;
        queuedAt = now;
    }

    // ---- what a worker does

    /** Takes the run; from now on only writes with the new lease are let through. */
    void claim(Instant now, String provenance) {
        if (status.ended()) {
            throw new IllegalStateException("Run %d is %s and cannot be claimed.".formatted(id(), status));
        }
        if (status == RunStatus.RUNNING) {
            takeovers++;
        }
        status = RunStatus.RUNNING;
        lease++;
        if (startedAt == null) {
            startedAt = now;
        }
        this.provenance = provenance;
    }

    boolean exhausted() {
        return takeovers > MOST_TAKEOVERS;
    }

    boolean heldBy(long lease) {
        return status == RunStatus.RUNNING && this.lease == lease;
    }

    void record(long lease, Progress progress) {
        requireHeld(lease);
        lastEpoch = progress.lastEpoch();
        last = progress.last();
        if (progress.startTrainingLoss() != null) {
            startTrainingLoss = progress.startTrainingLoss();
        }
        bestEpoch = progress.bestEpoch();
        best = progress.best();
        trainingNanos += progress.nanos();
        weightsBytes = progress.weightsBytes();
        takeovers = 0;
    }

    /** Corrects the bytes of stored weights once nothing is added any more. */
    void stored(long weightsBytes) {
        this.weightsBytes = weightsBytes;
    }

    void finish(long lease, Verdict verdict, @Nullable Integer watchedBestEpoch, String weightsSha256, Instant now) {
        requireHeld(lease);
        this.verdict = verdict;
        this.watchedBestEpoch = watchedBestEpoch;
        this.weightsSha256 = weightsSha256;
        end(verdict.outcome() == Outcome.NOT_FINITE ? RunStatus.DIVERGED : RunStatus.FINISHED, now);
    }

    void stopCancelled(long lease, @Nullable String weightsSha256, Instant now) {
        requireHeld(lease);
        this.weightsSha256 = weightsSha256;
        end(RunStatus.CANCELLED, now);
    }

    /** Back to the queue: the experiment is paused or the process is going down. */
    void release(long lease, Instant now) {
        requireHeld(lease);
        status = RunStatus.QUEUED;
        stopRequest = null;
        enqueue(now);
    }

    void fail(long lease, String cause, Instant now) {
        requireHeld(lease);
        failure = cause.length() > 2_000 ? cause.substring(0, 2_000) : cause;
        end(RunStatus.FAILED, now);
    }

    private void requireHeld(long lease) {
        if (!heldBy(lease)) {
            throw new LostLeaseException(id(), lease, this.lease, status);
        }
    }

    private void end(RunStatus status, Instant now) {
        this.status = status;
        stopRequest = null;
        endedAt = now;
    }

    // ---- reading

    public RunStatus status() {
        return status;
    }

    public @Nullable StopRequest stopRequest() {
        return stopRequest;
    }

    public long lease() {
        return lease;
    }

    public int attempt() {
        return attempt;
    }

    /** How often it got a place in the queue. */
    public int enqueued() {
        return enqueued;
    }

    public Instant queuedAt() {
        return queuedAt;
    }

    public @Nullable Instant startedAt() {
        return startedAt;
    }

    public @Nullable Instant endedAt() {
        return endedAt;
    }

    /** Time spent training and recording, without the time in the queue. */
    public long trainingNanos() {
        return trainingNanos;
    }

    /** The last durable epoch, −1 before epoch 0. */
    public int lastEpoch() {
        return lastEpoch;
    }

    public @Nullable Double startTrainingLoss() {
        return startTrainingLoss;
    }

    public @Nullable Measures last() {
        return last;
    }

    public @Nullable Integer bestEpoch() {
        return bestEpoch;
    }

    public @Nullable Measures best() {
        return best;
    }

    /** Null until it has finished or diverged. */
    public @Nullable Verdict verdict() {
        return verdict;
    }

    /** {@link Verdict#outcome()}. */
    public @Nullable Outcome outcome() {
        return verdict == null ? null : verdict.outcome();
    }

    /**
     * The epoch at which the metric that early stopping watches was best, whose weights are kept; null before the run has ended, and where
     * nothing is watched.
     */
    public @Nullable Integer watchedBestEpoch() {
        return watchedBestEpoch;
    }

    /** Whether early stopping ended it before its last epoch. */
    public boolean stoppedEarly() {
        return status == RunStatus.FINISHED && watchedBestEpoch != null && lastEpoch < epochs();
    }

    public @Nullable String failure() {
        return failure;
    }

    /** SHA-256 of the last weights, lower-case hex. */
    public @Nullable String weightsSha256() {
        return weightsSha256;
    }

    /** Bytes of weights stored. */
    public long weightsBytes() {
        return weightsBytes;
    }

    /** As {@link Provenance} writes it; null before the first claim. */
    public @Nullable String provenance() {
        return provenance;
    }
}
