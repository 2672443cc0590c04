package dev.chainrule.engine;

/**
 * Where each layer's weights and biases lie in one flat array. There are two such arrays: the compact one of a {@link Checkpoint},
 * and the padded one that training works on, whose rows are stretched with zeros to whole vectors.
 */
final class Parameters {

    final int layers;
    final int[] inputs; // [layers]
    final int[] outputs; // [layers]
    final int[] stride; // [layers], places from one row of W to the next
    final int[] weights; // [layers], offset of W [inputs][stride]
    final int[] biases; // [layers], offset of b [stride], right behind W
    final int size;
    final int compactSize;

    Parameters(NetworkSpec network, int lanes) {
        layers = network.layers().size();
        inputs = new int[layers];
        outputs = new int[layers];
        stride = new int[layers];
        weights = new int[layers];
        biases = new int[layers];
        int offset = 0;
        int compact = 0;
        int in = network.inputs();
        for (int l = 0; l < layers; l++) {
            inputs[l] = in;
            outputs[l] = network.layers().get(l).units();
            stride[l] = padded(outputs[l], lanes);
            weights[l] = offset;
            biases[l] = offset + in * stride[l];
            offset = biases[l] + stride[l];
            compact += (in + 1) * outputs[l];
            in = outputs[l];
        }
        size = offset;
        compactSize = compact;
    }

    /** The next multiple of the lanes. */
    static int padded(int width, int lanes) {
        return (width + lanes - 1) / lanes * lanes;
    }

    /** Spreads a checkpoint's array; the padding of {@code padded} must hold zeros and keeps them. */
    void spread(float[] compact, float[] padded) {
        spread(compact, 0, padded);
    }

    /** As {@link #spread(float[], float[])}, from a place of its own on. */
    void spread(float[] compact, int offset, float[] padded) {
        int from = offset;
        for (int l = 0; l < layers; l++) {
            for (int row = 0, to = weights[l]; row <= inputs[l]; row++, to += stride[l], from += outputs[l]) {
                System.arraycopy(compact, from, padded, to, outputs[l]);
            }
        }
    }

    /** The values alone, in a new array. */
    float[] compact(float[] padded) {
        float[] compact = new float[compactSize];
        compact(padded, compact, 0);
        return compact;
    }

    /** Writes the values alone, to a place of their own. */
    void compact(float[] padded, float[] compact, int offset) {
        int to = offset;
        for (int l = 0; l < layers; l++) {
            for (int row = 0, from = weights[l]; row <= inputs[l]; row++, from += stride[l], to += outputs[l]) {
                System.arraycopy(padded, from, compact, to, outputs[l]);
            }
        }
    }

    /** The first layer, from 0, with a value that is not finite; −1 if there is none. */
    int firstNotFinite(float[] padded) {
        for (int l = 0; l < layers; l++) {
            if (!isFinite(padded, l)) {
                return l;
            }
        }
        return -1;
    }

    /** As {@link #firstNotFinite}, from the last layer on. */
    int lastNotFinite(float[] padded) {
        for (int l = layers - 1; l >= 0; l--) {
            if (!isFinite(padded, l)) {
                return l;
            }
        }
        return -1;
    }

    private boolean isFinite(float[] padded, int layer) {
        for (int i = weights[layer]; i < biases[layer] + stride[layer]; i++) {
            if (!Float.isFinite(padded[i])) {
                return false;
            }
        }
        return true;
    }

    /**
     * Sum of squares in float64, in an order that padding does not change: eight partial sums by column modulo 8, each row by row,
     * a layer after the other.
     */
    double sumOfSquares(float[] padded) {
        double total = 0;
        for (int l = 0; l < layers; l++) {
            total += sumOfSquares(padded, l);
        }
        return total;
    }

    /** The same, and adds each layer's part to what stands in {@code ofLayers}. */
    double sumOfSquares(float[] padded, double[] ofLayers) {
        double total = 0;
        for (int l = 0; l < layers; l++) {
            double part = sumOfSquares(padded, l);
            ofLayers[l] += part;
            total += part;
        }
        return total;
    }

    /** One layer's part. */
    double sumOfSquares(float[] padded, int layer) {
        return sumOfSquares(padded, weights[layer], inputs[layer] + 1, outputs[layer], stride[layer]);
    }

    @SuppressWarnings("fallthrough")
    private static double sumOfSquares(float[] g, int offset, int rows, int columns, int stride) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int whole = columns & ~7;
        for (int row = 0; row < rows; row++, offset += stride) {
            int i = offset;
            for (int end = offset + whole; i < end; i += 8) {
                s0 += (double) g[i] * g[i];
                s1 += (double) g[i + 1] * g[i + 1];
                s2 += (double) g[i + 2] * g[i + 2];
                s3 += (double) g[i + 3] * g[i + 3];
                s4 += (double) g[i + 4] * g[i + 4];
                s5 += (double) g[i + 5] * g[i + 5];
                s6 += (double) g[i + 6] * g[i + 6];
                s7 += (double) g[i + 7] * g[i + 7];
            }
            switch (columns & 7) {
                case 7:
                    s6 += (double) g[i + 6] * g[i + 6];
                case 6:
                    s5 += (double) g[i + 5] * g[i + 5];
                case 5:
                    s4 += (double) g[i + 4] * g[i + 4];
                case 4:
                    s3 += (double) g[i + 3] * g[i + 3];
                case 3:
                    s2 += (double) g[i + 2] * g[i + 2];
                case 2:
                    s1 += (double) g[i + 1] * g[i + 1];
                case 1:
                    s0 += (double) g[i] * g[i];
                default:
            }
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }
}
