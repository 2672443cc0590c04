package dev.chainrule.run.page;

/**
 * A grid of places over a plane. The outermost places lie on the edges.
 *
 * @param columns places from {@code x0} to {@code x1}
 * @param rows places from {@code y1}, on top, down to {@code y0}
 */
record Plane(double x0, double x1, double y0, double y1, int columns, int rows) {

    private static final double MARGIN = 0.08;

    /** Multiply-adds that one picture may cost. */
    private static final double DEAREST = 1e8;

    /** Finest first; the last is taken however large the network is. */
    private static final int[][] SIZES = {{90, 60}, {60, 40}, {45, 30}, {30, 20}};

    /**
     * Ranges and a margin round them, as fine as a network of that size allows.
     *
     * @param x smallest and largest
     * @param y likewise
     */
    static Plane round(double[] x, double[] y, long parameters) {
        int finest = 0;
        while (finest + 1 < SIZES.length && (double) SIZES[finest][0] * SIZES[finest][1] * parameters > DEAREST) {
            finest++;
        }
        double dx = margin(x);
        double dy = margin(y);
        return new Plane(x[0] - dx, x[1] + dx, y[0] - dy, y[1] + dy, SIZES[finest][0], SIZES[finest][1]);
    }

    private static double margin(double[] range) {
        return range[1] > range[0] ? (range[1] - range[0]) * MARGIN : 1;
    }

    int places() {
        return columns * rows;
    }

    /** Of a column among so many. */
    double x(int column, int columns) {
        return x0 + (x1 - x0) * column / (columns - 1);
    }

    /** Of a row among so many, from the top. */
    double y(int row, int rows) {
        return y1 - (y1 - y0) * row / (rows - 1);
    }
}
