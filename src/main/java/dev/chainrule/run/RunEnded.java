package dev.chainrule.run;

import org.jspecify.annotations.Nullable;

/**
 * A run has ended; whoever hears it is in the same transaction.
 *
 * @param outcome null unless it finished or diverged
 * @param trainingNanos time spent training and recording
 */
public record RunEnded(
        long runId, RunStatus status, @Nullable Outcome outcome, long trainingNanos) {

    static RunEnded of(Run run) {
        return new RunEnded(run.id(), run.status(), run.outcome(), run.trainingNanos());
    }
}
