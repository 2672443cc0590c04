package dev.chainrule.engine.probe;

import dev.chainrule.engine.NetworkSpec;
import dev.chainrule.engine.RandomStream;
import dev.chainrule.engine.RandomStream.Purpose;

/** Ways to go from given weights, laid out as the weights. */
public final class Directions {

    private Directions() {}

    /**
     * A random direction that is comparable between networks, because each unit's part is as long as the unit's own weights (Li et al.
     * 2018, section 4, where a unit is a filter). Standing still in the biases, as there.
     *
     * @param index another one gives another direction, from 0
     */
    public static double[] random(NetworkSpec network, float[] weights, long seed, int index) {
        RandomStream random = new RandomStream(seed, Purpose.PROBE, index);
        double[] direction = new double[weights.length];
        for (LayerRange layer : LayerRange.of(network)) {
            for (int i = layer.from(); i < layer.biases(); i++) {
                direction[i] = random.nextNormal();
            }
        }
        return normalized(network, weights, direction);
    }

    /** A direction with each unit's part brought to the length of the unit's weights, and 0 for the biases. A part of 0 stays so. */
    public static double[] normalized(NetworkSpec network, float[] weights, double[] direction) {
        if (weights.length != network.parameters() || direction.length != weights.length) {
            throw new IllegalArgumentException("%,d weights and a direction of %,d came; the network needs %,d of both."
                    .formatted(weights.length, direction.length, network.parameters()));
        }
        double[] normalized = new double[direction.length];
        for (LayerRange layer : LayerRange.of(network)) {
            for (int unit = 0; unit < layer.units(); unit++) {
                double own = 0;
                double there = 0;
                for (int i = layer.from() + unit; i < layer.biases(); i += layer.units()) {
                    own += (double) weights[i] * weights[i];
                    there += direction[i] * direction[i];
                }
                double scale = there == 0 ? 0 : Math.sqrt(own / there);
                for (int i = layer.from() + unit; i < layer.biases(); i += layer.units()) {
                    normalized[i] = scale * direction[i];
                }
            }
        }
        return normalized;
    }

    /** The way from one set of weights to another: step 0 is the one, step 1 the other. */
    public static double[] between(float[] from, float[] to) {
        if (from.length != to.length) {
            throw new IllegalArgumentException(
                    "%,d weights do not lie on a way to %,d. Use weights of the same network."
                            .formatted(from.length, to.length));
        }
        double[] direction = new double[from.length];
        for (int i = 0; i < direction.length; i++) {
            direction[i] = (double) to[i] - from[i];
        }
        return direction;
    }
}
