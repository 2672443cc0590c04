package dev.chainrule.engine;

import dev.chainrule.engine.kernel.Elementary;
import dev.chainrule.engine.kernel.Kernels;
import dev.chainrule.engine.kernel.RunningMean;

/** {@link Optimizer.Adam}, its weight decay aside, and {@link Optimizer.AdamW} with it. Means of the gradient, then of its square. */
final class AdamRule extends UpdateRule {

    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final double shrink;
    private final double ratio; // of √s, that m is never larger than
    private final RunningMean first;
    private final RunningMean second;

    AdamRule(Kernels kernels, Network network, int memories, Optimizer.Adam adam) {
        this(kernels, network, memories, adam.beta1(), adam.beta2(), adam.epsilon(), 0);
    }

    AdamRule(Kernels kernels, Network network, int memories, Optimizer.AdamW adam) {
        this(kernels, network, memories, adam.beta1(), adam.beta2(), adam.epsilon(), adam.weightDecay());
    }

    private AdamRule(
            Kernels kernels, Network network, int memories, double beta1, double beta2, double epsilon, double shrink) {
        super(kernels, network, memories);
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = epsilon;
        this.shrink = shrink;
        double fading = beta1 / Math.sqrt(beta2); // s keeps g² at least as long as m keeps g if this is below 1
        ratio = fading < 1 ? (1 - beta1) / Math.sqrt(1 - beta2) / (1 - fading) : Double.POSITIVE_INFINITY;
        first = new RunningMean(beta1);
        second = new RunningMean(beta2);
    }

    @Override
    double reach(double gradient, double weight, double rate) {
        largest[0] = Math.max(largest[0], gradient);
        largest[1] = Math.max(largest[1], gradient * gradient);
        double shrunk = weight * Math.max(1, Math.abs(1 - rate * shrink));
        return shrunk
                + rate / (1 - beta1) * largest[0] / epsilon; // 1 − beta1 is what the first update divides by, the least
    }

    @Override
    void step(double rate, long update, int from, int to) {
        if (shrink > 0) {
            kernels.scale(w, (float) (1 - rate * shrink), from, to);
        }
        long t = update + 1;
        double corrected = rate / (1 - Elementary.power(beta1, t));
        double correction = 1 / StrictMath.sqrt(1 - Elementary.power(beta2, t));
        kernels.adam(
                w,
                g,
                memory[0],
                memory[1],
                first,
                second,
                (float) corrected,
                (float) correction,
                (float) epsilon,
                from,
                to);
    }
}
