package dev.chainrule.engine.probe;

import dev.chainrule.engine.Activation;
import dev.chainrule.engine.Examples;
import dev.chainrule.engine.LayerSpec;
import dev.chainrule.engine.Loss;
import dev.chainrule.engine.NetworkSpec;
import java.util.List;

/** The same network written down plainly in float64, to hold the float32 one to: no kernels, no gradient, one row at a time. */
final class Float64 {

    private static final double TWO_BY_ROOT_PI = 1.1283791670955126;
    private static final double ROOT_HALF = 0.7071067811865476;

    private final List<LayerSpec> layers;
    private final List<LayerRange> ranges;
    private final Loss loss;

    Float64(NetworkSpec network, Loss loss) {
        layers = network.layers();
        ranges = LayerRange.of(network);
        this.loss = loss;
    }

    /** Mean loss over the rows for weights laid out as in a checkpoint. */
    double loss(double[] weights, Examples rows) {
        double sum = 0;
        for (int r = 0; r < rows.rows(); r++) {
            sum += loss(loss, outputs(weights, rows.x(), r * rows.features()), rows.y(), r * rows.targets());
        }
        return sum / rows.rows();
    }

    private double[] outputs(double[] weights, float[] x, int offset) {
        double[] a = new double[ranges.get(0).inputs()];
        for (int i = 0; i < a.length; i++) {
            a[i] = x[offset + i];
        }
        for (int l = 0; l < ranges.size(); l++) {
            a = layer(ranges.get(l), layers.get(l).activation(), weights, a);
        }
        return a;
    }

    private static double[] layer(LayerRange range, Activation activation, double[] weights, double[] x) {
        double[] a = new double[range.units()];
        for (int j = 0; j < a.length; j++) {
            double z = weights[range.biases() + j];
            for (int i = 0; i < x.length; i++) {
                z += x[i] * weights[range.from() + i * range.units() + j];
            }
            a[j] = activation(activation, z);
        }
        return a;
    }

    static double activation(Activation activation, double z) {
        return switch (activation) {
            case IDENTITY -> z;
            case SIGMOID -> 1 / (1 + StrictMath.exp(-z));
            case TANH -> StrictMath.tanh(z);
            case RELU -> Math.max(z, 0);
            case LEAKY_RELU -> z > 0 ? z : z / 100;
            case ELU -> z > 0 ? z : StrictMath.expm1(z);
            case GELU -> z * (1 + erf(z * ROOT_HALF)) / 2;
            case SILU -> z / (1 + StrictMath.exp(-z));
            case SOFTPLUS -> Math.max(z, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
        };
    }

    /** 2/√π · exp(−x²) · Σ 2ⁿ x²ⁿ⁺¹ / (1·3·…·(2n + 1)): all of one sign, so nothing cancels. Beyond 6 it is 1 to an ulp. */
    static double erf(double x) {
        if (Math.abs(x) > 6) {
            return Math.signum(x);
        }
        double term = x;
        double sum = 0;
        for (int n = 1; sum + term != sum; n++) {
            sum += term;
            term *= 2 * x * x / (2 * n + 1);
        }
        return TWO_BY_ROOT_PI * StrictMath.exp(-x * x) * sum;
    }

    /** What a row adds to the loss: its mean over the outputs, but for the softmax. */
    static double loss(Loss loss, double[] out, float[] y, int offset) {
        if (loss == Loss.SOFTMAX_CROSS_ENTROPY) {
            return softmaxCrossEntropy(out, y, offset);
        }
        double sum = 0;
        for (int j = 0; j < out.length; j++) {
            sum += one(loss, out[j], y[offset + j]);
        }
        return sum / out.length;
    }

    private static double one(Loss loss, double out, double y) {
        double size = Math.abs(out - y);
        return switch (loss) {
            case SQUARED_ERROR -> size * size;
            case ABSOLUTE_ERROR -> size;
            case HUBER -> size > 1 ? size - 0.5 : size * size / 2;
            case HINGE -> Math.max(0, 1 - y * out);
            case SIGMOID_CROSS_ENTROPY -> Math.max(out, 0) - out * y + StrictMath.log1p(StrictMath.exp(-Math.abs(out)));
            case SOFTMAX_CROSS_ENTROPY -> throw new IllegalArgumentException("Softmax is no loss of one output.");
        };
    }

    private static double softmaxCrossEntropy(double[] out, float[] y, int offset) {
        double largest = out[0];
        for (double z : out) {
            largest = Math.max(largest, z);
        }
        double exponentials = 0;
        double ofLabel = 0;
        for (int j = 0; j < out.length; j++) {
            exponentials += StrictMath.exp(out[j] - largest);
            ofLabel += y[offset + j] * (out[j] - largest);
        }
        return StrictMath.log(exponentials) - ofLabel;
    }
}
