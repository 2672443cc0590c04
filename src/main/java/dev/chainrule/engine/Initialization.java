package dev.chainrule.engine;

import static dev.chainrule.engine.InitializationText.number;
import static dev.chainrule.engine.InitializationText.readable;

/**
 * How the weights are drawn before the first update. In and out are a layer's inputs and outputs. Biases start at 0 where nothing else is
 * said, plus {@link Refinements#initialBias()}.
 */
public sealed interface Initialization {

    /** What it is called and what there is to say about it. */
    Words words();

    /** The name used in definitions, for example {@code normal:0.01}; {@link #parse} reads it back. */
    default String id() {
        return words().id();
    }

    /** The name a reader sees, for example "N(0, 0.01)". */
    default String label() {
        return words().label();
    }

    /** The distribution, for example "σ = √(2 / in)". */
    default String formula() {
        return words().formula();
    }

    /** In a sentence, what it is known to show. */
    default String shows() {
        return words().shows();
    }

    /**
     * Reads {@code zeros}, {@code constant:0.5}, {@code normal:0.01}, {@code uniform:-0.1:0.1}, {@code lecun_uniform}, {@code lecun_normal},
     * {@code xavier_uniform} or {@code xavier_normal} with a gain if wanted ({@code xavier_uniform:1.667}), {@code he_uniform} or
     * {@code he_normal} with {@code fan_out} and {@code own_gain} if wanted ({@code he_normal:fan_out:own_gain}), {@code pytorch},
     * {@code sklearn}, {@code orthogonal} with a gain if wanted, {@code sparse:0.9:0.01} or {@code lsuv}.
     *
     * @throws IllegalArgumentException if it is none of these; the message lists the choices
     */
    static Initialization parse(String text) {
        return InitializationText.parse(text);
    }

    /** All weights 0: every unit of a layer stays the same as its neighbours. */
    record Zeros() implements Initialization {
        @Override
        public Words words() {
            return new Words(
                    "zeros",
                    "zeros",
                    "w = 0",
                    "All units of a layer get the same gradient and stay the same; with ReLU or tanh none is ever sent, and the loss stays at chance.");
        }
    }

    /** All weights the same. */
    record Constant(double value) implements Initialization {
        @Override
        public Words words() {
            return new Words(
                    "constant:" + number(value),
                    "constant " + readable(value),
                    "w = " + readable(value),
                    "Units that start the same stay the same: a wide layer learns like one of a single unit.");
        }
    }

    /** Normal with mean 0 and that standard deviation, the same for every layer. */
    record Normal(double standardDeviation) implements Initialization {
        @Override
        public Words words() {
            return new Words(
                    "normal:" + number(standardDeviation),
                    "N(0, " + readable(standardDeviation) + ")",
                    "σ = " + readable(standardDeviation),
                    "One width for all layers: too small and the signal fades from layer to layer, too large and it explodes or saturates.");
        }
    }

    /** Uniform between two bounds, the same for every layer. */
    record Uniform(double low, double high) implements Initialization {
        @Override
        public Words words() {
            return new Words(
                    "uniform:" + number(low) + ":" + number(high),
                    "U(" + readable(low) + ", " + readable(high) + ")",
                    readable(low) + " ≤ w < " + readable(high),
                    "As with one normal width for all layers, what suits a narrow layer is too much for a wide one.");
        }
    }

    /** LeCun et al. 1998, section 4.6: normal with σ = √(1 / in), or uniform ±√(3 / in). */
    record LeCun(Shape shape) implements Initialization {
        @Override
        public Words words() {
            return new Words(
                    "lecun_" + shape.id(),
                    "LeCun " + shape.id(),
                    shape == Shape.NORMAL ? "σ = √(1 / in)" : "±√(3 / in)",
                    "A sum of many inputs keeps the size of one: right for tanh near 0, and half of what ReLU needs.");
        }
    }

    /**
     * Glorot and Bengio 2010, equation 16: uniform ±gain·√(6 / (in + out)), or normal with σ = gain·√(2 / (in + out)).
     *
     * @param gain above 0 to 1,000,000
     */
    record Xavier(Shape shape, double gain) implements Initialization {

        public Xavier {
            InitializationText.checkGain(gain);
        }

        public Xavier(Shape shape) {
            this(shape, 1);
        }

        @Override
        public Words words() {
            return new Words(
                    "xavier_" + shape.id() + (gain == 1 ? "" : ":" + number(gain)),
                    "Xavier " + shape.id() + (gain == 1 ? "" : ", gain " + readable(gain)),
                    InitializationText.gained(
                            gain, shape == Shape.NORMAL ? "σ = %s√(2 / (in + out))" : "±%s√(6 / (in + out))"),
                    "A compromise between keeping the signal on its way forward and the gradient on its way back: good for tanh; thirty ReLU layers fade to nothing with it.");
        }
    }

    /**
     * He et al. 2015, section 2.2: uniform ±gain·√(3 / fan), or normal with σ = gain·√(1 / fan), where fan is in or out.
     *
     * @param gain √2, as for ReLU, or {@link Activation#gain()} of the layer's own activation
     */
    record He(Shape shape, Fan fan, Gain gain) implements Initialization {

        /** The paper's: fan in, gain √2. */
        public He(Shape shape) {
            this(shape, Fan.IN, Gain.RELU);
        }

        @Override
        public Words words() {
            return new Words(
                    "he_" + shape.id() + (fan == Fan.OUT ? ":fan_out" : "") + (gain == Gain.OWN ? ":own_gain" : ""),
                    "He " + shape.id() + (fan == Fan.OUT ? ", fan out" : "") + (gain == Gain.OWN ? ", own gain" : ""),
                    heFormula(),
                    "Makes up for the half that ReLU cuts off, so that thirty layers still learn where Xavier stands still.");
        }

        private String heFormula() {
            String width = fan == Fan.OUT ? "out" : "in";
            if (gain == Gain.OWN) {
                return (shape == Shape.NORMAL ? "σ = gain·√(1 / %s)" : "±gain·√(3 / %s)").formatted(width);
            }
            return (shape == Shape.NORMAL ? "σ = √(2 / %s)" : "±√(6 / %s)").formatted(width);
        }
    }

    /** PyTorch's own start of nn.Linear (Kaiming uniform with a = √5): weights and biases uniform ±√(1 / in). */
    record PyTorchLinear() implements Initialization {
        @Override
        public Words words() {
            return new Words(
                    "pytorch",
                    "PyTorch's default",
                    "±√(1 / in), biases too",
                    "What most networks start from unknowingly: a third of LeCun's variance, fine for a few layers and fading to nothing over thirty.");
        }
    }

    /** scikit-learn's start of MLPClassifier and MLPRegressor: weights and biases uniform ±√(6 / (in + out)), or ±√(2 / (in + out)) if the hidden activation is a sigmoid. */
    record ScikitLearn() implements Initialization {
        @Override
        public Words words() {
            return new Words(
                    "sklearn",
                    "scikit-learn's default",
                    "±√(6 / (in + out)), biases too; 2 in place of 6 for sigmoids",
                    "Xavier with biases drawn as well, so that the kinks of ReLU are spread over the inputs from the start.");
        }
    }

    /**
     * Saxe et al. 2014: W is gain times a matrix with orthonormal rows or columns, whichever are fewer, drawn evenly among all such.
     *
     * @param gain above 0 to 1,000,000
     */
    record Orthogonal(double gain) implements Initialization {

        public Orthogonal {
            InitializationText.checkGain(gain);
        }

        @Override
        public Words words() {
            return new Words(
                    "orthogonal" + (gain == 1 ? "" : ":" + number(gain)),
                    "orthogonal" + (gain == 1 ? "" : ", gain " + readable(gain)),
                    InitializationText.gained(gain, "W = %sQ, QᵀQ = 1"),
                    "No direction is stretched and none shrunk, so depth alone does no harm; with gain √2 and ReLU it trains thirty layers, mostly better than He.");
        }
    }

    /**
     * Martens 2010, section 5: each unit listens to a share of its inputs only, with normal weights.
     *
     * @param zeros share of each unit's weights that are 0, rounded up to whole weights but never all of them; 0 or more and less than 1
     * @param standardDeviation of the others, 0 to 1,000,000
     */
    record Sparse(double zeros, double standardDeviation) implements Initialization {

        public Sparse {
            InitializationText.checkSparse(zeros, standardDeviation);
        }

        @Override
        public Words words() {
            return new Words(
                    "sparse:" + number(zeros) + ":" + number(standardDeviation),
                    "sparse, " + readable(zeros) + " zeros, N(0, " + readable(standardDeviation) + ")",
                    "w = 0 for a share of %s of each unit's inputs, σ = %s for the rest"
                            .formatted(readable(zeros), readable(standardDeviation)),
                    "Units that listen to few inputs differ from each other and do not saturate, however wide the layer before is.");
        }
    }

    /**
     * Mishkin and Matas 2016 (layer-sequential unit variance): an orthogonal start, then layer by layer W is divided by the standard deviation of its
     * weighted sums over the first training rows, until their variance is 1 to a tenth or ten times have passed.
     */
    record Lsuv() implements Initialization {
        @Override
        public Words words() {
            return new Words(
                    "lsuv",
                    "LSUV",
                    "W = Q / √Var(x·Q + b), layer by layer",
                    "Measures instead of calculating: every layer starts with sums of variance 1 on the data at hand, whatever the activation.");
        }
    }

    /** An initialization in words; {@link Initialization}'s methods of these names say which is what. */
    record Words(String id, String label, String formula, String shows) {}

    /** The distribution a scaled initialization draws from. */
    enum Shape {
        UNIFORM,
        NORMAL;

        String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Which width of a layer decides: that of its inputs keeps the signal's size, that of its outputs the gradient's. */
    enum Fan {
        IN,
        OUT
    }

    /** What {@link He} makes up for. */
    enum Gain {
        /** √2 in every layer, whatever its activation. */
        RELU,
        /** {@link Activation#gain()} of each layer's own activation. */
        OWN
    }
}
