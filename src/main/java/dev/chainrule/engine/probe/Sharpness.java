package dev.chainrule.engine.probe;

import dev.chainrule.engine.Examples;
import dev.chainrule.engine.Model;
import dev.chainrule.engine.RandomStream;
import dev.chainrule.engine.RandomStream.Purpose;

/**
 * The largest eigenvalue of the loss's Hessian H over given rows: how sharply the loss bends where it bends most. Gradient descent with
 * rate lr is stable where it stays below 2/lr (Cohen et al. 2021).
 *
 * @param value the eigenvalue; NaN if the gradient is not finite
 * @param iterations products H·v that it took
 * @param converged whether it moved by less than the tolerance at last
 * @param direction the eigenvector, of length 1, laid out as the weights: a good start for the next epoch's
 */
public record Sharpness(double value, int iterations, boolean converged, double[] direction) {

    /** Products that are tried at most by {@link #of(Model, Examples)}. */
    public static final int MOST_ITERATIONS = 200;

    /**
     * Relative change from one product to the next at which {@link #of(Model, Examples)} stops. A network with bends (of ReLU, say) has no
     * Hessian where one is crossed, and its value is not more certain than this.
     */
    public static final double TOLERANCE = 1e-3;

    /** Changes below the tolerance that it takes in a row: one alone may be a turning point. */
    private static final int CALM = 3;

    /** Half the distance of the two gradients, relative to the weights' root mean square or 1 if that is larger. */
    private static final double STEP = 0x1p-7;

    /** The speed limit of gradient descent at this sharpness: the rate that it is stable below, 2 / value; infinite where nothing bends up. */
    public double speedLimit() {
        return value > 0 ? 2 / value : Double.POSITIVE_INFINITY;
    }

    /** From a random start that is always the same. */
    public static Sharpness of(Model model, Examples rows) {
        return of(model, rows, start(model.parameters()), MOST_ITERATIONS, TOLERANCE);
    }

    /**
     * By power iteration on gradient differences: H·v ≈ (∇L(w + s·v) − ∇L(w − s·v)) / 2s, over all the rows. Power iteration finds the
     * eigenvalue of the largest size; if that is a negative one, −c, it goes on with H + c·I, whose largest is the one looked for.
     * The model has its weights again when this returns.
     *
     * @param start where to start, of any length but 0
     * @param most products H·v at most, both rounds together, 1 or more
     * @param tolerance relative change of the eigenvalue at which to stop, three times in a row
     * @throws IllegalArgumentException if the rows or the start do not fit the network
     */
    public static Sharpness of(Model model, Examples rows, double[] start, int most, double tolerance) {
        if (start.length != model.parameters() || norm(start) == 0) {
            throw new IllegalArgumentException(
                    "The start has %,d values and length %s; the network needs %,d values, not all 0."
                            .formatted(start.length, norm(start), model.parameters()));
        }
        if (most < 1) {
            throw new IllegalArgumentException("%,d iterations are too few. Use 1 or more.".formatted(most));
        }
        Curvature curvature = new Curvature(model, rows);
        try {
            Sharpness largest = iterate(curvature, start, 0, most, tolerance);
            if (largest.value < 0 && largest.iterations < most) {
                double shift = -largest.value;
                Sharpness shifted = iterate(curvature, start, shift, most - largest.iterations, tolerance);
                return new Sharpness(
                        shifted.value, largest.iterations + shifted.iterations, shifted.converged, shifted.direction);
            }
            return largest;
        } finally {
            curvature.leave();
        }
    }

    private static double[] start(int parameters) {
        RandomStream random = new RandomStream(0, Purpose.PROBE, 0);
        double[] start = new double[parameters];
        for (int i = 0; i < start.length; i++) {
            start[i] = random.nextNormal();
        }
        return start;
    }

    /** Largest by size of H + shift·I, with the shift taken off again. */
    private static Sharpness iterate(Curvature curvature, double[] start, double shift, int most, double tolerance) {
        double[] v = scaled(start, 1 / norm(start));
        double value = Double.NaN;
        int calm = 0;
        for (int iteration = 1; ; iteration++) {
            double[] product = curvature.times(v);
            double before = value;
            value = dot(v, product); // Rayleigh's quotient of H, as v has length 1
            for (int i = 0; i < v.length; i++) {
                product[i] += shift * v[i];
            }
            double length = norm(product);
            calm = Math.abs(value - before) <= tolerance * Math.abs(value + shift) ? calm + 1 : 0;
            boolean flat = length == 0;
            if (calm == CALM || flat || iteration == most || !Double.isFinite(length)) {
                return new Sharpness(value, iteration, calm == CALM || flat, v);
            }
            v = scaled(product, 1 / length);
        }
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    private static double[] scaled(double[] a, double by) {
        double[] scaled = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            scaled[i] = by * a[i];
        }
        return scaled;
    }

    /** Products of the Hessian at a model's weights. */
    private static final class Curvature {

        private final Model model;
        private final Examples rows;
        private final float[] weights;
        private final double step;

        Curvature(Model model, Examples rows) {
            this.model = model;
            this.rows = rows;
            weights = model.weights();
            double squares = 0;
            for (float weight : weights) {
                squares += (double) weight * weight;
            }
            step = STEP * Math.max(1, Math.sqrt(squares / weights.length));
        }

        /** H·v for v of length 1. Weights are float32, so the distance that v was really followed for is taken, along v. */
        double[] times(double[] v) {
            float[] above = new float[v.length];
            float[] below = new float[v.length];
            double moved = 0;
            for (int i = 0; i < v.length; i++) {
                above[i] = (float) (weights[i] + step * v[i]);
                below[i] = (float) (weights[i] - step * v[i]);
                moved += ((double) above[i] - below[i]) * v[i];
            }
            double[] product = model.with(above).gradient(rows);
            double[] gradientBelow = model.with(below).gradient(rows);
            for (int i = 0; i < v.length; i++) {
                product[i] = (product[i] - gradientBelow[i]) / moved;
            }
            return product;
        }

        void leave() {
            model.with(weights);
        }
    }
}
