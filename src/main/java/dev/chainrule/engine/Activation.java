package dev.chainrule.engine;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a layer applies to its weighted sums, element by element. */
public enum Activation {
    IDENTITY("identity"),
    SIGMOID("sigmoid"),
    TANH("tanh"),
    RELU("relu"),
    /** z where it is above 0, otherwise z/100. */
    LEAKY_RELU("leaky_relu"),
    /** z where it is above 0, otherwise exp(z) − 1. Clevert et al. 2016. */
    ELU("elu"),
    /** z·Φ(z), Φ being the normal distribution function, by erf. Hendrycks and Gimpel 2016. */
    GELU("gelu"),
    /** z·σ(z). Elfwing et al. 2018. */
    SILU("silu"),
    /** log(1 + exp(z)). */
    SOFTPLUS("softplus");

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
