package dev.chainrule.experiment;

/** A submission key came again with other content; what was stored with it first stands, and nothing was stored now. */
public class SubmissionConflictException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    private final transient Experiment stored;

    SubmissionConflictException(Experiment stored) {
        super("This submission was stored before, as experiment %d “%s”, with other content."
                .formatted(stored.id(), stored.name()));
        this.stored = stored;
    }

    /** The experiment that was stored first. */
    public Experiment stored() {
        return stored;
    }
}
