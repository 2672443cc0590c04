package dev.chainrule.engine.kernel;

/**
 * The plain form. Its loops run over arrays that share one index from 0 on, because only those does HotSpot's compiler turn into
 * vector instructions: with offsets of their own it cannot rule out that two arrays overlap.
 */
final class ScalarKernels implements Kernels {

    private final ScalarProduct products = new ScalarProduct();
    private final double[] noSquares = new double[SquareSum.PARTS]; // stays 0

    @Override
    public int lanes() {
        return 1;
    }

    @Override
    public void multiply(Product product) {
        products.multiply(product);
    }

    @Override
    public void sumRows(float[] from, int rows, int n, int stride, float[] to, int toOffset) {
        for (int j = 0; j < n; j++) {
            float sum = 0f;
            for (int i = 0, index = j; i < rows; i++, index += stride) {
                sum += from[index];
            }
            to[toOffset + j] = sum;
        }
    }

    @Override
    public double sumOfSquares(float[] x, int offset, int rows, int columns, int stride) {
        return SquareSum.after(noSquares, x, offset, rows, columns, stride);
    }

    @Override
    public void sigmoid(float[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = Elementary.sigmoid(z[i]);
        }
    }

    @Override
    public void sigmoidBackward(float[] a, float[] delta, int n) {
        for (int i = 0; i < n; i++) {
            delta[i] *= Math.fma(-a[i], a[i], a[i]);
        }
    }

    @Override
    public void tanh(float[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = Elementary.tanh(z[i]);
        }
    }

    @Override
    public void tanhBackward(float[] a, float[] delta, int n) {
        for (int i = 0; i < n; i++) {
            delta[i] *= Math.fma(-a[i], a[i], 1f);
        }
    }

    @Override
    public void relu(float[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = Math.max(z[i], 0f);
        }
    }

    @Override
    public void reluBackward(float[] a, float[] delta, int n) {
        for (int i = 0; i < n; i++) {
            // a is 0 or positive, so −bits is 0 or negative: a mask without a branch that is mispredicted half of the
            // time
            int mask = -Float.floatToRawIntBits(a[i]) >> 31;
            delta[i] = Float.intBitsToFloat(Float.floatToRawIntBits(delta[i]) & mask);
        }
    }

    @Override
    public void leakyRelu(float[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = Math.max(z[i], Elementary.LEAK * z[i]);
        }
    }

    @Override
    public void leakyReluBackward(float[] a, float[] delta, int n) {
        for (int i = 0; i < n; i++) {
            delta[i] *= a[i] > 0 ? 1f : Elementary.LEAK;
        }
    }

    @Override
    public void elu(float[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = Math.max(z[i], 0f) + Elementary.expm1(Math.min(z[i], 0f));
        }
    }

    @Override
    public void eluBackward(float[] a, float[] delta, int n) {
        for (int i = 0; i < n; i++) {
            delta[i] *= 1f + Math.min(a[i], 0f);
        }
    }

    @Override
    public void gelu(float[] z, float[] a, int n) {
        for (int i = 0; i < n; i++) {
            a[i] = z[i] * Elementary.normal(z[i]);
        }
    }

    @Override
    public void geluBackward(float[] z, float[] a, float[] delta, int n) {
        for (int i = 0; i < n; i++) {
            float density = Elementary.exp(-0.5f * z[i] * z[i]) * Elementary.NORMAL_PEAK;
            delta[i] *= Math.fma(z[i], density, Elementary.normal(z[i]));
        }
    }

    @Override
    public void silu(float[] z, float[] a, int n) {
        for (int i = 0; i < n; i++) {
            a[i] = z[i] * Elementary.sigmoid(z[i]);
        }
    }

    @Override
    public void siluBackward(float[] z, float[] a, float[] delta, int n) {
        for (int i = 0; i < n; i++) {
            float s = Elementary.sigmoid(z[i]);
            delta[i] *= Math.fma(s, Math.fma(-z[i], s, z[i]), s);
        }
    }

    @Override
    public void softplus(float[] z, float[] a, int n) {
        for (int i = 0; i < n; i++) {
            a[i] = Math.max(z[i], 0f) + Elementary.log1p(Elementary.exp(-Math.abs(z[i])));
        }
    }

    @Override
    public void softplusBackward(float[] z, float[] a, float[] delta, int n) {
        for (int i = 0; i < n; i++) {
            delta[i] *= Elementary.sigmoid(z[i]);
        }
    }

    @Override
    public void descend(float[] w, float[] g, float rate, int from, int to) {
        float down = -rate;
        for (int i = from; i < to; i++) {
            w[i] = Math.fma(down, g[i], w[i]);
        }
    }

    @Override
    public void descend(float[] w, float[] g, float[] v, float rate, float momentum, int from, int to) {
        float down = -rate;
        for (int i = from; i < to; i++) {
            float sum = Math.fma(momentum, v[i], g[i]);
            v[i] = sum - Math.max(Math.min(sum, Elementary.TINY), -Elementary.TINY);
        }
        for (int i = from; i < to; i++) {
            w[i] = Math.fma(down, v[i], w[i]);
        }
    }

    @Override
    public void nesterov(float[] w, float[] g, float[] v, float rate, float momentum, int from, int to) {
        float down = -rate;
        for (int i = from; i < to; i++) {
            float sum = Math.fma(momentum, v[i], g[i]);
            v[i] = sum - Math.max(Math.min(sum, Elementary.TINY), -Elementary.TINY);
        }
        for (int i = from; i < to; i++) {
            w[i] = Math.fma(down, Math.fma(momentum, v[i], g[i]), w[i]);
        }
    }

    @Override
    public void adagrad(float[] w, float[] g, float[] s, float rate, float epsilon, int from, int to) {
        float down = -rate;
        for (int i = from; i < to; i++) {
            s[i] = Math.fma(g[i], g[i], s[i] + Elementary.FLOOR) - Elementary.FLOOR;
        }
        for (int i = from; i < to; i++) {
            w[i] = Math.fma(down, g[i] / ((float) Math.sqrt(s[i]) + epsilon), w[i]);
        }
    }

    @Override
    public void rms(float[] g, float[] s, RunningMean mean, float epsilon, int from, int to) {
        squares(g, s, mean, from, to);
        for (int i = from; i < to; i++) {
            g[i] = g[i] / ((float) Math.sqrt(s[i]) + epsilon);
        }
    }

    @Override
    public void centredRms(float[] g, float[] s, float[] c, RunningMean mean, float epsilon, int from, int to) {
        squares(g, s, mean, from, to);
        values(g, c, mean, from, to);
        for (int i = from; i < to; i++) {
            float variance = Math.max(Math.fma(-c[i], c[i], s[i]), 0f);
            g[i] = g[i] / ((float) Math.sqrt(variance) + epsilon);
        }
    }

    @Override
    public void adam(
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
        values(g, m, first, from, to);
        squares(g, s, second, from, to);
        float down = -rate;
        for (int i = from; i < to; i++) {
            float width = Math.fma((float) Math.sqrt(s[i]), correction, epsilon);
            w[i] = Math.fma(down, m[i] / width, w[i]);
        }
    }

    @Override
    public void add(float[] g, float[] w, float factor, int n) {
        for (int i = 0; i < n; i++) {
            g[i] = Math.fma(factor, w[i], g[i]);
        }
    }

    @Override
    public void addSigns(float[] g, float[] w, float factor, int n) {
        for (int i = 0; i < n; i++) {
            g[i] += w[i] > 0 ? factor : w[i] < 0 ? -factor : 0f;
        }
    }

    @Override
    public void scale(float[] x, float factor, int from, int to) {
        for (int i = from; i < to; i++) {
            x[i] *= factor;
        }
    }

    @Override
    public void clamp(float[] x, float most, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = Math.max(Math.min(x[i], most), -most);
        }
    }

    @Override
    public void mask(float[] from, float[] mask, float[] to, int n) {
        for (int i = 0; i < n; i++) {
            to[i] = from[i] * mask[i];
        }
    }

    private static void values(float[] g, float[] m, RunningMean mean, int from, int to) {
        float keep = mean.keep;
        float take = mean.take;
        for (int i = from; i < to; i++) {
            m[i] = Math.fma(take, g[i], Math.fma(keep, m[i], Elementary.FLOOR)) - Elementary.FLOOR;
        }
    }

    private static void squares(float[] g, float[] s, RunningMean mean, int from, int to) {
        float keep = mean.keep;
        float take = mean.take;
        for (int i = from; i < to; i++) {
            s[i] = Math.fma(take * g[i], g[i], Math.fma(keep, s[i], Elementary.FLOOR)) - Elementary.FLOOR;
        }
    }
}
