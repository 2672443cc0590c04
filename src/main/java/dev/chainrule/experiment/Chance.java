package dev.chainrule.experiment;

import dev.chainrule.engine.Examples;
import java.util.function.DoubleBinaryOperator;

/** The loss of guessing without looking at a row: of the best answer that is the same for all. */
final class Chance {

    /** (2/3)^70 is 5e-13, a few ten-billionths of what a page shows. */
    private static final int STEPS = 70;

    private Chance() {}

    /**
     * @param variance of the targets, as squared error has it
     * @param classes 0 for values
     */
    static double of(LossChoice loss, Examples training, double variance, int classes) {
        return switch (loss) {
            case CROSS_ENTROPY -> Math.log(classes);
            case SQUARED_ERROR -> variance;
            case ABSOLUTE_ERROR -> best(training, (answer, target) -> Math.abs(answer - target));
            case HUBER -> best(training, Chance::huber);
            case HINGE -> best(training, (answer, target) -> Math.max(0, 1 - answer * target));
        };
    }

    private static double huber(double answer, double target) {
        double size = Math.abs(answer - target);
        return size > 1 ? size - .5 : size * size / 2;
    }

    /** The smallest mean over rows, each target by itself, then their mean. Each of these losses is convex in the answer. */
    private static double best(Examples training, DoubleBinaryOperator loss) {
        double sum = 0;
        for (int target = 0; target < training.targets(); target++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int row = 0; row < training.rows(); row++) {
                double y = training.y()[row * training.targets() + target];
                low = Math.min(low, y);
                high = Math.max(high, y);
            }
            for (int step = 0; step < STEPS; step++) {
                double third = (high - low) / 3;
                if (mean(training, target, low + third, loss) <= mean(training, target, high - third, loss)) {
                    high -= third;
                } else {
                    low += third;
                }
            }
            sum += mean(training, target, (low + high) / 2, loss);
        }
        return sum / training.targets();
    }

    private static double mean(Examples training, int target, double answer, DoubleBinaryOperator loss) {
        double sum = 0;
        for (int row = 0; row < training.rows(); row++) {
            sum += loss.applyAsDouble(answer, training.y()[row * training.targets() + target]);
        }
        return sum / training.rows();
    }
}
