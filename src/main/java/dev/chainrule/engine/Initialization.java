package dev.chainrule.engine;

import static dev.chainrule.engine.InitializationText.number;
import static dev.chainrule.engine.InitializationText.readable;

/**
 * How the weights are drawn before the first update. In and out are a layer's inputs and outputs. Biases start at 0 where nothing else is
 * said, plus {@link Refinements#initialBias()}.
 */
public sealed interface Initialization {

    /** The name used in definitions, for example {@code normal:0.01}; {@link #parse} reads it back. */
    String id();

    /** The name a reader sees, for example "N(0, 0.01)". */
    String label();

    /** The distribution, for example "σ = √(2 / in)". */
    String formula();

    /** In a sentence, what it is known to show. */
    String shows();

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
        public String id() {
            return "zeros";
        }

        @Override
        public String label() {
            return "zeros";
        }

        @Override
        public String formula() {
            return "w = 0";
        }

        @Override
        public String shows() {
            return "All units of a layer get the same gradient and stay the same; with ReLU or tanh none is ever sent, and the loss stays at chance.";
        }
    }

    /** All weights the same. */
    record Constant(double value) implements Initialization {
        @Override
        public String id() {
            return "constant:" + number(value);
        }

        @Override
        public String label() {
            return "constant " + readable(value);
        }

        @Override
        public String formula() {
            return "w = " + readable(value);
        }

        @Override
        public String shows() {
            return "Units that start the same stay the same: a wide layer learns like one of a single unit.";
        }
    }

    /** Normal with mean 0 and that standard deviation, the same for every layer. */
    record Normal(double standardDeviation) implements Initialization {
        @Override
        public String id() {
            return "normal:" + number(standardDeviation);
        }

        @Override
        public String label() {
            return "N(0, " + readable(standardDeviation) + ")";
        }

        @Override
        public String formula() {
            return "σ = " + readable(standardDeviation);
        }

        @Override
        public String shows() {
            return "One width for all layers: too small and the signal fades from layer to layer, too large and it explodes or saturates.";
        }
    }

    /** Uniform between two bounds, the same for every layer. */
    record Uniform(double low, double high) implements Initialization {
        @Override
        public String id() {
            return "uniform:" + number(low) + ":" + number(high);
        }

        @Override
        public String label() {
            return "U(" + readable(low) + ", " + readable(high) + ")";
        }

        @Override
        public String formula() {
            return readable(low) + " ≤ w < " + readable(high);
        }

        @Override
        public String shows() {
            return "As with one normal width for all layers, what suits a narrow layer is too much for a wide one.";
        }
    }

    /** LeCun et al. 1998, section 4.6: normal with σ = √(1 / in), or uniform ±√(3 / in). */
    record LeCun(Shape shape) implements Initialization {
        @Override
        public String id() {
            return "lecun_" + shape.id();
        }

        @Override
        public String label() {
            return "LeCun " + shape.id();
        }

        @Override
        public String formula() {
            return shape == Shape.NORMAL ? "σ = √(1 / in)" : "±√(3 / in)";
        }

        @Override
        public String shows() {
            return "A sum of many inputs keeps the size of one: right for tanh near 0, and half of what ReLU needs.";
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
        public String id() {
            return "xavier_" + shape.id() + (gain == 1 ? "" : ":" + number(gain));
        }

        @Override
        public String label() {
            return "Xavier " + shape.id() + (gain == 1 ? "" : ", gain " + readable(gain));
        }

        @Override
        public String formula() {
            return InitializationText.gained(
                    gain, shape == Shape.NORMAL ? "σ = %s√(2 / (in + out))" : "±%s√(6 / (in + out))");
        }

        @Override
        public String shows() {
            return "A compromise between keeping the signal on its way forward and the gradient on its way back: good for tanh; thirty ReLU layers fade to nothing with it.";
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
        public String id() {
            return "he_" + shape.id() + (fan == Fan.OUT ? ":fan_out" : "") + (gain == Gain.OWN ? ":own_gain" : "");
        }

        @Override
        public String label() {
            return "He " + shape.id() + (fan == Fan.OUT ? ", fan out" : "") + (gain == Gain.OWN ? ", own gain" : "");
        }

        @Override
        public String formula() {
            String width = fan == Fan.OUT ? "out" : "in";
            if (gain == Gain.OWN) {
                return (shape == Shape.NORMAL ? "σ = gain·√(1 / %s)" : "±gain·√(3 / %s)").formatted(width);
            }
            return (shape == Shape.NORMAL ? "σ = √(2 / %s)" : "±√(6 / %s)").formatted(width);
        }

        @Override
        public String shows() {
            return "Makes up for the half that ReLU cuts off, so that thirty layers still learn where Xavier stands still.";
        }
    }

    /** PyTorch's own start of nn.Linear (Kaiming uniform with a = √5): weights and biases uniform ±√(1 / in). */
    record PyTorchLinear() implements Initialization {
        @Override
        public String id() {
            return "pytorch";
        }

        @Override
        public String label() {
            return "PyTorch's default";
        }

        @Override
        public String formula() {
            return "±√(1 / in), biases too";
        }

        @Override
        public String shows() {
            return "What most networks start from unknowingly: a third of LeCun's variance, fine for a few layers and fading to nothing over thirty.";
        }
    }

    /** scikit-learn's start of MLPClassifier and MLPRegressor: weights and biases uniform ±√(6 / (in + out)), or ±√(2 / (in + out)) if the hidden activation is a sigmoid. */
    record ScikitLearn() implements Initialization {
        @Override
        public String id() {
            return "sklearn";
        }

        @Override
        public String label() {
            return "scikit-learn's default";
        }

        @Override
        public String formula() {
            return "±√(6 / (in + out)), biases too; 2 in place of 6 for sigmoids";
        }

        @Override
        public String shows() {
            return "Xavier with biases drawn as well, so that the kinks of ReLU are spread over the inputs from the start.";
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
        public String id() {
            return "orthogonal" + (gain == 1 ? "" : ":" + number(gain));
        }

        @Override
        public String label() {
            return "orthogonal" + (gain == 1 ? "" : ", gain " + readable(gain));
        }

        @Override
        public String formula() {
            return InitializationText.gained(gain, "W = %sQ, QᵀQ = 1");
        }

        @Override
        public String shows() {
            return "No direction is stretched and none shrunk, so depth alone does no harm; with gain √2 and ReLU it trains thirty layers, mostly better than He.";
        }
    }

    /**
     * Martens 2010, section 5: each unit listens to a share of its inputs only, with normal weights.
     *
     * @param zeros share of each unit's weights that are 0, rounded up to whole weights; 0 or more and less than 1
     * @param standardDeviation of the others, 0 to 1,000,000
     */
    record Sparse(double zeros, double standardDeviation) implements Initialization {

        public Sparse {
            InitializationText.checkSparse(zeros, standardDeviation);
        }

        @Override
        public String id() {
            return "sparse:" + number(zeros) + ":" + number(standardDeviation);
        }

        @Override
        public String label() {
            return "sparse, " + readable(zeros) + " zeros, N(0, " + readable(standardDeviation) + ")";
        }

        @Override
        public String formula() {
            return "w = 0 for a share of %s of each unit's inputs, σ = %s for the rest"
                    .formatted(readable(zeros), readable(standardDeviation));
        }

        @Override
        public String shows() {
            return "Units that listen to few inputs differ from each other and do not saturate, however wide the layer before is.";
        }
    }

    /**
     * Mishkin and Matas 2016 (layer-sequential unit variance): an orthogonal start, then layer by layer W is divided by the standard deviation of its
     * weighted sums over the first training rows, until their variance is 1 to a tenth or ten times have passed.
     */
    record Lsuv() implements Initialization {
        @Override
        public String id() {
            return "lsuv";
        }

        @Override
        public String label() {
            return "LSUV";
        }

        @Override
        public String formula() {
            return "W = Q / √Var(x·Q + b), layer by layer";
        }

        @Override
        public String shows() {
            return "Measures instead of calculating: every layer starts with sums of variance 1 on the data at hand, whatever the activation.";
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
