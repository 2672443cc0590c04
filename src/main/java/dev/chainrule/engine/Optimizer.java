package dev.chainrule.engine;

/** How a gradient g becomes an update of the weights w at the learning rate lr, each as PyTorch defines it and with PyTorch's defaults. */
public sealed interface Optimizer {

    /** The name used in definitions, for example {@code adam}. */
    String id();

    /** Added to the gradient as weightDecay·w; {@link AdamW} takes lr·weightDecay·w off the weights instead. 0 or more. */
    double weightDecay();

    /** w ← w − lr·g. */
    static Sgd sgd() {
        return new Sgd(0);
    }

    /** Momentum .9. */
    static Sgd momentum() {
        return new Sgd(0.9);
    }

    /** Nesterov's momentum, .9. */
    static Sgd nesterov() {
        return new Sgd(0.9, true, 0);
    }

    static Adagrad adagrad() {
        return new Adagrad(0, 0, 1e-10, 0);
    }

    static RmsProp rmsProp() {
        return new RmsProp(0.99, 1e-8, 0, false, 0);
    }

    static Adam adam() {
        return new Adam(0.9, 0.999, 1e-8, 0);
    }

    static AdamW adamW() {
        return new AdamW(0.9, 0.999, 1e-8, 0.01);
    }

    /**
     * Stochastic gradient descent: v ← momentum·v + g, w ← w − lr·v. Without momentum, w ← w − lr·g. Nesterov's form (Sutskever et al.
     * 2013) looks ahead: w ← w − lr·(g + momentum·v).
     *
     * @param momentum 0 to below 1
     * @param nesterov needs a momentum above 0
     */
    record Sgd(double momentum, boolean nesterov, double weightDecay) implements Optimizer {

        public Sgd {
            OptimizerRanges.share("Momentum", momentum);
            OptimizerRanges.weightDecay(weightDecay);
            if (nesterov && momentum == 0) {
                throw new IllegalArgumentException(
                        "Nesterov's form needs a momentum above 0, and it is 0. Use for example 0.9.");
            }
        }

        public Sgd(double momentum) {
            this(momentum, false, 0);
        }

        @Override
        public String id() {
            return "sgd";
        }
    }

    /**
     * Duchi et al. 2011: s ← s + g², w ← w − lr/(1 + t·learningRateDecay)·g/(√s + ε), t being the updates before.
     *
     * @param learningRateDecay 0 or more
     * @param initialSum what s starts from, 0 or more
     * @param epsilon above 0, so that a gradient of 0 does not divide 0 by 0
     */
    record Adagrad(double learningRateDecay, double initialSum, double epsilon, double weightDecay)
            implements Optimizer {

        public Adagrad {
            OptimizerRanges.upTo(1e6, "A decay of the learning rate", learningRateDecay);
            OptimizerRanges.upTo(1e6, "A sum to start from", initialSum);
            OptimizerRanges.epsilon(epsilon);
            OptimizerRanges.weightDecay(weightDecay);
        }

        @Override
        public String id() {
            return "adagrad";
        }
    }

    /**
     * Hinton 2012: s ← alpha·s + (1 − alpha)·g², u = g/(√s + ε), w ← w − lr·u. Centred (Graves 2013), the square of the running mean of g
     * is taken off s under the root. With momentum, v ← momentum·v + u, w ← w − lr·v.
     *
     * @param alpha share kept of the running mean, 0 to below 1
     * @param momentum 0 to below 1
     */
    record RmsProp(double alpha, double epsilon, double momentum, boolean centered, double weightDecay)
            implements Optimizer {

        public RmsProp {
            OptimizerRanges.share("Alpha", alpha);
            OptimizerRanges.epsilon(epsilon);
            OptimizerRanges.share("Momentum", momentum);
            OptimizerRanges.weightDecay(weightDecay);
        }

        @Override
        public String id() {
            return "rmsprop";
        }
    }

    /**
     * Kingma and Ba 2015: m ← beta1·m + (1 − beta1)·g, s ← beta2·s + (1 − beta2)·g², w ← w − lr·m̂/(√ŝ + ε), where m̂ = m/(1 − beta1ᵗ) and
     * ŝ = s/(1 − beta2ᵗ) at the t-th update.
     *
     * @param beta1 0 to below 1
     * @param beta2 0 to below 1
     */
    record Adam(double beta1, double beta2, double epsilon, double weightDecay) implements Optimizer {

        public Adam {
            OptimizerRanges.share("Beta 1", beta1);
            OptimizerRanges.share("Beta 2", beta2);
            OptimizerRanges.epsilon(epsilon);
            OptimizerRanges.weightDecay(weightDecay);
        }

        @Override
        public String id() {
            return "adam";
        }
    }

    /** Loshchilov and Hutter 2019: as {@link Adam}, but for w ← w − lr·weightDecay·w before each update instead of a larger gradient. */
    record AdamW(double beta1, double beta2, double epsilon, double weightDecay) implements Optimizer {

        public AdamW {
            OptimizerRanges.share("Beta 1", beta1);
            OptimizerRanges.share("Beta 2", beta2);
            OptimizerRanges.epsilon(epsilon);
            OptimizerRanges.weightDecay(weightDecay);
        }

        @Override
        public String id() {
            return "adamw";
        }
    }
}
