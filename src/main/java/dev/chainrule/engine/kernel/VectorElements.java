package dev.chainrule.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The sums and updates of {@link ScalarKernels}, operation by operation, in vectors.
 *
 * <p>No vector goes through a method of our own: one that the compiler happens not to inline puts it on the heap, and then a step is
 * half as fast and allocates.
 */
final class VectorElements {

    /** One species in a process: a mix of two made HotSpot 17 give up on both. */
    static final VectorSpecies<Float> SPECIES = species();

    static final int LANES = SPECIES.length();

    private VectorElements() {}

    static void sumRows(float[] from, int rows, int n, int stride, float[] to, int toOffset) {
        for (int j = 0; j < n; j += LANES) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int i = 0, index = j; i < rows; i++, index += stride) {
                sum = sum.add(FloatVector.fromArray(SPECIES, from, index));
            }
            sum.intoArray(to, toOffset + j);
        }
    }

    static void descend(float[] w, float[] g, float rate, int from, int to) {
        FloatVector down = FloatVector.broadcast(SPECIES, -rate);
        for (int i = from; i < to; i += LANES) {
            down.fma(FloatVector.fromArray(SPECIES, g, i), FloatVector.fromArray(SPECIES, w, i))
                    .intoArray(w, i);
        }
    }

    static void descend(float[] w, float[] g, float[] v, float rate, float momentum, int from, int to) {
        FloatVector down = FloatVector.broadcast(SPECIES, -rate);
        FloatVector keep = FloatVector.broadcast(SPECIES, momentum);
        for (int i = from; i < to; i += LANES) {
            FloatVector sum = keep.fma(FloatVector.fromArray(SPECIES, v, i), FloatVector.fromArray(SPECIES, g, i));
            FloatVector speed = sum.sub(sum.min(Elementary.TINY).max(-Elementary.TINY));
            speed.intoArray(v, i);
            down.fma(speed, FloatVector.fromArray(SPECIES, w, i)).intoArray(w, i);
        }
    }

    /** The widest species that the processor prefers and the property allows. */
    private static VectorSpecies<Float> species() {
        VectorSpecies<Float> preferred = FloatVector.SPECIES_PREFERRED;
        String asked = System.getProperty(KernelChoice.PROPERTY, "512");
        int most = switch (asked) {
            case "128", "256", "512" -> Integer.parseInt(asked);
            default ->
                throw new IllegalArgumentException(
                        "%s is “%s”. Use 128, 256, 512 or scalar.".formatted(KernelChoice.PROPERTY, asked));
        };
        return preferred.vectorBitSize() <= most
                ? preferred
                : VectorSpecies.of(float.class, VectorShape.forBitSize(most));
    }
}
