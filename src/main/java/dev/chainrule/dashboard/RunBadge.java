package dev.chainrule.dashboard;

import dev.chainrule.dashboard.RunColumn.Shown;
import dev.chainrule.run.Outcome;
import dev.chainrule.web.Format;

/** How a run ended, or how far it is, as a badge. */
final class RunBadge {

    private RunBadge() {}

    static Shown of(RunFacts run, Format format) {
        return new Shown(words(run, format), "", css(run));
    }

    /** Class of the badge. */
    static String css(RunFacts run) {
        Outcome outcome = run.outcome();
        if (!run.done() || outcome == null) {
            return switch (run.status()) {
                case RUNNING -> "running";
                case QUEUED -> "queued";
                case CANCELLED -> "cancelled";
                default -> "failed";
            };
        }
        return switch (outcome) {
            case NOT_FINITE -> "nonfinite";
            case DIVERGED -> "diverged";
            case STUCK -> "stuck";
            case LEARNED -> "learned";
            case STILL_FALLING -> "slow";
            case PARTLY_LEARNED -> "partial";
        };
    }

    private static String words(RunFacts run, Format format) {
        return switch (run.status()) {
            case RUNNING ->
                run.lastEpoch() < 0
                        ? "Starting"
                        : "Epoch %s of %s".formatted(format.count(run.lastEpoch()), format.count(run.epochs()));
            case QUEUED -> run.lastEpoch() < 0 ? "Queued" : "Queued, at epoch " + format.count(run.lastEpoch());
            case CANCELLED -> "Cancelled";
            case FAILED -> "Failed";
            case FINISHED, DIVERGED -> {
                String label = run.outcome() == null ? "Done" : run.outcome().label();
                yield run.diverged() && run.divergedEpoch() != null
                        ? label + ", epoch " + format.count(run.divergedEpoch())
                        : label;
            }
        };
    }
}
