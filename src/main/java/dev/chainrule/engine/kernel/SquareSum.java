package dev.chainrule.engine.kernel;

/** A sum of squares in float64 as {@link Kernels#sumOfSquares} orders it, eight partial sums by column modulo 8, in plain form. */
final class SquareSum {

    /** How many partial sums there are. */
    static final int PARTS = 8;

    private SquareSum() {}

    /** Goes on from the partial sums of the rows before, which stay as they are, and adds all of them up. */
    @SuppressWarnings("fallthrough")
    static double after(double[] sums, float[] x, int offset, int rows, int columns, int stride) {
        double s0 = sums[0];
        double s1 = sums[1];
        double s2 = sums[2];
        double s3 = sums[3];
        double s4 = sums[4];
        double s5 = sums[5];
        double s6 = sums[6];
        double s7 = sums[7];
        int whole = columns & ~7;
        for (int row = 0; row < rows; row++, offset += stride) {
            int i = offset;
            for (int end = offset + whole; i < end; i += 8) {
                s0 += (double) x[i] * x[i];
                s1 += (double) x[i + 1] * x[i + 1];
                s2 += (double) x[i + 2] * x[i + 2];
                s3 += (double) x[i + 3] * x[i + 3];
                s4 += (double) x[i + 4] * x[i + 4];
                s5 += (double) x[i + 5] * x[i + 5];
                s6 += (double) x[i + 6] * x[i + 6];
                s7 += (double) x[i + 7] * x[i + 7];
            }
            switch (columns & 7) {
                case 7:
                    s6 += (double) x[i + 6] * x[i + 6];
                case 6:
                    s5 += (double) x[i + 5] * x[i + 5];
                case 5:
                    s4 += (double) x[i + 4] * x[i + 4];
                case 4:
                    s3 += (double) x[i + 3] * x[i + 3];
                case 3:
                    s2 += (double) x[i + 2] * x[i + 2];
                case 2:
                    s1 += (double) x[i + 1] * x[i + 1];
                case 1:
                    s0 += (double) x[i] * x[i];
                default:
            }
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }
}
