package dev.chainrule.engine;

import dev.chainrule.engine.RandomStream.Purpose;

/** Which outputs of a layer an update goes without, drawn row by row from a stream that the seed, the update and the layer decide. */
final class Dropout {

    /** More than a network can have layers. */
    private static final long LAYERS = 1_024;

    final float[] mask; // [capacity, stride]: 0, or 1/(1 − share)
    final float[] out; // [capacity, stride], the layer's outputs times the mask

    private final int layer;
    private final int outputs;
    private final int stride;
    private final long threshold; // of 2³²
    private final float kept;
    private final RandomStream random = new RandomStream(0, Purpose.DROPOUT, 0);

    Dropout(double share, int layer, int outputs, int stride, int capacity) {
        this.layer = layer;
        this.outputs = outputs;
        this.stride = stride;
        threshold = (long) (share * 0x1p32);
        kept = (float) (1 / (1 - share));
        mask = new float[capacity * stride];
        out = new float[capacity * stride];
    }

    /** Two outputs for each 64 random bits, high half first. */
    void draw(long seed, long update, int rows) {
        random.restart(seed, Purpose.DROPOUT, update * LAYERS + layer);
        for (int r = 0; r < rows; r++) {
            int end = r * stride + outputs;
            for (int i = r * stride; i < end; i += 2) {
                long bits = random.nextLong();
                mask[i] = bits >>> 32 < threshold ? 0f : kept;
                if (i + 1 < end) {
                    mask[i + 1] = (bits & 0xFFFFFFFFL) < threshold ? 0f : kept;
                }
            }
        }
    }
}
