package dev.chainrule.engine.kernel;

import static dev.chainrule.engine.kernel.Elementary.FLOOR;
import static dev.chainrule.engine.kernel.Elementary.TINY;
import static dev.chainrule.engine.kernel.VectorElements.LANES;
import static dev.chainrule.engine.kernel.VectorElements.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** The optimizers of {@link ScalarKernels} and what is done to a gradient before them, operation by operation, in vectors. */
final class VectorUpdates {

    private VectorUpdates() {}

    static void nesterov(float[] w, float[] g, float[] v, float rate, float momentum, int from, int to) {
        FloatVector down = FloatVector.broadcast(SPECIES, -rate);
        FloatVector keep = FloatVector.broadcast(SPECIES, momentum);
        for (int i = from; i < to; i += LANES) {
            FloatVector slope = FloatVector.fromArray(SPECIES, g, i);
            FloatVector sum = keep.fma(FloatVector.fromArray(SPECIES, v, i), slope);
            FloatVector speed = sum.sub(sum.min(TINY).max(-TINY));
            speed.intoArray(v, i);
            down.fma(keep.fma(speed, slope), FloatVector.fromArray(SPECIES, w, i))
                    .intoArray(w, i);
        }
    }

    static void adagrad(float[] w, float[] g, float[] s, float rate, float epsilon, int from, int to) {
        FloatVector down = FloatVector.broadcast(SPECIES, -rate);
        for (int i = from; i < to; i += LANES) {
            FloatVector slope = FloatVector.fromArray(SPECIES, g, i);
            FloatVector floored = FloatVector.fromArray(SPECIES, s, i).add(FLOOR);
            FloatVector squares = slope.fma(slope, floored).sub(FLOOR);
            squares.intoArray(s, i);
            FloatVector direction = slope.div(squares.sqrt().add(epsilon));
            down.fma(direction, FloatVector.fromArray(SPECIES, w, i)).intoArray(w, i);
        }
    }

    static void rms(float[] g, float[] s, float keep, float take, float epsilon, int from, int to) {
        FloatVector floor = FloatVector.broadcast(SPECIES, FLOOR);
        FloatVector kept = FloatVector.broadcast(SPECIES, keep);
        for (int i = from; i < to; i += LANES) {
            FloatVector slope = FloatVector.fromArray(SPECIES, g, i);
            FloatVector old = kept.fma(FloatVector.fromArray(SPECIES, s, i), floor);
            FloatVector squares = slope.mul(take).fma(slope, old).sub(FLOOR);
            squares.intoArray(s, i);
            slope.div(squares.sqrt().add(epsilon)).intoArray(g, i);
        }
    }

    /** In three loops: with all of it in one, HotSpot puts vectors on the heap. */
    static void centredRms(float[] g, float[] s, float[] c, float keep, float take, float epsilon, int from, int to) {
        squares(g, s, keep, take, from, to);
        values(g, c, keep, take, from, to);
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector least = FloatVector.broadcast(SPECIES, epsilon);
        for (int i = from; i < to; i += LANES) {
            FloatVector mean = FloatVector.fromArray(SPECIES, c, i);
            FloatVector variance =
                    mean.neg().fma(mean, FloatVector.fromArray(SPECIES, s, i)).max(zero);
            FloatVector.fromArray(SPECIES, g, i).div(variance.sqrt().add(least)).intoArray(g, i);
        }
    }

    private static void squares(float[] g, float[] s, float keep, float take, int from, int to) {
        FloatVector floor = FloatVector.broadcast(SPECIES, FLOOR);
        FloatVector kept = FloatVector.broadcast(SPECIES, keep);
        FloatVector taken = FloatVector.broadcast(SPECIES, take);
        for (int i = from; i < to; i += LANES) {
            FloatVector slope = FloatVector.fromArray(SPECIES, g, i);
            FloatVector old = kept.fma(FloatVector.fromArray(SPECIES, s, i), floor);
            taken.mul(slope).fma(slope, old).sub(floor).intoArray(s, i);
        }
    }

    private static void values(float[] g, float[] m, float keep, float take, int from, int to) {
        FloatVector floor = FloatVector.broadcast(SPECIES, FLOOR);
        FloatVector kept = FloatVector.broadcast(SPECIES, keep);
        FloatVector taken = FloatVector.broadcast(SPECIES, take);
        for (int i = from; i < to; i += LANES) {
            FloatVector old = kept.fma(FloatVector.fromArray(SPECIES, m, i), floor);
            taken.fma(FloatVector.fromArray(SPECIES, g, i), old).sub(floor).intoArray(m, i);
        }
    }

    static void adam(
            float[] w,
            float[] g,
            float[] m,
            float[] s,
            RunningMean first,
            RunningMean second,
            float rate,
            float correction,
            float epsilon,
            int from,
            int to) {
        FloatVector floor = FloatVector.broadcast(SPECIES, FLOOR);
        FloatVector kept1 = FloatVector.broadcast(SPECIES, first.keep);
        FloatVector taken1 = FloatVector.broadcast(SPECIES, first.take);
        FloatVector kept2 = FloatVector.broadcast(SPECIES, second.keep);
        FloatVector taken2 = FloatVector.broadcast(SPECIES, second.take);
        FloatVector corrected = FloatVector.broadcast(SPECIES, correction);
        FloatVector least = FloatVector.broadcast(SPECIES, epsilon);
        FloatVector down = FloatVector.broadcast(SPECIES, -rate);
        for (int i = from; i < to; i += LANES) {
            FloatVector slope = FloatVector.fromArray(SPECIES, g, i);
            FloatVector oldSquares = kept2.fma(FloatVector.fromArray(SPECIES, s, i), floor);
            FloatVector squares = taken2.mul(slope).fma(slope, oldSquares).sub(floor);
            squares.intoArray(s, i);
            FloatVector oldMean = kept1.fma(FloatVector.fromArray(SPECIES, m, i), floor);
            FloatVector mean = taken1.fma(slope, oldMean).sub(floor);
            mean.intoArray(m, i);
            FloatVector width = squares.sqrt().fma(corrected, least);
            down.fma(mean.div(width), FloatVector.fromArray(SPECIES, w, i)).intoArray(w, i);
        }
    }

    static void add(float[] g, float[] w, float factor, int n) {
        FloatVector times = FloatVector.broadcast(SPECIES, factor);
        for (int i = 0; i < n; i += LANES) {
            times.fma(FloatVector.fromArray(SPECIES, w, i), FloatVector.fromArray(SPECIES, g, i))
                    .intoArray(g, i);
        }
    }

    static void addSigns(float[] g, float[] w, float factor, int n) {
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int i = 0; i < n; i += LANES) {
            FloatVector weight = FloatVector.fromArray(SPECIES, w, i);
            FloatVector slope = zero.blend(factor, weight.compare(VectorOperators.GT, 0f))
                    .blend(-factor, weight.compare(VectorOperators.LT, 0f));
            FloatVector.fromArray(SPECIES, g, i).add(slope).intoArray(g, i);
        }
    }

    static void scale(float[] x, float factor, int from, int to) {
        for (int i = from; i < to; i += LANES) {
            FloatVector.fromArray(SPECIES, x, i).mul(factor).intoArray(x, i);
        }
    }

    static void clamp(float[] x, float most, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector.fromArray(SPECIES, x, i).min(most).max(-most).intoArray(x, i);
        }
    }

    static void mask(float[] from, float[] mask, float[] to, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector.fromArray(SPECIES, from, i)
                    .mul(FloatVector.fromArray(SPECIES, mask, i))
                    .intoArray(to, i);
        }
    }
}
