package dev.chainrule.engine.kernel;

/**
 * What a training step is made of. Arrays are flat and row-major; a row of n values takes n or more places, of which those past n
 * hold zeros where a product reads them. Not for several threads at once: an instance owns scratch memory.
 */
public interface Kernels {

    /** Columns that are worked on together; rows are laid out in multiples of it. */
    int lanes();

    /** C ← start + A·B, each element one chain of fma over k in rising order. {@code product.n} is a multiple of {@link #lanes}. */
    void multiply(Product product);

    /** to[j] ← Σ_i from[i][j] in rising order of i, for j below n, a multiple of {@link #lanes}. */
    void sumRows(float[] from, int rows, int n, int stride, float[] to, int toOffset);

    /**
     * Σ x² of [rows, columns] in float64: eight partial sums by column modulo 8, each row by row. What lies past the columns is not looked
     * at, nor does it change the order.
     */
    double sumOfSquares(float[] x, int offset, int rows, int columns, int stride);

    /**
     * to ← fromᵀ: {@code from} is [rows, columns] from its offset on, {@code to} is [columns, rows] from 0 on. Large ones go in blocks whose
     * cache lines stay in the first-level cache, which takes 15 µs in place of 45 or more for [256, 128].
     */
    default void transpose(
            float[] from, int fromOffset, int fromStride, int rows, int columns, float[] to, int toStride) {
        int side = rows * columns > 16_384 ? 16 : Math.max(rows, columns);
        for (int top = 0; top < rows; top += side) {
            int bottom = Math.min(rows, top + side);
            for (int left = 0; left < columns; left += side) {
                int right = Math.min(columns, left + side);
                for (int j = left; j < right; j++) {
                    int target = j * toStride;
                    for (int i = top, source = fromOffset + j + top * fromStride;
                            i < bottom;
                            i++, source += fromStride) {
                        to[target + i] = from[source];
                    }
                }
            }
        }
    }

    /**
     * Sets rows that fill at most half of their places closer together, for what is done value by value: a division takes a vector as long
     * whether it is full or not.
     *
     * @param to as long as {@code from}
     * @return how many values of {@code to} to work on
     */
    default int pack(float[] from, int rows, int columns, int stride, float[] to) {
        for (int j = 0; j < columns; j++) {
            for (int r = 0, i = j; r < rows; r++, i += stride) {
                to[j * rows + r] = from[i];
            }
        }
        return rows * columns;
    }

    /** Sets the rows of {@link #pack} apart again. What lies past the columns may hold anything then, but no new NaN. */
    default void unpack(float[] from, int rows, int columns, int stride, float[] to) {
        for (int j = 0; j < columns; j++) {
            for (int r = 0, i = j; r < rows; r++, i += stride) {
                to[i] = from[j * rows + r];
            }
        }
    }

    /** z ← 1 / (1 + exp(−z)) for the first n values. */
    void sigmoid(float[] z, int n);

    /** delta ← delta·a·(1 − a), a being the sigmoid's output. */
    void sigmoidBackward(float[] a, float[] delta, int n);

    /** z ← tanh(z) for the first n values. */
    void tanh(float[] z, int n);

    /** delta ← delta·(1 − a²), a being the tanh's output. */
    void tanhBackward(float[] a, float[] delta, int n);

    /** z ← max(z, 0) for the first n values. */
    void relu(float[] z, int n);

    /** delta ← delta where a > 0, otherwise 0: the derivative at 0 is 0. */
    void reluBackward(float[] a, float[] delta, int n);

    /** z ← max(z, z/100) for the first n values. */
    void leakyRelu(float[] z, int n);

    /** delta ← delta where a > 0, otherwise delta/100. */
    void leakyReluBackward(float[] a, float[] delta, int n);

    /** z ← z where it is above 0, otherwise exp(z) − 1, for the first n values. */
    void elu(float[] z, int n);

    /** delta ← delta·(1 + min(a, 0)), a being the elu's output. */
    void eluBackward(float[] a, float[] delta, int n);

    /** a ← z·Φ(z) for the first n values. */
    void gelu(float[] z, float[] a, int n);

    /** delta ← delta·(Φ(z) + z·φ(z)); a is overwritten. */
    void geluBackward(float[] z, float[] a, float[] delta, int n);

    /** a ← z·σ(z) for the first n values. */
    void silu(float[] z, float[] a, int n);

    /** delta ← delta·σ(z)·(1 + z·(1 − σ(z))); a is overwritten. */
    void siluBackward(float[] z, float[] a, float[] delta, int n);

    /** a ← log(1 + exp(z)) for the first n values. */
    void softplus(float[] z, float[] a, int n);

    /** delta ← delta·σ(z); a is overwritten. */
    void softplusBackward(float[] z, float[] a, float[] delta, int n);

    /** w ← w − rate·g from one place to before another, both multiples of {@link #lanes}, as in all that end so: for several threads at once. */
    void descend(float[] w, float[] g, float rate, int from, int to);

    /** v ← momentum·v + g, then w ← w − rate·v. Values of v are drawn to 0 by at most {@link Elementary#TINY}, so that none ever is denormal. */
    void descend(float[] w, float[] g, float[] v, float rate, float momentum, int from, int to);

    /** As {@link #descend(float[], float[], float[], float, float, int)} but w ← w − rate·(g + momentum·v): a step ahead. */
    void nesterov(float[] w, float[] g, float[] v, float rate, float momentum, int from, int to);

    /** s ← s + g², then w ← w − rate·g/(√s + epsilon). */
    void adagrad(float[] w, float[] g, float[] s, float rate, float epsilon, int from, int to);

    /** s ← keep·s + (1 − keep)·g², then g ← g/(√s + epsilon). */
    void rms(float[] g, float[] s, RunningMean mean, float epsilon, int from, int to);

    /** As {@link #rms} with the variance in place of s under the root: c ← keep·c + (1 − keep)·g, √max(s − c², 0). */
    void centredRms(float[] g, float[] s, float[] c, RunningMean mean, float epsilon, int from, int to);

    /**
     * m ← the running mean of g and s that of g², then w ← w − rate·m/(correction·√s + epsilon).
     *
     * @param rate divided by what m is too small by
     * @param correction 1 over the root of what s is too small by
     */
    void adam(
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
            int to);

    /** g ← g + factor·w for the first n values. */
    void add(float[] g, float[] w, float factor, int n);

    /** g ← g + factor where w is above 0, g − factor where it is below. */
    void addSigns(float[] g, float[] w, float factor, int n);

    /** x ← factor·x from one place to before another. */
    void scale(float[] x, float factor, int from, int to);

    /** x ← x held between −most and most. */
    void clamp(float[] x, float most, int n);

    /** to ← from·mask, element by element; to may be from. */
    void mask(float[] from, float[] mask, float[] to, int n);
}
