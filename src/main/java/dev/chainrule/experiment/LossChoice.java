package dev.chainrule.experiment;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The loss as somebody chooses it; the data and the output decide which form the engine computes. */
public enum LossChoice {
    /** For classes: softmax for three or more, sigmoid for two, folded into the loss. */
    CROSS_ENTROPY("cross_entropy", "Cross-entropy", "for classes; softmax or sigmoid folded in"),
    /** Mean squared error, for values or for classes coded as numbers. */
    SQUARED_ERROR("mse", "Squared error", "for values, or classes as numbers"),
    /** Mean absolute error, for the same. */
    ABSOLUTE_ERROR("mae", "Absolute error", "for values, or classes as numbers; outliers count less"),
    /** Squared where the error is up to 1, absolute beyond, for the same. */
    HUBER("huber", "Huber", "squared up to an error of 1, absolute beyond. Huber 1964."),
    /** Mean of how far each output is from the right side of 1 or −1, for classes. */
    HINGE("hinge", "Hinge", "for classes as −1 and 1; right by a margin of 1 costs nothing");

    private final String id;
    private final String label;
    private final String about;

    LossChoice(String id, String label, String about) {
        this.id = id;
        this.label = label;
        this.about = about;
    }

    public String id() {
        return id;
    }

    public String label() {
        return label;
    }

    /** What it is for, in a line. */
    String about() {
        return about;
    }

    static LossChoice of(String id) {
        for (LossChoice loss : values()) {
            if (loss.id.equals(id)) {
                return loss;
            }
        }
        throw new IllegalArgumentException("“%s” is not a loss. Use one of %s."
                .formatted(id, Arrays.stream(values()).map(LossChoice::id).collect(Collectors.joining(", "))));
    }
}
