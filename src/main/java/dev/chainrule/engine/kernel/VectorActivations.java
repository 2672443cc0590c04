package dev.chainrule.engine.kernel;

import static dev.chainrule.engine.kernel.Elementary.*;
import static dev.chainrule.engine.kernel.VectorElements.LANES;
import static dev.chainrule.engine.kernel.VectorElements.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The activations of {@link ScalarKernels} and the functions of {@link Elementary}, operation by operation, in vectors.
 *
 * <p>No vector goes through a method of our own, see {@link VectorElements}: what needs an exponential takes it of a whole array first.
 */
final class VectorActivations {

    private VectorActivations() {}

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
            FloatVector x = FloatVector.fromArray(SPECIES, z, i);
            // min and max with Java's rules for NaN cost more than to compare and to blend, and agree with it
            FloatVector below = x.blend(TANH_HIGH, x.compare(VectorOperators.GT, TANH_HIGH));
            FloatVector t = below.blend(-TANH_HIGH, below.compare(VectorOperators.LT, -TANH_HIGH));
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

    static void leakyRelu(float[] z, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, i);
            x.max(x.mul(LEAK)).intoArray(z, i);
        }
    }

    static void leakyReluBackward(float[] a, float[] delta, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector leak = FloatVector.broadcast(SPECIES, LEAK);
            FloatVector slope =
                    leak.blend(1f, FloatVector.fromArray(SPECIES, a, i).compare(VectorOperators.GT, 0f));
            FloatVector.fromArray(SPECIES, delta, i).mul(slope).intoArray(delta, i);
        }
    }

    static void elu(float[] z, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, i);
            FloatVector t = x.min(0f).mul(0.5f).min(TANH_HIGH).max(-TANH_HIGH);
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
            FloatVector tanh = t.mul(p).div(q);
            FloatVector below =
                    tanh.add(tanh).div(FloatVector.broadcast(SPECIES, 1f).sub(tanh));
            x.max(0f).add(below).intoArray(z, i);
        }
    }

    static void eluBackward(float[] a, float[] delta, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector slope = FloatVector.fromArray(SPECIES, a, i).min(0f).add(1f);
            FloatVector.fromArray(SPECIES, delta, i).mul(slope).intoArray(delta, i);
        }
    }

    static void gelu(float[] z, float[] a, int n) {
        FloatVector half = FloatVector.broadcast(SPECIES, 0.5f);
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, i);
            FloatVector t = x.mul(SQRT_HALF).min(ERF_HIGH).max(-ERF_HIGH);
            FloatVector s = t.mul(t);
            FloatVector p = FloatVector.broadcast(SPECIES, EP6)
                    .fma(s, FloatVector.broadcast(SPECIES, EP5))
                    .fma(s, FloatVector.broadcast(SPECIES, EP4))
                    .fma(s, FloatVector.broadcast(SPECIES, EP3))
                    .fma(s, FloatVector.broadcast(SPECIES, EP2))
                    .fma(s, FloatVector.broadcast(SPECIES, EP1))
                    .fma(s, FloatVector.broadcast(SPECIES, EP0));
            FloatVector q = FloatVector.broadcast(SPECIES, EQ4)
                    .fma(s, FloatVector.broadcast(SPECIES, EQ3))
                    .fma(s, FloatVector.broadcast(SPECIES, EQ2))
                    .fma(s, FloatVector.broadcast(SPECIES, EQ1))
                    .fma(s, FloatVector.broadcast(SPECIES, EQ0));
            x.mul(half.fma(t.mul(p).div(q), half)).intoArray(a, i);
        }
    }

    static void geluBackward(float[] z, float[] a, float[] delta, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, i);
            x.mul(-0.5f).mul(x).intoArray(a, i);
        }
        exp(a, n);
        FloatVector half = FloatVector.broadcast(SPECIES, 0.5f);
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, i);
            FloatVector t = x.mul(SQRT_HALF).min(ERF_HIGH).max(-ERF_HIGH);
            FloatVector s = t.mul(t);
            FloatVector p = FloatVector.broadcast(SPECIES, EP6)
                    .fma(s, FloatVector.broadcast(SPECIES, EP5))
                    .fma(s, FloatVector.broadcast(SPECIES, EP4))
                    .fma(s, FloatVector.broadcast(SPECIES, EP3))
                    .fma(s, FloatVector.broadcast(SPECIES, EP2))
                    .fma(s, FloatVector.broadcast(SPECIES, EP1))
                    .fma(s, FloatVector.broadcast(SPECIES, EP0));
            FloatVector q = FloatVector.broadcast(SPECIES, EQ4)
                    .fma(s, FloatVector.broadcast(SPECIES, EQ3))
                    .fma(s, FloatVector.broadcast(SPECIES, EQ2))
                    .fma(s, FloatVector.broadcast(SPECIES, EQ1))
                    .fma(s, FloatVector.broadcast(SPECIES, EQ0));
            FloatVector normal = half.fma(t.mul(p).div(q), half);
            FloatVector density = FloatVector.fromArray(SPECIES, a, i).mul(NORMAL_PEAK);
            FloatVector slope = x.fma(density, normal);
            FloatVector.fromArray(SPECIES, delta, i).mul(slope).intoArray(delta, i);
        }
    }

    static void silu(float[] z, float[] a, int n) {
        System.arraycopy(z, 0, a, 0, n);
        sigmoid(a, n);
        for (int i = 0; i < n; i += LANES) {
            FloatVector.fromArray(SPECIES, z, i)
                    .mul(FloatVector.fromArray(SPECIES, a, i))
                    .intoArray(a, i);
        }
    }

    static void siluBackward(float[] z, float[] a, float[] delta, int n) {
        System.arraycopy(z, 0, a, 0, n);
        sigmoid(a, n);
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, i);
            FloatVector s = FloatVector.fromArray(SPECIES, a, i);
            FloatVector slope = s.fma(x.neg().fma(s, x), s);
            FloatVector.fromArray(SPECIES, delta, i).mul(slope).intoArray(delta, i);
        }
    }

    static void softplus(float[] z, float[] a, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector.fromArray(SPECIES, z, i).abs().neg().intoArray(a, i);
        }
        exp(a, n);
        for (int i = 0; i < n; i += LANES) {
            FloatVector e = FloatVector.fromArray(SPECIES, a, i);
            FloatVector f = e.div(e.add(2f));
            FloatVector s = f.mul(f);
            FloatVector p = FloatVector.broadcast(SPECIES, L7)
                    .fma(s, FloatVector.broadcast(SPECIES, L6))
                    .fma(s, FloatVector.broadcast(SPECIES, L5))
                    .fma(s, FloatVector.broadcast(SPECIES, L4))
                    .fma(s, FloatVector.broadcast(SPECIES, L3))
                    .fma(s, FloatVector.broadcast(SPECIES, L2))
                    .fma(s, FloatVector.broadcast(SPECIES, L1));
            FloatVector log = f.mul(s).fma(p, f).mul(2f);
            FloatVector.fromArray(SPECIES, z, i).max(0f).add(log).intoArray(a, i);
        }
    }

    static void softplusBackward(float[] z, float[] a, float[] delta, int n) {
        System.arraycopy(z, 0, a, 0, n);
        sigmoid(a, n);
        for (int i = 0; i < n; i += LANES) {
            FloatVector.fromArray(SPECIES, delta, i)
                    .mul(FloatVector.fromArray(SPECIES, a, i))
                    .intoArray(delta, i);
        }
    }

    private static void exp(float[] x, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector t = FloatVector.fromArray(SPECIES, x, i).min(EXP_HIGH).max(EXP_LOW);
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
            y.reinterpretAsInts()
                    .add(shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23))
                    .reinterpretAsFloats()
                    .intoArray(x, i);
        }
    }
}
