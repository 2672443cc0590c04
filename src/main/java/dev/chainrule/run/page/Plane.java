package dev.chainrule.run.page;

import dev.chainrule.dataset.Dataset;

/**
 * A grid of places over the plane of a data set with two features, in the features' own units. The outermost places lie on the edges.
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

    static boolean fits(Dataset data) {
        return data.features() == 2;
    }

    /** All rows and a margin round them, as fine as a network of that size allows. */
    static Plane of(Dataset data, long parameters) {
        double[] x = range(data, 0);
        double[] y = range(data, 1);
        int finest = 0;
        while (finest + 1 < SIZES.length && (double) SIZES[finest][0] * SIZES[finest][1] * parameters > DEAREST) {
            finest++;
        }
        return new Plane(x[0], x[1], y[0], y[1], SIZES[finest][0], SIZES[finest][1]);
    }

    private static double[] range(Dataset data, int feature) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = feature; i < data.x().length; i += 2) {
            least = Math.min(least, data.x()[i]);
            most = Math.max(most, data.x()[i]);
        }
        double margin = most > least ? (most - least) * MARGIN : 1;
        return new double[] {least - margin, most + margin};
    }

    int places() {
        return columns * rows;
    }

    /** [places, 2], row by row from the top left. */
    float[] points() {
        float[] points = new float[places() * 2];
        int i = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                points[i++] = (float) (x0 + (x1 - x0) * column / (columns - 1));
                points[i++] = (float) (y1 - (y1 - y0) * row / (rows - 1));
            }
        }
        return points;
    }
}
