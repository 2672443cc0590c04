package dev.chainrule.engine;

import dev.chainrule.engine.kernel.Kernels;

/** {@link Optimizer.Sgd}, its weight decay aside. */
final class SgdRule extends UpdateRule {

    private final float momentum;
    private final boolean nesterov;

    SgdRule(Kernels kernels, Network network, int memories, Optimizer.Sgd optimizer) {
        super(kernels, network, memories);
        momentum = (float) optimizer.momentum();
        nesterov = optimizer.nesterov();
    }

    @Override
    double reach(double gradient, double weight, double rate) {
        if (memory.length == 0) {
            return weight + rate * gradient;
        }
        largest[0] = momentum * largest[0] + gradient;
        return weight + rate * (nesterov ? gradient + momentum * largest[0] : largest[0]);
    }

    @Override
    void step(double rate, long update, int from, int to) {
        float r = (float) rate;
        if (memory.length == 0) {
            kernels.descend(w, g, r, from, to);
        } else if (nesterov) {
            kernels.nesterov(w, g, memory[0], r, momentum, from, to);
        } else {
            kernels.descend(w, g, memory[0], r, momentum, from, to);
        }
    }
}
