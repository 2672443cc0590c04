package dev.chainrule.run;

/** What a run that trained to its end shows. {@link OutcomeRules} decides. */
public enum Outcome {
    /** A number stopped being finite. */
    NOT_FINITE("not_finite", "Not finite"),
    /** The last training loss is above both its start and 1.5 × chance. */
    DIVERGED("diverged", "Diverged"),
    /** The last training loss is within 1 % of chance. */
    STUCK("stuck", "Stuck at chance"),
    /** The last score is .95 or more. */
    LEARNED("learned", "Learned"),
    /** The last training loss is below .97 of that ten epochs before. */
    STILL_FALLING("still_falling", "Still falling"),
    PARTLY_LEARNED("partly_learned", "Partly learned");

    private final String id;
    private final String label;

    Outcome(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** As programs and metrics name it. */
    public String id() {
        return id;
    }

    public String label() {
        return label;
    }

    /** "Diverged" in counts and on the wall is both. */
    public boolean diverged() {
        return this == NOT_FINITE || this == DIVERGED;
    }
}
