package dev.chainrule.run;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One training: a setting of the sweep with a seed, its way from the queue to its end, and what came of it. */
@Entity
public class Run extends LeasedRun {

    /** Somebody wants a run that is under way to end. */
    public enum StopRequest {
        CANCEL,
        PAUSE
    }

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
    private @Nullable String weightsSha256;
    private long weightsBytes;

    @Column(length = 4_000)
    private @Nullable String provenance;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected Run() {}

    Run(RunPlan plan) {
        super(plan);
    }

    @Override
    void retry(Instant now) {
        super.retry(now);
        watchedBestEpoch = null;
        weightsSha256 = null;
    }

    // ---- what a worker does

    /** Takes the run; from now on only writes with the new lease are let through. */
    void claim(Instant now, String provenance) {
        take(now);
        this.provenance = provenance;
    }

    void record(long lease, Progress progress) {
        advance(lease);
        lastEpoch = progress.lastEpoch();
        last = progress.last();
        if (progress.startTrainingLoss() != null) {
            startTrainingLoss = progress.startTrainingLoss();
        }
        bestEpoch = progress.bestEpoch();
        best = progress.best();
        trainingNanos += progress.nanos();
        weightsBytes = progress.weightsBytes();
    }

    /** Corrects the bytes of stored weights once nothing is added any more. */
    void stored(long weightsBytes) {
        this.weightsBytes = weightsBytes;
    }

    void finish(long lease, Verdict verdict, @Nullable Integer watchedBestEpoch, String weightsSha256, Instant now) {
        end(lease, verdict.outcome() == Outcome.NOT_FINITE ? RunStatus.DIVERGED : RunStatus.FINISHED, now);
        this.verdict = verdict;
        this.watchedBestEpoch = watchedBestEpoch;
        this.weightsSha256 = weightsSha256;
    }

    void stopCancelled(long lease, @Nullable Integer watchedBestEpoch, @Nullable String weightsSha256, Instant now) {
        end(lease, RunStatus.CANCELLED, now);
        this.watchedBestEpoch = watchedBestEpoch;
        this.weightsSha256 = weightsSha256;
    }

    // ---- reading

    /** Time spent training and recording, without the time in the queue. */
    public long trainingNanos() {
        return trainingNanos;
    }

    /** Whether any epoch is durable. */
    public boolean hasEpochs() {
        return lastEpoch >= 0;
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
        return status() == RunStatus.FINISHED && watchedBestEpoch != null && lastEpoch < epochs();
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
