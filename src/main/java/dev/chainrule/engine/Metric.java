package dev.chainrule.engine;

/** A figure of an epoch by which a training is judged while it runs. */
public enum Metric {
    TRAINING_LOSS("training_loss", false, true),
    VALIDATION_LOSS("validation_loss", true, true),
    TRAINING_SCORE("training_score", false, false),
    VALIDATION_SCORE("validation_score", true, false);

    private final String id;
    private final boolean validation;
    private final boolean smallerIsBetter;

    Metric(String id, boolean validation, boolean smallerIsBetter) {
        this.id = id;
        this.validation = validation;
        this.smallerIsBetter = smallerIsBetter;
    }

    /** The name used in definitions, for example {@code validation_loss}. */
    public String id() {
        return id;
    }

    /** Whether rows must have been held back for it. */
    public boolean needsValidation() {
        return validation;
    }

    /** True for losses, false for scores. */
    public boolean smallerIsBetter() {
        return smallerIsBetter;
    }

    /**
     * The metric of that name.
     *
     * @throws IllegalArgumentException if there is none; the message lists the choices
     */
    public static Metric of(String id) {
        for (Metric metric : values()) {
            if (metric.id.equals(id)) {
                return metric;
            }
        }
        throw new IllegalArgumentException(
                "“%s” is not a metric. Use one of training_loss, validation_loss, training_score, validation_score."
                        .formatted(id));
    }

    /**
     * The figure itself.
     *
     * @param validation null if no rows were held back, which only the training's metrics put up with
     */
    double of(Evaluation training, Evaluation validation) {
        Evaluation part = this.validation ? validation : training;
        return smallerIsBetter ? part.loss() : part.score();
    }
}
