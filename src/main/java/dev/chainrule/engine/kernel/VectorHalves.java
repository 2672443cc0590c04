package dev.chainrule.engine.kernel;

import static dev.chainrule.engine.kernel.VectorElements.LANES;
import static dev.chainrule.engine.kernel.VectorElements.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** Rows that fill no more than the first half of a vector, two of them in one and apart again. */
final class VectorHalves {

    private static final int HALF = LANES / 2;
    private static final VectorMask<Float> UPPER = VectorMask.fromLong(SPECIES, -1L << HALF);

    private VectorHalves() {}

    static boolean takes(int columns, int stride) {
        return columns <= HALF && stride == LANES;
    }

    /** The second row's vector is read half a vector early, so that its values are where they go to. */
    static int pack(float[] from, int rows, float[] to) {
        int n = 0;
        int pairs = rows / 2 * 2 * LANES;
        for (int i = 0; i < pairs; i += 2 * LANES, n += LANES) {
            FloatVector first = FloatVector.fromArray(SPECIES, from, i);
            FloatVector second = FloatVector.fromArray(SPECIES, from, i + HALF);
            first.blend(second, UPPER).intoArray(to, n);
        }
        if (rows % 2 == 1) {
            FloatVector.fromArray(SPECIES, from, pairs).intoArray(to, n);
            n += LANES;
        }
        return n;
    }

    /** Written twice, the second time half a vector further: that covers the first row's padding and puts the second row in its place. */
    static void unpack(float[] from, int rows, float[] to) {
        int n = 0;
        int pairs = rows / 2 * 2 * LANES;
        for (int i = 0; i < pairs; i += 2 * LANES, n += LANES) {
            FloatVector both = FloatVector.fromArray(SPECIES, from, n);
            both.intoArray(to, i);
            both.intoArray(to, i + HALF);
        }
        if (rows % 2 == 1) {
            FloatVector.fromArray(SPECIES, from, n).intoArray(to, pairs);
        }
    }
}
