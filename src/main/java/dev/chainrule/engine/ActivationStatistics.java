package dev.chainrule.engine;

import java.util.Arrays;

/** Adds up in float64 what {@link LayerHealth} says of a layer's outputs, in an order that is the same for every machine. */
final class ActivationStatistics {

    private final Activation activation;
    private final boolean[] alive; // [units]; empty for what cannot die
    private final int units;
    private double origin; // the first value, so that equal values have a deviation of exactly 0
    private double sum; // of the distances from it
    private double squares;
    private long saturated;
    private long rows;

    ActivationStatistics(Activation activation, int units) {
        this.activation = activation;
        this.units = units;
        alive = new boolean[activation == Activation.RELU ? units : 0];
    }

    void start() {
        Arrays.fill(alive, false);
        sum = 0;
        squares = 0;
        saturated = 0;
        rows = 0;
    }

    /** Adds outputs a [more, stride]. */
    void add(float[] a, int stride, int more) {
        if (rows == 0) {
            origin = a[0];
        }
        addPairs(a, stride, more);
        rows += more;
        switch (activation) {
            case RELU -> findAlive(a, stride, more);
            case TANH, SIGMOID, ELU ->
                saturated += beyond(a, stride, more, activation.flatBelow(), activation.flatAbove());
            case IDENTITY, LEAKY_RELU, GELU, SILU, SOFTPLUS -> {}
        }
    }

    /** Two rows at a time, each with sums of its own: a chain of additions half as long takes half the time. */
    private void addPairs(float[] a, int stride, int more) {
        double s0 = sum;
        double q0 = squares;
        double s1 = 0;
        double q1 = 0;
        int pairs = more / 2 * stride * 2;
        for (int from = 0; from < pairs; from += 2 * stride) {
            for (int i = from; i < from + units; i++) {
                double upper = a[i] - origin;
                double lower = a[i + stride] - origin;
                s0 += upper;
                q0 += upper * upper;
                s1 += lower;
                q1 += lower * lower;
            }
        }
        if (more % 2 == 1) {
            for (int i = pairs; i < pairs + units; i++) {
                double distance = a[i] - origin;
                s0 += distance;
                q0 += distance * distance;
            }
        }
        sum = s0 + s1;
        squares = q0 + q1;
    }

    private void findAlive(float[] a, int stride, int more) {
        for (int r = 0, from = 0; r < more; r++, from += stride) {
            for (int j = 0; j < units; j++) {
                alive[j] |= a[from + j] != 0;
            }
        }
    }

    private int beyond(float[] a, int stride, int more, float low, float high) {
        int count = 0;
        for (int r = 0, from = 0; r < more; r++, from += stride) {
            for (int i = from; i < from + units; i++) {
                count += a[i] < low | a[i] > high ? 1 : 0;
            }
        }
        return count;
    }

    double mean() {
        return origin + sum / count();
    }

    double deviation() {
        double mean = sum / count();
        return Math.sqrt(Math.max(0, squares / count() - mean * mean));
    }

    double deadShare() {
        int dead = 0;
        for (boolean one : alive) {
            dead += one ? 0 : 1;
        }
        return (double) dead / units;
    }

    double saturatedShare() {
        return saturated / count();
    }

    private double count() {
        return (double) rows * units;
    }
}
