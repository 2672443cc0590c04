package dev.chainrule.run;

/** Where a run is. The last four are final, until somebody retries. */
public enum RunStatus {
    QUEUED,
    RUNNING,
    /** Trained all its epochs. What it shows is its {@link Outcome}. */
    FINISHED,
    /** Something stopped being finite, and training stopped there. */
    DIVERGED,
    CANCELLED,
    FAILED;

    public boolean ended() {
        return this != QUEUED && this != RUNNING;
    }
}
