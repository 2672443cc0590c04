package dev.chainrule.engine;

/** How a gradient that is too large is made smaller before the optimizer sees it. */
public sealed interface GradientClipping {

    /** The name used in definitions: {@code none}, {@code norm} or {@code value}. */
    String id();

    /** The gradient as it is. */
    record None() implements GradientClipping {
        @Override
        public String id() {
            return "none";
        }
    }

    /**
     * The gradient of all layers together is shortened to that Euclidean norm where it is longer, as PyTorch does: times max/(norm + 1e-6).
     * Pascanu et al. 2013.
     *
     * @param max above 0
     */
    record ByNorm(double max) implements GradientClipping {
        public ByNorm {
            check(max, "norm");
        }

        @Override
        public String id() {
            return "norm";
        }
    }

    /**
     * Each value of the gradient is held between −max and max.
     *
     * @param max above 0
     */
    record ByValue(double max) implements GradientClipping {
        public ByValue {
            check(max, "value");
        }

        @Override
        public String id() {
            return "value";
        }
    }

    private static void check(double max, String what) {
        if (!(max >= 1e-30 && max <= 1e30)) {
            throw new IllegalArgumentException(
                    "Clipping the gradient to a %s of %s is out of range. Use 1.0E-30 to 1.0E30.".formatted(what, max));
        }
    }
}
