package dev.chainrule.engine;

/**
 * A dense layer: units outputs, each activation(x·W + b).
 *
 * @param dropout share of the outputs that an update sees as 0, the others divided by 1 − dropout to make up for them (Srivastava et al.
 *     2014); drawn anew for every row and update, never when the network is evaluated. 0 or more and less than 1, in the output layer 0
 */
public record LayerSpec(int units, Activation activation, double dropout) {

    public LayerSpec {
        if (!(dropout >= 0 && dropout <= 0.999)) {
            throw new IllegalArgumentException(
                    "A dropout share of %s is out of range. Use 0 to 0.999.".formatted(dropout));
        }
    }

    /** Without dropout. */
    public LayerSpec(int units, Activation activation) {
        this(units, activation, 0);
    }
}
