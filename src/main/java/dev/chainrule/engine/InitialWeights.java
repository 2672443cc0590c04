package dev.chainrule.engine;

import dev.chainrule.engine.Initialization.Fan;
import dev.chainrule.engine.Initialization.Gain;
import dev.chainrule.engine.RandomStream.Purpose;
import java.util.Arrays;
import java.util.List;

/** Draws the weights that training starts from. */
final class InitialWeights {

    private InitialWeights() {}

    /** All that a training starts from, as in {@link Checkpoint#weights()}. */
    static float[] draw(TrainingSpec spec, Examples training) {
        float[] weights = draw(spec.network(), spec.initialization(), spec.seed());
        addToBiases(weights, spec.network(), (float) spec.refinements().initialBias());
        if (spec.initialization() instanceof Initialization.Lsuv) {
            UnitVariance.scale(spec.network(), weights, training);
        }
        return weights;
    }

    /** What depends on nothing but the seed. Each layer draws from a stream of its own: W row by row, then b where it is drawn. */
    static float[] draw(NetworkSpec network, Initialization initialization, long seed) {
        float[] weights = new float[Math.toIntExact(network.parameters())];
        int offset = 0;
        int in = network.inputs();
        for (int l = 0; l < network.layers().size(); l++) {
            int out = network.layers().get(l).units();
            RandomStream random = new RandomStream(seed, Purpose.WEIGHTS, l);
            fill(weights, offset, initialization, in, network.layers(), l, random);
            offset += (in + 1) * out;
            in = out;
        }
        return weights;
    }

    private static void fill(
            float[] w,
            int from,
            Initialization initialization,
            int in,
            List<LayerSpec> layers,
            int layer,
            RandomStream random) {
        int out = layers.get(layer).units();
        int to = from + in * out;
        int withBiases = to + out;
        if (initialization instanceof Initialization.Constant constant) {
            Arrays.fill(w, from, to, (float) constant.value());
        } else if (initialization instanceof Initialization.Normal normal) {
            normal(w, from, to, normal.standardDeviation(), random);
        } else if (initialization instanceof Initialization.Uniform uniform) {
            uniform(w, from, to, uniform.low(), uniform.high(), random);
        } else if (initialization instanceof Initialization.LeCun leCun) {
            scaled(w, from, to, leCun.shape(), 1.0 / in, random);
        } else if (initialization instanceof Initialization.Xavier xavier) {
            double gain = xavier.gain();
            scaled(w, from, to, xavier.shape(), gain * gain * (2.0 / ((double) in + out)), random);
        } else if (initialization instanceof Initialization.He he) {
            double own = layers.get(layer).activation().gain();
            double square = he.gain() == Gain.OWN ? own * own : 2.0;
            scaled(w, from, to, he.shape(), square / (he.fan() == Fan.OUT ? out : in), random);
        } else if (initialization instanceof Initialization.PyTorchLinear) {
            symmetric(w, from, withBiases, StrictMath.sqrt(1.0 / in), random);
        } else if (initialization instanceof Initialization.ScikitLearn) {
            double factor = hidden(layers, layer) == Activation.SIGMOID ? 2 : 6;
            symmetric(w, from, withBiases, StrictMath.sqrt(factor / ((double) in + out)), random);
        } else if (initialization instanceof Initialization.Orthogonal orthogonal) {
            OrthogonalMatrix.fill(w, from, in, out, orthogonal.gain(), random);
        } else if (initialization instanceof Initialization.Lsuv) {
            OrthogonalMatrix.fill(w, from, in, out, 1, random);
        } else if (initialization instanceof Initialization.Sparse sparse) {
            normal(w, from, to, sparse.standardDeviation(), random);
            thinOut(w, from, in, out, sparse.zeros(), random);
        }
    }

    /** What scikit-learn calls the network's activation: a layer's own, or for the output that of the layer before. */
    private static Activation hidden(List<LayerSpec> layers, int layer) {
        boolean output = layer == layers.size() - 1 && layer > 0;
        return layers.get(output ? layer - 1 : layer).activation();
    }

    /** Draws with that variance; a uniform variable between −√(3v) and √(3v) has the variance v. */
    private static void scaled(
            float[] w, int from, int to, Initialization.Shape shape, double variance, RandomStream random) {
        switch (shape) {
            case NORMAL -> normal(w, from, to, StrictMath.sqrt(variance), random);
            case UNIFORM -> symmetric(w, from, to, StrictMath.sqrt(3 * variance), random);
        }
    }

    private static void normal(float[] w, int from, int to, double deviation, RandomStream random) {
        for (int i = from; i < to; i++) {
            w[i] = (float) (deviation * random.nextNormal());
        }
    }

    private static void symmetric(float[] w, int from, int to, double bound, RandomStream random) {
        uniform(w, from, to, -bound, bound, random);
    }

    private static void uniform(float[] w, int from, int to, double low, double high, RandomStream random) {
        for (int i = from; i < to; i++) {
            w[i] = (float) random.nextUniform(low, high);
        }
    }

    /** Sets a share of each unit's weights to 0, but never all. */
    private static void thinOut(float[] w, int from, int in, int out, double share, RandomStream random) {
        int zeros = Math.min(in - 1, (int) Math.ceil(share * in));
        int[] inputs = new int[in];
        for (int i = 0; i < in; i++) {
            inputs[i] = i;
        }
        for (int unit = 0; unit < out; unit++) {
            random.shuffle(inputs);
            for (int i = 0; i < zeros; i++) {
                w[from + inputs[i] * out + unit] = 0;
            }
        }
    }

    private static void addToBiases(float[] weights, NetworkSpec network, float bias) {
        int offset = 0;
        int in = network.inputs();
        for (LayerSpec layer : network.layers()) {
            int end = offset + (in + 1) * layer.units();
            for (int i = offset + in * layer.units(); i < end; i++) {
                weights[i] += bias;
            }
            offset = end;
            in = layer.units();
        }
    }
}
