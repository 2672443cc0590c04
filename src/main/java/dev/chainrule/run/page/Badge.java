package dev.chainrule.run.page;

import dev.chainrule.run.Outcome;
import dev.chainrule.run.Run;

/**
 * The state of a run as a shape and a word.
 *
 * @param style class of the style sheet
 */
record Badge(String style, String label) {

    static Badge of(Run run) {
        Outcome outcome = run.outcome();
        if (outcome != null) {
            return new Badge(style(outcome), outcome.label());
        }
        return switch (run.status()) {
            case QUEUED -> new Badge("queued", "Queued");
            case RUNNING ->
                run.stopRequest() == null ? new Badge("running", "Running") : new Badge("running", "Stopping");
            case FINISHED -> new Badge("done", "Finished");
            case DIVERGED -> new Badge("nonfinite", Outcome.NOT_FINITE.label());
            case CANCELLED -> new Badge("cancelled", "Cancelled");
            case FAILED -> new Badge("nonfinite", "Failed");
        };
    }

    private static String style(Outcome outcome) {
        return switch (outcome) {
            case NOT_FINITE -> "nonfinite";
            case DIVERGED -> "diverged";
            case STUCK -> "stuck";
            case LEARNED -> "learned";
            case STILL_FALLING -> "slow";
            case PARTLY_LEARNED -> "partial";
        };
    }
}
