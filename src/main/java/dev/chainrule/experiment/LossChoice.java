package dev.chainrule.experiment;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The loss as somebody chooses it; the data and the output decide which form the engine computes. */
public enum LossChoice {
    /** For classes: softmax for three or more, sigmoid for two, folded into the loss. */
    CROSS_ENTROPY("cross_entropy", "Cross-entropy"),
    /** Mean squared error, for values or for classes coded as numbers. */
    SQUARED_ERROR("mse", "Squared error");

    private final String id;
    private final String label;

    LossChoice(String id, String label) {
        this.id = id;
        this.label = label;
    }

    public String id() {
        return id;
    }

    public String label() {
        return label;
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
