package dev.chainrule.engine;

/** How a gradient becomes an update, as PyTorch defines it. */
public sealed interface Optimizer {

    /**
     * Stochastic gradient descent: v ← momentum·v + g, w ← w − lr·v. Without momentum, w ← w − lr·g.
     *
     * @param momentum 0 to below 1
     */
    record Sgd(double momentum) implements Optimizer {
        public Sgd {
            if (!(momentum >= 0 && momentum < 1)) {
                throw new IllegalArgumentException(
                        "Momentum %s is out of range. Use 0 or more and less than 1.".formatted(momentum));
            }
        }
    }
}
