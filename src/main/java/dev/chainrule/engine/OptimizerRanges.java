package dev.chainrule.engine;

/** What optimizers allow, and what they say to the rest. */
final class OptimizerRanges {

    /** A float below this is denormal, and slow. */
    private static final double LEAST_EPSILON = 1e-30;

    private OptimizerRanges() {}

    static void share(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(
                    "%s %s is out of range. Use 0 or more and less than 1.".formatted(name, value));
        }
        if ((float) value == 1) {
            throw new IllegalArgumentException(
                    "%s %s is 1 in the engine's 32 bits. Use 0 to 0.9999999.".formatted(name, value));
        }
    }

    static void epsilon(double value) {
        if (!(value >= LEAST_EPSILON && value <= 1)) {
            throw new IllegalArgumentException(
                    "Epsilon %s is out of range. Use %s to 1.".formatted(value, LEAST_EPSILON));
        }
    }

    static void weightDecay(double value) {
        upTo(1e6, "A weight decay", value);
    }

    static void upTo(double most, String name, double value) {
        if (!(value >= 0 && value <= most)) {
            throw new IllegalArgumentException(
                    "%s of %s is out of range. Use 0 to %,.0f.".formatted(name, value, most));
        }
    }
}
