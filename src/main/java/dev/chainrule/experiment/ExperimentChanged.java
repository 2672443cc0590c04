package dev.chainrule.experiment;

/** Whether runs of an experiment may start has changed; whoever hears it is in the same transaction. */
public record ExperimentChanged(long experimentId, Change change) {

    public enum Change {
        PAUSED,
        RESUMED,
        CANCELLED,
        DELETED
    }
}
