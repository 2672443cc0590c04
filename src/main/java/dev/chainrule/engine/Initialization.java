package dev.chainrule.engine;

/** How the weights are drawn before the first update; biases start at 0. */
public sealed interface Initialization {

    /** The name used in definitions, for example {@code normal:0.01}; {@link #parse} reads it back. */
    String id();

    /** The name a reader sees, for example "N(0, 0.01)". */
    String label();

    /**
     * Reads {@code zeros}, {@code constant:0.5}, {@code normal:0.01}, {@code uniform:-0.1:0.1}, {@code xavier_uniform}, {@code xavier_normal},
     * {@code he_uniform} or {@code he_normal}.
     *
     * @throws IllegalArgumentException if it is none of these; the message lists the choices
     */
    static Initialization parse(String text) {
        return InitializationText.parse(text);
    }

    /** All weights 0: every unit of a layer stays the same as its neighbours. */
    record Zeros() implements Initialization {
        @Override
        public String id() {
            return "zeros";
        }

        @Override
        public String label() {
            return "zeros";
        }
    }

    /** All weights the same. */
    record Constant(double value) implements Initialization {
        @Override
        public String id() {
            return "constant:" + InitializationText.number(value);
        }

        @Override
        public String label() {
            return "constant " + InitializationText.readable(value);
        }
    }

    /** Normal with mean 0 and that standard deviation, the same for every layer. */
    record Normal(double standardDeviation) implements Initialization {
        @Override
        public String id() {
            return "normal:" + InitializationText.number(standardDeviation);
        }

        @Override
        public String label() {
            return "N(0, " + InitializationText.readable(standardDeviation) + ")";
        }
    }

    /** Uniform between two bounds, the same for every layer. */
    record Uniform(double low, double high) implements Initialization {
        @Override
        public String id() {
            return "uniform:" + InitializationText.number(low) + ":" + InitializationText.number(high);
        }

        @Override
        public String label() {
            return "U(" + InitializationText.readable(low) + ", " + InitializationText.readable(high) + ")";
        }
    }

    /** Glorot and Bengio 2010, equation 16: uniform ±√(6 / (in + out)), or normal with σ = √(2 / (in + out)). */
    record Xavier(Shape shape) implements Initialization {
        @Override
        public String id() {
            return "xavier_" + shape.id();
        }

        @Override
        public String label() {
            return "Xavier " + shape.id();
        }
    }

    /** He et al. 2015, section 2.2: uniform ±√(6 / in), or normal with σ = √(2 / in). */
    record He(Shape shape) implements Initialization {
        @Override
        public String id() {
            return "he_" + shape.id();
        }

        @Override
        public String label() {
            return "He " + shape.id();
        }
    }

    /** The distribution a scaled initialization draws from. */
    enum Shape {
        UNIFORM,
        NORMAL;

        String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
