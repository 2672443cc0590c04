package dev.chainrule.engine;

import dev.chainrule.engine.kernel.Kernels;

/** Stochastic gradient descent on a network's flat arrays: v ← momentum·v + g, w ← w − rate·v. */
final class Descent {

    /** Weights and updates below this size cannot overflow when they are added. */
    private static final double SAFE = 1e37;

    private final Kernels kernels;
    private final Network network;
    private final float rate;
    private final float momentum;
    private final float[] v; // as the network's w; empty without momentum
    private double largestWeight;
    private double largestSpeed;

    Descent(Kernels kernels, Network network, Optimizer.Sgd optimizer, double rate) {
        this.kernels = kernels;
        this.network = network;
        this.rate = (float) rate;
        momentum = (float) optimizer.momentum();
        v = new float[momentum > 0 ? network.w.length : 0];
    }

    /** Takes up where a checkpoint left off, or starts at rest if its state is empty. Call after the weights are set. */
    void start(float[] state) {
        if (state.length > 0) {
            network.shape.spread(state, v);
        }
        largestWeight = largest(network.w);
        largestSpeed = largest(v);
    }

    /** The state for a checkpoint, laid out as the weights; empty without momentum. */
    float[] state() {
        return v.length == 0 ? v : network.shape.compact(v);
    }

    /**
     * One update. Whether it can overflow is told beforehand from bounds that cost nothing: no gradient is larger than the norm.
     *
     * @param gradientNorm finite
     * @return whether all weights are still finite; if not, they are those before the update
     */
    boolean update(double gradientNorm) {
        largestSpeed = momentum * largestSpeed + gradientNorm;
        largestWeight += rate * largestSpeed;
        if (largestWeight < SAFE && largestSpeed < SAFE) {
            step();
            return true;
        }
        return carefulUpdate();
    }

    private boolean carefulUpdate() {
        float[] weightsBefore = network.w.clone();
        float[] speedBefore = v.clone();
        step();
        largestWeight = largest(network.w);
        largestSpeed = largest(v);
        if (largestWeight < Double.POSITIVE_INFINITY) {
            return true;
        }
        System.arraycopy(weightsBefore, 0, network.w, 0, weightsBefore.length);
        System.arraycopy(speedBefore, 0, v, 0, speedBefore.length);
        return false;
    }

    private void step() {
        if (v.length == 0) {
            kernels.descend(network.w, network.g, rate, network.w.length);
        } else {
            kernels.descend(network.w, network.g, v, rate, momentum, network.w.length);
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
