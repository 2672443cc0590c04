package dev.chainrule.engine;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a layer applies to its weighted sums, element by element. */
public enum Activation {
    IDENTITY("identity"),
    SIGMOID("sigmoid"),
    TANH("tanh"),
    RELU("relu");

    private final String id;

    Activation(String id) {
        this.id = id;
    }

    /** The name used in definitions, for example {@code tanh}. */
    public String id() {
        return id;
    }

    /**
     * The activation of that name.
     *
     * @throws IllegalArgumentException if there is none; the message lists the choices
     */
    public static Activation of(String id) {
        for (Activation activation : values()) {
            if (activation.id.equals(id)) {
                return activation;
            }
        }
        throw new IllegalArgumentException("“%s” is not an activation. Use one of %s."
                .formatted(id, Arrays.stream(values()).map(Activation::id).collect(Collectors.joining(", "))));
    }
}
