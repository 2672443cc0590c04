package dev.chainrule.experiment;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What the last layer applies. */
public enum OutputChoice {
    /** Linear for squared error; for cross-entropy softmax or sigmoid, folded into the loss. */
    AUTO("auto"),
    IDENTITY("identity"),
    TANH("tanh"),
    SIGMOID("sigmoid");

    private final String id;

    OutputChoice(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    static OutputChoice of(String id) {
        for (OutputChoice output : values()) {
            if (output.id.equals(id)) {
                return output;
            }
        }
        throw new IllegalArgumentException("“%s” is not an output. Use one of %s."
                .formatted(id, Arrays.stream(values()).map(OutputChoice::id).collect(Collectors.joining(", "))));
    }
}
