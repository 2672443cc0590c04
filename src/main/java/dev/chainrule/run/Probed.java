package dev.chainrule.run;

import dev.chainrule.engine.probe.ChainRule;
import dev.chainrule.engine.probe.GradientCheck;
import dev.chainrule.engine.probe.LayerReport;
import dev.chainrule.engine.probe.RowPass;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a probe found at one epoch of a run. */
public sealed interface Probed {

    /** The epoch whose weights were looked at. */
    int epoch();

    /** Training rows that it was looked at on. */
    int rows();

    /**
     * How sharply the loss bends.
     *
     * @param allRows training rows that there are
     * @param sharpness largest eigenvalue of the Hessian of the data's loss; NaN if the gradient is not finite
     * @param learningRate of the epoch's last update, and of the first one for epoch 0
     * @param limit null where none applies
     * @param converged whether the figure had settled within {@link dev.chainrule.engine.probe.Sharpness#MOST_ITERATIONS} steps
     */
    record Curvature(
            int epoch,
            int rows,
            int allRows,
            double sharpness,
            double learningRate,
            @Nullable SpeedLimit limit,
            boolean converged)
            implements Probed {

        /** Whether the loss bends more than the rate bears. A figure that has not settled is too small rather than too large. */
        public boolean aboveLimit() {
            return limit != null && Double.isFinite(sharpness) && sharpness > Math.max(0, limit.value());
        }

        /** A rate that this curvature bears; 2/sharpness for plain descent. NaN where none is known. */
        public double rateBorne() {
            return limit == null || limit.value() <= 0 ? Double.NaN : learningRate * limit.value() / sharpness;
        }
    }

    /**
     * The loss on a line through an epoch's weights, along the first principal direction of the way that the training took.
     *
     * @param filterNormalized whether each unit's part of the direction was brought to the length of the unit's weights, so that a step of 1
     *     is as long as the weights; false where the weights are 0 and a step of 1 is of length 1
     * @param explained share of the variance of the way's points that lies on the line, 0 to 1
     * @param steps where the loss was taken, ascending; 0 is the epoch itself
     * @param losses [steps], not finite where it overflows
     * @param path epochs of the way, ascending, the first and the last that are kept and the epoch itself among them
     */
    record LossLine(
            int epoch,
            int rows,
            boolean filterNormalized,
            double explained,
            double[] steps,
            double[] losses,
            List<Point> path)
            implements Probed {

        /**
         * @param at the step on the line that is nearest to the epoch's weights
         * @param loss at these weights themselves, which lie off the line as far as it does not explain the way
         */
        public record Point(int epoch, double at, double loss) {}
    }

    /**
     * The loss on the plane through an epoch's weights that holds most of the way that the training took: its two first principal directions,
     * each of length 1.
     *
     * @param explained share of the variance of the way's points that lies in the plane, 0 to 1
     * @param a steps along the first direction, ascending; 0 is the epoch itself
     * @param b steps along the second
     * @param losses [a][b], not finite where it overflows
     * @param path epochs of the way, ascending
     */
    record LossPlane(int epoch, int rows, double explained, double[] a, double[] b, double[][] losses, List<Point> path)
            implements Probed {

        /**
         * The point of the plane nearest to an epoch's weights.
         *
         * @param loss at these weights themselves, which lie off the plane as far as it does not explain the way
         */
        public record Point(int epoch, double a, double b, double loss) {}
    }

    /** @param reports one for each layer; their update is that of plain gradient descent at the epoch's rate */
    record Layers(int epoch, int rows, List<LayerReport> reports) implements Probed {}

    /** @param checks one for each layer */
    record Gradient(int epoch, int rows, List<GradientCheck> checks) implements Probed {

        /** Of all layers. */
        public double largestError() {
            return checks.stream().mapToDouble(GradientCheck::error).max().orElse(0);
        }

        public boolean agrees() {
            return checks.stream().allMatch(GradientCheck::agrees);
        }
    }

    /**
     * One weight or bias, its gradient, and how the chain rule makes it for one row.
     *
     * @param allRows training rows that there are
     * @param gradient mean of dL/dw over the rows looked at
     * @param learningRate of the epoch's last update, and of the first one for epoch 0
     * @param slopes dL/dw of each row looked at, ascending
     * @param telling the rows with the largest dL/dw in size, by their numbers from 1
     * @param row the one that is worked out, from 1 among all training rows
     * @param terms what the row's loss hears of the unit through each unit behind it; none for an output
     */
    record Weight(
            int epoch,
            int rows,
            int allRows,
            ChainRule.Place place,
            double weight,
            double gradient,
            double learningRate,
            double[] slopes,
            List<Integer> telling,
            int row,
            RowPass pass,
            List<Term> terms)
            implements Probed {

        /**
         * A unit behind.
         *
         * @param unit from 0
         * @param weight to it
         * @param back dL/dz of it
         */
        public record Term(int unit, double weight, double back) {

            public double product() {
                return weight * back;
            }
        }

        /** dL/dw of the row. */
        public double slope() {
            return pass.slope(place);
        }
    }
}
