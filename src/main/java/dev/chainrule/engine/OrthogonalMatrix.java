package dev.chainrule.engine;

/**
 * Matrices with orthonormal rows or columns, whichever are fewer, every such matrix equally likely: normal vectors made orthonormal one after
 * the other (Gram and Schmidt), which is a QR decomposition with a positive diagonal. Each vector is freed of the others twice, which leaves
 * nothing of them but rounding (Giraud et al. 2005).
 */
final class OrthogonalMatrix {

    private OrthogonalMatrix() {}

    /** Multiplications that it takes, about. */
    static double cost(long in, long out) {
        double fewer = Math.min(in, out);
        return 4 * fewer * fewer * Math.max(in, out);
    }

    /** Fills W [in][out] from an offset on. */
    static void fill(float[] w, int from, int in, int out, double gain, RandomStream random) {
        boolean wide = in <= out;
        double[][] vectors = new double[Math.min(in, out)][Math.max(in, out)];
        for (int i = 0; i < vectors.length; i++) {
            double[] vector = vectors[i];
            for (int j = 0; j < vector.length; j++) {
                vector[j] = random.nextNormal();
            }
            for (int pass = 0; pass < 2; pass++) {
                for (int k = 0; k < i; k++) {
                    take(dot(vectors[k], vector), vectors[k], vector);
                }
            }
            double length = StrictMath.sqrt(dot(vector, vector));
            for (int j = 0; j < vector.length; j++) {
                vector[j] /= length;
                w[from + (wide ? i * out + j : j * out + i)] = (float) (gain * vector[j]);
            }
        }
    }

    private static void take(double share, double[] from, double[] to) {
        for (int j = 0; j < to.length; j++) {
            to[j] -= share * from[j];
        }
    }

    /** Four sums side by side, as one would wait for itself at every addition. */
    private static double dot(double[] a, double[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int j = 0;
        for (; j + 4 <= a.length; j += 4) {
            s0 += a[j] * b[j];
            s1 += a[j + 1] * b[j + 1];
            s2 += a[j + 2] * b[j + 2];
            s3 += a[j + 3] * b[j + 3];
        }
        for (; j < a.length; j++) {
            s0 += a[j] * b[j];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
