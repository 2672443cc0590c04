package dev.chainrule.engine;

import dev.chainrule.engine.RandomStream.Purpose;
import java.util.Arrays;

/** Draws the weights that training starts from. */
final class InitialWeights {

    private InitialWeights() {}

    /** Weights as in {@link Checkpoint#weights()}, biases 0. Each layer draws from a stream of its own, row by row. */
    static float[] draw(NetworkSpec network, Initialization initialization, long seed) {
        float[] weights = new float[Math.toIntExact(network.parameters())];
        int offset = 0;
        int in = network.inputs();
        for (int l = 0; l < network.layers().size(); l++) {
            int out = network.layers().get(l).units();
            RandomStream random = new RandomStream(seed, Purpose.WEIGHTS, l);
            fill(weights, offset, offset + in * out, initialization, in, out, random);
            offset += (in + 1) * out;
            in = out;
        }
        return weights;
    }

    private static void fill(
            float[] w, int from, int to, Initialization initialization, int in, int out, RandomStream random) {
        if (initialization instanceof Initialization.Constant constant) {
            Arrays.fill(w, from, to, (float) constant.value());
        } else if (initialization instanceof Initialization.Normal normal) {
            normal(w, from, to, normal.standardDeviation(), random);
        } else if (initialization instanceof Initialization.Uniform uniform) {
            uniform(w, from, to, uniform.low(), uniform.high(), random);
        } else if (initialization instanceof Initialization.Xavier xavier) {
            double gain = xavier.gain();
            scaled(w, from, to, xavier.shape(), gain * gain * (2.0 / ((double) in + out)), random);
        } else if (initialization instanceof Initialization.He he) {
            scaled(w, from, to, he.shape(), 2.0 / in, random);
        } else if (!(initialization instanceof Initialization.Zeros)) {
            throw new IllegalArgumentException("The engine does not know the initialization " + initialization + ".");
        }
    }

    /** Draws with that variance; a uniform variable between −√(3v) and √(3v) has the variance v. */
    private static void scaled(
            float[] w, int from, int to, Initialization.Shape shape, double variance, RandomStream random) {
        switch (shape) {
            case NORMAL -> normal(w, from, to, StrictMath.sqrt(variance), random);
            case UNIFORM -> {
                double bound = StrictMath.sqrt(3 * variance);
                uniform(w, from, to, -bound, bound, random);
            }
        }
    }

    private static void normal(float[] w, int from, int to, double deviation, RandomStream random) {
        for (int i = from; i < to; i++) {
            w[i] = (float) (deviation * random.nextNormal());
        }
    }

    private static void uniform(float[] w, int from, int to, double low, double high, RandomStream random) {
        for (int i = from; i < to; i++) {
            w[i] = (float) random.nextUniform(low, high);
        }
    }
}
