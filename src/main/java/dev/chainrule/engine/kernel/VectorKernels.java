package dev.chainrule.engine.kernel;

/** The Vector-API form. Loaded only where the module jdk.incubator.vector is. */
final class VectorKernels implements Kernels {

    private final double[] noSquares = new double[SquareSum.PARTS]; // stays 0
    private final double[] squares = new double[SquareSum.PARTS];

    /** Register width in bits. */
    static int bits() {
        return VectorElements.SPECIES.vectorBitSize();
    }

    @Override
    public int lanes() {
        return VectorElements.LANES;
    }

    /** One column goes value by value. */
    @Override
    public int pack(float[] from, int rows, int columns, int stride, float[] to) {
        return columns > 1 && VectorHalves.takes(columns, stride)
                ? VectorHalves.pack(from, rows, to)
                : Kernels.super.pack(from, rows, columns, stride, to);
    }

    @Override
    public void unpack(float[] from, int rows, int columns, int stride, float[] to) {
        if (columns > 1 && VectorHalves.takes(columns, stride)) {
            VectorHalves.unpack(from, rows, to);
        } else {
            Kernels.super.unpack(from, rows, columns, stride, to);
        }
    }

    @Override
    public void multiply(Product product) {
        VectorProduct.multiply(product);
    }

    @Override
    public void sumRows(float[] from, int rows, int n, int stride, float[] to, int toOffset) {
        VectorElements.sumRows(from, rows, n, stride, to, toOffset);
    }

    /** Of rows that are whole vectors, the last one on its own, since nothing may follow it that could be read. */
    @Override
    public double sumOfSquares(float[] x, int offset, int rows, int columns, int stride) {
        if (VectorSquareSum.takesHalves(columns, stride)) {
            int end = offset + rows * stride;
            VectorSquareSum.startHalves(squares, x, offset, end);
            return SquareSum.after(squares, x, end, 0, columns, stride);
        }
        if (rows < 2 || !VectorSquareSum.takes(columns, stride)) {
            return SquareSum.after(noSquares, x, offset, rows, columns, stride);
        }
        int last = offset + (rows - 1) * stride;
        VectorSquareSum.start(squares, x, offset, last);
        return SquareSum.after(squares, x, last, 1, columns, stride);
    }

    // The loops below run on to the end of the last vector: arrays are as long as whole rows, and rows are padded.

    @Override
    public void sigmoid(float[] z, int n) {
        VectorActivations.sigmoid(z, n);
    }

    @Override
    public void sigmoidBackward(float[] a, float[] delta, int n) {
        VectorActivations.sigmoidBackward(a, delta, n);
    }

    @Override
    public void tanh(float[] z, int n) {
        VectorActivations.tanh(z, n);
    }

    @Override
    public void tanhBackward(float[] a, float[] delta, int n) {
        VectorActivations.tanhBackward(a, delta, n);
    }

    @Override
    public void relu(float[] z, int n) {
        VectorActivations.relu(z, n);
    }

    @Override
    public void reluBackward(float[] a, float[] delta, int n) {
        VectorActivations.reluBackward(a, delta, n);
    }

    @Override
    public void leakyRelu(float[] z, int n) {
        VectorActivations.leakyRelu(z, n);
    }

    @Override
    public void leakyReluBackward(float[] a, float[] delta, int n) {
        VectorActivations.leakyReluBackward(a, delta, n);
    }

    @Override
    public void elu(float[] z, int n) {
        VectorActivations.elu(z, n);
    }

    @Override
    public void eluBackward(float[] a, float[] delta, int n) {
        VectorActivations.eluBackward(a, delta, n);
    }

    @Override
    public void gelu(float[] z, float[] a, int n) {
        VectorActivations.gelu(z, a, n);
    }

    @Override
    public void geluBackward(float[] z, float[] a, float[] delta, int n) {
        VectorActivations.geluBackward(z, a, delta, n);
    }

    @Override
    public void silu(float[] z, float[] a, int n) {
        VectorActivations.silu(z, a, n);
    }

    @Override
    public void siluBackward(float[] z, float[] a, float[] delta, int n) {
        VectorActivations.siluBackward(z, a, delta, n);
    }

    @Override
    public void softplus(float[] z, float[] a, int n) {
        VectorActivations.softplus(z, a, n);
    }

    @Override
    public void softplusBackward(float[] z, float[] a, float[] delta, int n) {
        VectorActivations.softplusBackward(z, a, delta, n);
    }

    @Override
    public void descend(float[] w, float[] g, float rate, int from, int to) {
        VectorElements.descend(w, g, rate, from, to);
    }

    @Override
    public void descend(float[] w, float[] g, float[] v, float rate, float momentum, int from, int to) {
        VectorElements.descend(w, g, v, rate, momentum, from, to);
    }

    @Override
    public void nesterov(float[] w, float[] g, float[] v, float rate, float momentum, int from, int to) {
        VectorUpdates.nesterov(w, g, v, rate, momentum, from, to);
    }

    @Override
    public void adagrad(float[] w, float[] g, float[] s, float rate, float epsilon, int from, int to) {
        VectorUpdates.adagrad(w, g, s, rate, epsilon, from, to);
    }

    @Override
    public void rms(float[] g, float[] s, RunningMean mean, float epsilon, int from, int to) {
        VectorUpdates.rms(g, s, mean.keep, mean.take, epsilon, from, to);
    }

    @Override
    public void centredRms(float[] g, float[] s, float[] c, RunningMean mean, float epsilon, int from, int to) {
        VectorUpdates.centredRms(g, s, c, mean.keep, mean.take, epsilon, from, to);
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
        VectorUpdates.adam(w, g, m, s, first, second, rate, correction, epsilon, from, to);
    }

    @Override
    public void add(float[] g, float[] w, float factor, int n) {
        VectorUpdates.add(g, w, factor, n);
    }

    @Override
    public void addSigns(float[] g, float[] w, float factor, int n) {
        VectorUpdates.addSigns(g, w, factor, n);
    }

    @Override
    public void scale(float[] x, float factor, int from, int to) {
        VectorUpdates.scale(x, factor, from, to);
    }

    @Override
    public void clamp(float[] x, float most, int n) {
        VectorUpdates.clamp(x, most, n);
    }

    @Override
    public void mask(float[] from, float[] mask, float[] to, int n) {
        VectorUpdates.mask(from, mask, to, n);
    }
}
