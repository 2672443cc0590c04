package dev.chainrule.engine;

import dev.chainrule.engine.kernel.Kernels;

/** {@link Optimizer.Adagrad}, its weight decay aside. */
final class AdagradRule extends UpdateRule {

    private final Optimizer.Adagrad optimizer;

    AdagradRule(Kernels kernels, Network network, int memories, Optimizer.Adagrad optimizer) {
        super(kernels, network, memories);
        this.optimizer = optimizer;
    }

    @Override
    float first(int index) {
        return (float) optimizer.initialSum();
    }

    @Override
    double reach(double gradient, double weight, double rate) {
        largest[0] += gradient * gradient;
        return weight + rate * quotient(gradient, 1, optimizer.epsilon());
    }

    @Override
    void step(double rate, long update, int from, int to) {
        float decayed = (float) (rate / (1 + update * optimizer.learningRateDecay()));
        kernels.adagrad(w, g, memory[0], decayed, (float) optimizer.epsilon(), from, to);
    }
}
