package dev.chainrule.engine;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a layer applies to its weighted sums, element by element. */
public enum Activation {
    IDENTITY("identity", 1),
    SIGMOID("sigmoid", 1),
    TANH("tanh", 5.0 / 3),
    RELU("relu", 1.4142135623730951),
    /** z where it is above 0, otherwise z/100. */
    LEAKY_RELU("leaky_relu", 1.4141428569978354),
    /** z where it is above 0, otherwise exp(z) − 1. Clevert et al. 2016. */
    ELU("elu", 1.2451983007007648),
    /** z·Φ(z), Φ being the normal distribution function, by erf. Hendrycks and Gimpel 2016. */
    GELU("gelu", 1.5335304411956476),
    /** z·σ(z). Elfwing et al. 2018. */
    SILU("silu", 1.6765324703311668),
    /** log(1 + exp(z)). */
    SOFTPLUS("softplus", 1.041866835535381);

    private static final float TANH_FLAT = 0.97f;
    private static final float SIGMOID_FLAT = 0.015f; // (1 − 0.97) / 2, as sigmoid(z) = (1 + tanh(z/2)) / 2

    private final String id;
    private final double gain;

    Activation(String id, double gain) {
        this.id = id;
        this.gain = gain;
    }

    /** The name used in definitions, for example {@code tanh}. */
    public String id() {
        return id;
    }

    /**
     * By how much weights are drawn wider so that a signal keeps its size through many layers: PyTorch's table for identity and sigmoid (1),
     * tanh (5/3), ReLU (√2) and leaky ReLU (√(2/(1 + .01²))); for the others, which it has not, 1/√E[f(z)²] over a standard normal z, which
     * for ReLU is √2 as well.
     */
    public double gain() {
        return gain;
    }

    /** Outputs below this are saturated; −∞ where the activation does not level off downward, and for ReLU, whose flat end is called dead. */
    public float flatBelow() {
        return switch (this) {
            case TANH, ELU -> -TANH_FLAT;
            case SIGMOID -> SIGMOID_FLAT;
            case IDENTITY, RELU, LEAKY_RELU, GELU, SILU, SOFTPLUS -> Float.NEGATIVE_INFINITY;
        };
    }

    /** Outputs above this are saturated; ∞ where the activation does not level off upward. */
    public float flatAbove() {
        return switch (this) {
            case TANH -> TANH_FLAT;
            case SIGMOID -> 1 - SIGMOID_FLAT;
            case IDENTITY, RELU, LEAKY_RELU, ELU, GELU, SILU, SOFTPLUS -> Float.POSITIVE_INFINITY;
        };
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
