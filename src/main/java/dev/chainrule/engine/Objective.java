package dev.chainrule.engine;

import dev.chainrule.engine.kernel.Elementary;

/**
 * A loss over a layer's outputs: its gradient in float32, as training needs it, and its value in float64, as it is reported.
 * Gradients go output by output, since the loop over the rows is the longer one; values row by row, since sums depend on their order.
 */
final class Objective {

    private final Loss loss;
    private final int outputs;
    private final int stride;
    private final float[] out; // [capacity, stride]
    private final float[] gradient; // as out

    Objective(Loss loss, DenseLayer output) {
        this.loss = loss;
        outputs = output.outputs;
        stride = output.stride;
        out = output.a;
        gradient = output.dz;
    }

    /** Sets dLoss/doutput for a batch: targets are y [rows, outputs] from yOffset on. */
    void differentiate(float[] y, int yOffset, int rows) {
        switch (loss) {
            case SQUARED_ERROR -> squaredError(y, yOffset, rows);
            case SIGMOID_CROSS_ENTROPY -> sigmoidCrossEntropy(y, yOffset, rows);
            case SOFTMAX_CROSS_ENTROPY -> softmaxCrossEntropy(y, yOffset, rows);
            case ABSOLUTE_ERROR -> absoluteError(y, yOffset, rows);
            case HUBER -> huber(y, yOffset, rows);
            case HINGE -> hinge(y, yOffset, rows);
        }
    }

    /** Loss of these rows, summed, not averaged: divide the sum of all by {@link #divisor}. Rows are added in their order. */
    double sum(float[] y, int yOffset, int rows) {
        return switch (loss) {
            case SQUARED_ERROR -> squaredErrorSum(y, yOffset, rows);
            case SIGMOID_CROSS_ENTROPY -> sigmoidCrossEntropySum(y, yOffset, rows);
            case SOFTMAX_CROSS_ENTROPY -> softmaxCrossEntropySum(y, yOffset, rows);
            case ABSOLUTE_ERROR -> absoluteErrorSum(y, yOffset, rows);
            case HUBER -> huberSum(y, yOffset, rows);
            case HINGE -> hingeSum(y, yOffset, rows);
        };
    }

    /** What the mean is taken over: rows for the softmax, rows and outputs otherwise. */
    double divisor(int rows) {
        return loss == Loss.SOFTMAX_CROSS_ENTROPY ? rows : (double) rows * outputs;
    }

    private void squaredError(float[] y, int yOffset, int rows) {
        float scale = (float) (2 / divisor(rows));
        for (int j = 0; j < outputs; j++) {
            for (int r = 0, i = j, t = yOffset + j; r < rows; r++, i += stride, t += outputs) {
                gradient[i] = (out[i] - y[t]) * scale;
            }
        }
    }

    private double squaredErrorSum(float[] y, int yOffset, int rows) {
        double sum = 0;
        for (int r = 0, i = 0, t = yOffset; r < rows; r++, i += stride, t += outputs) {
            for (int j = 0; j < outputs; j++) {
                double difference = (double) out[i + j] - y[t + j];
                sum += difference * difference;
            }
        }
        return sum;
    }

    private void sigmoidCrossEntropy(float[] y, int yOffset, int rows) {
        float scale = (float) (1 / divisor(rows));
        for (int j = 0; j < outputs; j++) {
            for (int r = 0, i = j, t = yOffset + j; r < rows; r++, i += stride, t += outputs) {
                gradient[i] = (Elementary.sigmoid(out[i]) - y[t]) * scale;
            }
        }
    }

    /** −y·log σ(z) − (1 − y)·log(1 − σ(z)) = max(z, 0) − y·z + log(1 + exp(−|z|)), which overflows nowhere. */
    private double sigmoidCrossEntropySum(float[] y, int yOffset, int rows) {
        double sum = 0;
        for (int r = 0, i = 0, t = yOffset; r < rows; r++, i += stride, t += outputs) {
            for (int j = 0; j < outputs; j++) {
                double z = out[i + j];
                sum += Math.max(z, 0) - z * y[t + j] + Elementary.log1p(Elementary.exp(-Math.abs(z)));
            }
        }
        return sum;
    }

    private void softmaxCrossEntropy(float[] y, int yOffset, int rows) {
        float scale = (float) (1 / divisor(rows));
        for (int r = 0, i = 0, t = yOffset; r < rows; r++, i += stride, t += outputs) {
            softmax(out, i, gradient, i, outputs);
            for (int j = 0; j < outputs; j++) {
                gradient[i + j] = (gradient[i + j] - y[t + j]) * scale;
            }
        }
    }

    /** log Σ exp(z) − z[label], the largest z taken out first. */
    private double softmaxCrossEntropySum(float[] y, int yOffset, int rows) {
        double sum = 0;
        for (int r = 0, i = 0, t = yOffset; r < rows; r++, i += stride, t += outputs) {
            double largest = largest(out, i, outputs);
            double exponentials = 0;
            double ofLabel = 0;
            for (int j = 0; j < outputs; j++) {
                double z = out[i + j] - largest;
                exponentials += Elementary.exp(z);
                if (y[t + j] != 0) {
                    ofLabel = z;
                }
            }
            sum += Elementary.log(exponentials) - ofLabel;
        }
        return sum;
    }

    private void absoluteError(float[] y, int yOffset, int rows) {
        float scale = (float) (1 / divisor(rows));
        for (int j = 0; j < outputs; j++) {
            for (int r = 0, i = j, t = yOffset + j; r < rows; r++, i += stride, t += outputs) {
                gradient[i] = Math.signum(out[i] - y[t]) * scale;
            }
        }
    }

    private double absoluteErrorSum(float[] y, int yOffset, int rows) {
        double sum = 0;
        for (int r = 0, i = 0, t = yOffset; r < rows; r++, i += stride, t += outputs) {
            for (int j = 0; j < outputs; j++) {
                sum += Math.abs((double) out[i + j] - y[t + j]);
            }
        }
        return sum;
    }

    private void huber(float[] y, int yOffset, int rows) {
        float scale = (float) (1 / divisor(rows));
        for (int j = 0; j < outputs; j++) {
            for (int r = 0, i = j, t = yOffset + j; r < rows; r++, i += stride, t += outputs) {
                gradient[i] = Math.max(Math.min(out[i] - y[t], 1f), -1f) * scale;
            }
        }
    }

    private double huberSum(float[] y, int yOffset, int rows) {
        double sum = 0;
        for (int r = 0, i = 0, t = yOffset; r < rows; r++, i += stride, t += outputs) {
            for (int j = 0; j < outputs; j++) {
                double size = Math.abs((double) out[i + j] - y[t + j]);
                sum += size > 1 ? size - 0.5 : size * size / 2;
            }
        }
        return sum;
    }

    private void hinge(float[] y, int yOffset, int rows) {
        float scale = (float) (1 / divisor(rows));
        for (int j = 0; j < outputs; j++) {
            for (int r = 0, i = j, t = yOffset + j; r < rows; r++, i += stride, t += outputs) {
                float margin = y[t] * out[i];
                gradient[i] = margin >= 1f ? 0f : -y[t] * scale;
            }
        }
    }

    private double hingeSum(float[] y, int yOffset, int rows) {
        double sum = 0;
        for (int r = 0, i = 0, t = yOffset; r < rows; r++, i += stride, t += outputs) {
            for (int j = 0; j < outputs; j++) {
                sum += Math.max(0, 1 - (double) y[t + j] * out[i + j]);
            }
        }
        return sum;
    }

    /** p ← softmax(z) for n values each; p may be z. */
    static void softmax(float[] z, int zOffset, float[] p, int pOffset, int n) {
        float largest = largest(z, zOffset, n);
        float sum = 0;
        for (int j = 0; j < n; j++) {
            float e = Elementary.exp(z[zOffset + j] - largest);
            p[pOffset + j] = e;
            sum += e;
        }
        float share = 1 / sum;
        for (int j = 0; j < n; j++) {
            p[pOffset + j] *= share;
        }
    }

    private static float largest(float[] z, int offset, int n) {
        float largest = z[offset];
        for (int j = 1; j < n; j++) {
            largest = Math.max(largest, z[offset + j]);
        }
        return largest;
    }
}
