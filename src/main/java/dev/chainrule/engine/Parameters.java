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
}
