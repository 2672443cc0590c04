package dev.chainrule.engine;

/**
 * What large weights cost: l1·Σ|w| + l2·Σw² over all weights and biases. Its gradient l1·sign(w) + 2·l2·w, with sign(0) = 0, joins that of the
 * loss; its value is reported apart from the loss.
 *
 * @param l1 0 or more
 * @param l2 0 or more
 */
public record Penalty(double l1, double l2) {

    public static final Penalty NONE = new Penalty(0, 0);

    public Penalty {
        check("L1", l1);
        check("L2", l2);
    }

    private static void check(String name, double value) {
        if (!(value >= 0 && value <= 1e6)) {
            throw new IllegalArgumentException(
                    "An %s penalty of %s is out of range. Use 0 to 1,000,000.".formatted(name, value));
        }
    }
}
