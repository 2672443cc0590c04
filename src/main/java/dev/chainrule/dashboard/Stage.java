package dev.chainrule.dashboard;

import dev.chainrule.experiment.Experiment;

/** Where an experiment as a whole is. */
enum Stage {
    RUNNING("running", "Running", "running"),
    QUEUED("queued", "Queued", "queued"),
    DONE("done", "Done", "done"),
    PAUSED("paused", "Paused", "paused"),
    CANCELLED("done", "Cancelled", "cancelled");

    private final String filter;
    private final String label;
    private final String badge;

    Stage(String filter, String label, String badge) {
        this.filter = filter;
        this.label = label;
        this.badge = badge;
    }

    /** Under which filter of the list it is found. */
    String filter() {
        return filter;
    }

    public String label() {
        return label;
    }

    /** Class of the badge. */
    public String badge() {
        return badge;
    }

    /** An experiment whose first run has started is running, also between two runs, until none is left. */
    static Stage of(Experiment.State state, long runs, long queued, long running) {
        if (running + queued == 0) {
            return state == Experiment.State.CANCELLED ? CANCELLED : DONE;
        }
        if (state == Experiment.State.PAUSED) {
            return PAUSED;
        }
        return queued == runs ? QUEUED : RUNNING;
    }

    /** As its runs ended: what was cancelled when all of them were through is done. */
    static Stage of(Experiment.State state, Tally tally) {
        Stage stage = of(state, tally.runs(), tally.queued(), tally.running());
        return stage == CANCELLED && tally.cancelled() == 0 ? DONE : stage;
    }
}
