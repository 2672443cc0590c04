package dev.chainrule.run;

import dev.chainrule.engine.Optimizer;
import dev.chainrule.engine.Penalty;
import java.util.Optional;

/**
 * The sharpness up to which gradient descent over all rows is stable, which follows from how an optimizer moves on a bowl of curvature h.
 *
 * @param value largest curvature of the data's loss that it bears; where weights decay, less by what the decay adds. Below 0 if the decay
 *     alone is too much
 * @param formula "2/lr"
 */
public record SpeedLimit(double value, String formula) {

    /**
     * Empty where it does not apply: an optimizer that scales each gradient has no limit that one rate decides, and a
     * rate of 0, as warm-ups begin with, moves nothing. With momentum β it is
     * (2 + 2β)/lr (Polyak 1964), in Nesterov's form (2 + 2β)/((1 + 2β)·lr) (Cohen et al. 2021, appendix B).
     */
    public static Optional<SpeedLimit> of(Optimizer optimizer, Penalty penalty, double learningRate) {
        if (!(optimizer instanceof Optimizer.Sgd sgd) || learningRate == 0) {
            return Optional.empty();
        }
        double momentum = sgd.momentum();
        // Decay adds λ·w to the gradient and an L2 penalty 2·l2·w: a bowl of that curvature on top of the data's own.
        double decay = sgd.weightDecay() + 2 * penalty.l2();
        double factor = (2 + 2 * momentum) / (sgd.nesterov() ? 1 + 2 * momentum : 1);
        String shape = momentum == 0 ? "2/lr" : sgd.nesterov() ? "(2 + 2β)/((1 + 2β)·lr)" : "(2 + 2β)/lr";
        return Optional.of(new SpeedLimit(factor / learningRate - decay, decay == 0 ? shape : shape + " − decay"));
    }
}
