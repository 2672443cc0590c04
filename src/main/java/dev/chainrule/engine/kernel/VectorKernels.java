package dev.chainrule.engine.kernel;

/** The Vector-API form. Loaded only where the module jdk.incubator.vector is. */
final class VectorKernels implements Kernels {

    /** Register width in bits. */
    static int bits() {
        return VectorElements.SPECIES.vectorBitSize();
    }

    @Override
    public int lanes() {
        return VectorElements.LANES;
    }

    @Override
    public void multiply(Product product) {
        VectorProduct.multiply(product);
    }

    @Override
    public void sumRows(float[] from, int rows, int n, int stride, float[] to, int toOffset) {
        VectorElements.sumRows(from, rows, n, stride, to, toOffset);
    }

    // The loops below run on to the end of the last vector: arrays are as long as whole rows, and rows are padded.

    @Override
    public void sigmoid(float[] z, int n) {
        VectorElements.sigmoid(z, n);
    }

    @Override
    public void sigmoidBackward(float[] a, float[] delta, int n) {
        VectorElements.sigmoidBackward(a, delta, n);
    }

    @Override
    public void tanh(float[] z, int n) {
        VectorElements.tanh(z, n);
    }

    @Override
    public void tanhBackward(float[] a, float[] delta, int n) {
        VectorElements.tanhBackward(a, delta, n);
    }

    @Override
    public void relu(float[] z, int n) {
        VectorElements.relu(z, n);
    }

    @Override
    public void reluBackward(float[] a, float[] delta, int n) {
        VectorElements.reluBackward(a, delta, n);
    }

    @Override
    public void descend(float[] w, float[] g, float rate, int n) {
        VectorElements.descend(w, g, rate, n);
    }

    @Override
    public void descend(float[] w, float[] g, float[] v, float rate, float momentum, int n) {
        VectorElements.descend(w, g, v, rate, momentum, n);
    }
}
