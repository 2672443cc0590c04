package dev.chainrule.engine.probe;

import dev.chainrule.engine.Activation;
import dev.chainrule.engine.Loss;

/** Derivatives of what {@link Float64} computes. At a bend they are what the engine takes: that of the flat side. */
final class Slopes {

    private static final double ROOT_HALF = 0.7071067811865476;
    private static final double ONE_BY_ROOT_TWO_PI = 0.3989422804014327;

    private Slopes() {}

    /** da/dz of an activation. */
    static double of(Activation activation, double z) {
        return switch (activation) {
            case IDENTITY -> 1;
            case SIGMOID -> sigmoid(z) * sigmoid(-z);
            case TANH -> 1 - StrictMath.tanh(z) * StrictMath.tanh(z);
            case RELU -> z > 0 ? 1 : 0;
            case LEAKY_RELU -> z > 0 ? 1 : 0.01;
            case ELU -> z > 0 ? 1 : StrictMath.exp(z);
            case GELU -> (1 + Float64.erf(z * ROOT_HALF)) / 2 + z * ONE_BY_ROOT_TWO_PI * StrictMath.exp(-z * z / 2);
            case SILU -> sigmoid(z) * (1 + z * sigmoid(-z));
            case SOFTPLUS -> sigmoid(z);
        };
    }

    /** dLoss/doutput of one row, by what {@link Float64#loss(Loss, double[], float[], int)} gives for it. */
    static double[] of(Loss loss, double[] out, float[] y, int offset) {
        if (loss == Loss.SOFTMAX_CROSS_ENTROPY) {
            double[] slopes = softmax(out);
            for (int j = 0; j < out.length; j++) {
                slopes[j] -= y[offset + j];
            }
            return slopes;
        }
        double[] slopes = new double[out.length];
        for (int j = 0; j < out.length; j++) {
            slopes[j] = one(loss, out[j], y[offset + j]) / out.length;
        }
        return slopes;
    }

    private static double one(Loss loss, double out, double y) {
        double off = out - y;
        return switch (loss) {
            case SQUARED_ERROR -> 2 * off;
            case ABSOLUTE_ERROR -> Math.signum(off);
            case HUBER -> Math.max(-1, Math.min(1, off));
            case HINGE -> y * out >= 1 ? 0 : -y;
            case SIGMOID_CROSS_ENTROPY -> sigmoid(out) - y;
            case SOFTMAX_CROSS_ENTROPY -> throw new IllegalArgumentException("Softmax is no loss of one output.");
        };
    }

    static double sigmoid(double z) {
        return 1 / (1 + StrictMath.exp(-z));
    }

    /** The shares that a softmax makes of outputs, in a new array. */
    static double[] softmax(double[] out) {
        double largest = out[0];
        for (double z : out) {
            largest = Math.max(largest, z);
        }
        double sum = 0;
        double[] shares = new double[out.length];
        for (int j = 0; j < out.length; j++) {
            shares[j] = StrictMath.exp(out[j] - largest);
            sum += shares[j];
        }
        for (int j = 0; j < out.length; j++) {
            shares[j] /= sum;
        }
        return shares;
    }
}
