package dev.chainrule.engine;

import dev.chainrule.engine.kernel.Kernels;
import dev.chainrule.engine.kernel.RunningMean;

/** {@link Optimizer.RmsProp}, its weight decay aside: squares, then the mean if it is centred, then the speed if it has momentum. */
final class RmsPropRule extends UpdateRule {

    private final Optimizer.RmsProp optimizer;
    private final RunningMean mean;
    private final float momentum;

    RmsPropRule(Kernels kernels, Network network, int memories, Optimizer.RmsProp optimizer) {
        super(kernels, network, memories);
        this.optimizer = optimizer;
        mean = new RunningMean(optimizer.alpha());
        momentum = (float) optimizer.momentum();
    }

    @Override
    double reach(double gradient, double weight, double rate) {
        double direction = optimizer.centered() // the variance may be 0 where g is not
                ? gradient / optimizer.epsilon()
                : quotient(gradient, 1 / Math.sqrt(1 - optimizer.alpha()), optimizer.epsilon());
        largest[0] = Math.max(largest[0], gradient * gradient);
        if (optimizer.centered()) {
            largest[1] = Math.max(largest[1], gradient);
        }
        if (momentum > 0) {
            int speed = largest.length - 1;
            largest[speed] = momentum * largest[speed] + direction;
            direction = largest[speed];
        }
        return weight + rate * direction;
    }

    @Override
    void step(double rate, long update, int from, int to) {
        float epsilon = (float) optimizer.epsilon();
        if (optimizer.centered()) {
            kernels.centredRms(g, memory[0], memory[1], mean, epsilon, from, to);
        } else {
            kernels.rms(g, memory[0], mean, epsilon, from, to);
        }
        if (momentum > 0) {
            kernels.descend(w, g, memory[memory.length - 1], (float) rate, momentum, from, to);
        } else {
            kernels.descend(w, g, (float) rate, from, to);
        }
    }
}
