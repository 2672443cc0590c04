package dev.chainrule.dashboard;

import dev.chainrule.run.Measures;
import dev.chainrule.run.Outcome;
import dev.chainrule.run.RunStatus;
import dev.chainrule.run.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Of a run what pages about many runs need, without its definition and provenance.
 *
 * @param lastEpoch −1 before epoch 0
 * @param last of the last durable epoch; null before epoch 0
 * @param watchedBestEpoch at which the metric that early stopping watches was best; null if it watches none
 * @param version rises with every change of the run
 */
record RunFacts(
        long id,
        int ordinal,
        double learningRate,
        String initialization,
        long seed,
        RunStatus status,
        @Nullable Verdict verdict,
        int epochs,
        int lastEpoch,
        double chance,
        @Nullable Measures last,
        @Nullable Integer bestEpoch,
        @Nullable Measures best,
        @Nullable Integer watchedBestEpoch,
        long trainingNanos,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        long version) {

    /** Trained to its end, whatever that was: what counts in statistics. */
    boolean done() {
        return status == RunStatus.FINISHED || status == RunStatus.DIVERGED;
    }

    /** Waiting or under way. */
    boolean open() {
        return !status.ended();
    }

    /** Whether it has an epoch. */
    boolean begun() {
        return last != null;
    }

    @Nullable
    Outcome outcome() {
        return verdict == null ? null : verdict.outcome();
    }

    @Nullable
    Integer divergedEpoch() {
        return verdict == null ? null : verdict.divergedEpoch();
    }

    boolean diverged() {
        return verdict != null && verdict.outcome().diverged();
    }

    boolean notFinite() {
        return outcome() == Outcome.NOT_FINITE;
    }

    double lastTrainingLoss() {
        return ofLast(last == null ? null : last.trainingLoss());
    }

    double lastValidationLoss() {
        return ofLast(last == null ? null : last.validationLoss());
    }

    /** What settings are compared by: last validation loss; training loss without validation. */
    double decidingLoss() {
        return ofLast(last == null ? null : last.decidingLoss());
    }

    /** Last validation loss minus last training loss. */
    double gap() {
        return lastValidationLoss() - lastTrainingLoss();
    }

    double lastTrainingScore() {
        return ofLast(last == null ? null : last.trainingScore());
    }

    double lastValidationScore() {
        return ofLast(last == null ? null : last.validationScore());
    }

    /** A run that stopped being finite has no last value, even if its last whole epoch still had one. */
    private double ofLast(@Nullable Double value) {
        return value == null || notFinite() ? Double.NaN : value;
    }
}
