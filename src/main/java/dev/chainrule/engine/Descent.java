package dev.chainrule.engine;

import dev.chainrule.engine.kernel.Kernels;
import java.util.Arrays;

/** Turns a gradient into an update: clips it, adds the weight decay's, and lets the optimizer's rule make the step. */
final class Descent {

    /** Weights and what is remembered below this size cannot overflow when they are added. */
    private static final double SAFE = 1e37;

    /** What PyTorch adds to the norm that it divides by. */
    private static final double CLIPPING_EPSILON = 1e-6;

    private final Team team;
    private final Kernels kernels;
    private final Network network;
    private final UpdateRule rule;
    private final float decay;
    private final GradientClipping clipping;
    private float[][] before = {}; // weights and memory, for taking back an update; made when it is first needed
    private double largestWeight;
    private int firstNotFinite = -1;

    Descent(Team team, Network network, TrainingSpec spec) {
        this.team = team;
        kernels = team.kernels();
        this.network = network;
        Optimizer optimizer = spec.optimizer();
        rule = UpdateRule.of(kernels, network, optimizer);
        decay = optimizer instanceof Optimizer.AdamW ? 0 : (float) optimizer.weightDecay();
        clipping = spec.refinements().clipping();
    }

    /** Values that a checkpoint needs for this, so many for each parameter. */
    static int memories(Optimizer optimizer) {
        return UpdateRule.memories(optimizer);
    }

    /** Starts with nothing remembered. Call after the weights are set. */
    void start() {
        float[] first = new float[network.shape.compactSize];
        for (int m = 0; m < rule.memory.length; m++) {
            Arrays.fill(first, rule.first(m));
            network.shape.spread(first, 0, rule.memory[m]);
        }
        measure();
    }

    /** Takes up where a checkpoint left off. Call after the weights are set. */
    void start(float[] state) {
        for (int m = 0; m < rule.memory.length; m++) {
            network.shape.spread(state, m * network.shape.compactSize, rule.memory[m]);
        }
        measure();
    }

    /** Writes the state to the front of a checkpoint's. */
    void state(float[] state) {
        for (int m = 0; m < rule.memory.length; m++) {
            network.shape.compact(rule.memory[m], state, m * network.shape.compactSize);
        }
    }

    /**
     * One update. Whether it can overflow is told beforehand from bounds that cost nothing: no gradient is larger than the norm.
     *
     * @param gradientNorm finite
     * @param rate the learning rate of this update
     * @param update from 0 at the start of the training
     * @return whether all weights and all that is remembered are still finite; if not, they are those before the update
     */
    boolean update(double gradientNorm, double rate, long update) {
        double gradient = clip(gradientNorm);
        if (decay > 0) {
            kernels.add(network.g, network.w, decay, network.w.length);
            gradient += decay * largestWeight;
        }
        largestWeight = rule.reach(gradient, largestWeight, rate);
        if (isSafe()) {
            rule.step(team, rate, update);
            return true;
        }
        return carefulUpdate(rate, update);
    }

    /** The layer, from 0, whose weights the update that was taken back had made not finite; −1 if it was only what is remembered. */
    int firstNotFinite() {
        return firstNotFinite;
    }

    private double clip(double norm) {
        if (clipping instanceof GradientClipping.ByNorm byNorm && norm > byNorm.max()) {
            kernels.scale(network.g, (float) (byNorm.max() / (norm + CLIPPING_EPSILON)), 0, network.g.length);
            return 1.001 * byNorm.max(); // a rounding more
        } else if (clipping instanceof GradientClipping.ByValue byValue) {
            kernels.clamp(network.g, (float) byValue.max(), network.g.length);
            return Math.min(norm, 1.001 * byValue.max());
        }
        return norm;
    }

    private boolean isSafe() {
        boolean safe = largestWeight < SAFE;
        for (double bound : rule.largest) {
            safe &= bound < SAFE;
        }
        return safe;
    }

    private boolean carefulUpdate(double rate, long update) {
        if (before.length == 0) {
            before = new float[1 + rule.memory.length][network.w.length];
        }
        copy(network.w, before[0]);
        for (int m = 0; m < rule.memory.length; m++) {
            copy(rule.memory[m], before[m + 1]);
        }
        rule.step(team, rate, update);
        measure();
        boolean finite = largestWeight < Double.POSITIVE_INFINITY;
        for (double bound : rule.largest) {
            finite &= bound < Double.POSITIVE_INFINITY;
        }
        if (!finite) {
            firstNotFinite = network.shape.firstNotFinite(network.w);
            copy(before[0], network.w);
            for (int m = 0; m < rule.memory.length; m++) {
                copy(before[m + 1], rule.memory[m]);
            }
        }
        return finite;
    }

    private static void copy(float[] from, float[] to) {
        System.arraycopy(from, 0, to, 0, from.length);
    }

    private void measure() {
        largestWeight = largest(network.w);
        for (int m = 0; m < rule.memory.length; m++) {
            rule.largest[m] = largest(rule.memory[m]);
        }
    }

    /** Largest absolute value; infinite if any is not finite. */
    private static double largest(float[] values) {
        double largest = 0;
        for (float value : values) {
            double size = Math.abs(value);
            if (!(size <= Float.MAX_VALUE)) {
                return Double.POSITIVE_INFINITY;
            }
            largest = Math.max(largest, size);
        }
        return largest;
    }
}
