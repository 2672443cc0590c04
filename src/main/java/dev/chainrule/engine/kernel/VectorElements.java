package dev.chainrule.engine.kernel;

import static dev.chainrule.engine.kernel.Elementary.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The element loops of {@link ScalarKernels} and the functions of {@link Elementary}, operation by operation, in vectors.
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

    static void sigmoid(float[] z, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector t =
                    FloatVector.fromArray(SPECIES, z, i).neg().min(EXP_HIGH).max(EXP_LOW);
            FloatVector shifted = t.fma(FloatVector.broadcast(SPECIES, LOG2_E), FloatVector.broadcast(SPECIES, ROUND));
            FloatVector k = shifted.sub(ROUND);
            FloatVector r = k.fma(
                    FloatVector.broadcast(SPECIES, -LN2_LOW), k.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), t));
            FloatVector p = FloatVector.broadcast(SPECIES, E5)
                    .fma(r, FloatVector.broadcast(SPECIES, E4))
                    .fma(r, FloatVector.broadcast(SPECIES, E3))
                    .fma(r, FloatVector.broadcast(SPECIES, E2))
                    .fma(r, FloatVector.broadcast(SPECIES, E1))
                    .fma(r, FloatVector.broadcast(SPECIES, E0));
            FloatVector y = r.mul(r).fma(p, r).add(1f);
            FloatVector exp = y.reinterpretAsInts()
                    .add(shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23))
                    .reinterpretAsFloats();
            FloatVector.broadcast(SPECIES, 1f).div(exp.add(1f)).intoArray(z, i);
        }
    }

    static void sigmoidBackward(float[] a, float[] delta, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector y = FloatVector.fromArray(SPECIES, a, i);
            FloatVector.fromArray(SPECIES, delta, i).mul(y.neg().fma(y, y)).intoArray(delta, i);
        }
    }

    static void tanh(float[] z, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector t = FloatVector.fromArray(SPECIES, z, i).min(TANH_HIGH).max(-TANH_HIGH);
            FloatVector s = t.mul(t);
            FloatVector p = FloatVector.broadcast(SPECIES, P6)
                    .fma(s, FloatVector.broadcast(SPECIES, P5))
                    .fma(s, FloatVector.broadcast(SPECIES, P4))
                    .fma(s, FloatVector.broadcast(SPECIES, P3))
                    .fma(s, FloatVector.broadcast(SPECIES, P2))
                    .fma(s, FloatVector.broadcast(SPECIES, P1))
                    .fma(s, FloatVector.broadcast(SPECIES, P0));
            FloatVector q = FloatVector.broadcast(SPECIES, Q3)
                    .fma(s, FloatVector.broadcast(SPECIES, Q2))
                    .fma(s, FloatVector.broadcast(SPECIES, Q1))
                    .fma(s, FloatVector.broadcast(SPECIES, Q0));
            t.mul(p).div(q).intoArray(z, i);
        }
    }

    static void tanhBackward(float[] a, float[] delta, int n) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        for (int i = 0; i < n; i += LANES) {
            FloatVector y = FloatVector.fromArray(SPECIES, a, i);
            FloatVector.fromArray(SPECIES, delta, i).mul(y.neg().fma(y, one)).intoArray(delta, i);
        }
    }

    static void relu(float[] z, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector.fromArray(SPECIES, z, i).max(0f).intoArray(z, i);
        }
    }

    static void reluBackward(float[] a, float[] delta, int n) {
        for (int i = 0; i < n; i += LANES) {
            IntVector mask = FloatVector.fromArray(SPECIES, a, i)
                    .reinterpretAsInts()
                    .neg()
                    .lanewise(VectorOperators.ASHR, 31);
            FloatVector.fromArray(SPECIES, delta, i)
                    .reinterpretAsInts()
                    .and(mask)
                    .reinterpretAsFloats()
                    .intoArray(delta, i);
        }
    }

    static void descend(float[] w, float[] g, float rate, int n) {
        FloatVector down = FloatVector.broadcast(SPECIES, -rate);
        for (int i = 0; i < n; i += LANES) {
            down.fma(FloatVector.fromArray(SPECIES, g, i), FloatVector.fromArray(SPECIES, w, i))
                    .intoArray(w, i);
        }
    }

    static void descend(float[] w, float[] g, float[] v, float rate, float momentum, int n) {
        FloatVector down = FloatVector.broadcast(SPECIES, -rate);
        FloatVector keep = FloatVector.broadcast(SPECIES, momentum);
        for (int i = 0; i < n; i += LANES) {
            FloatVector sum = keep.fma(FloatVector.fromArray(SPECIES, v, i), FloatVector.fromArray(SPECIES, g, i));
            FloatVector speed = sum.sub(sum.min(TINY).max(-TINY));
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
