package dev.chainrule.run.page;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Where a function over a grid is below a level, as the path of an svg: whole squares of the grid in a row together, others cut along the
 * line between their corners.
 *
 * @param values [columns][rows], what is not finite being above every level
 * @param width of the picture
 * @param height of it; rows go upwards
 */
record Bands(double[][] values, double width, double height) {

    /* the corners of a square, one after the other */
    private static final int[] RIGHT = {0, 1, 1, 0};
    private static final int[] UP = {0, 0, 1, 1};

    /**
     * Levels between the lowest value and {@code high}, descending: equal factors if all is above 0, else equal steps.
     *
     * @param count of the bands that they part
     */
    double[] levels(double high, int count) {
        double low = lowest();
        double[] levels = new double[count - 1];
        for (int k = 0; k < levels.length; k++) {
            double share = (double) (levels.length - k) / count;
            levels[k] = low > 0 ? low * Math.pow(high / low, share) : low + (high - low) * share;
        }
        return levels;
    }

    /** Of the finite ones. */
    double lowest() {
        return finite().min().orElse(Double.NaN);
    }

    double highest() {
        return finite().max().orElse(Double.NaN);
    }

    private DoubleStream finite() {
        return Arrays.stream(values).flatMapToDouble(Arrays::stream).filter(Double::isFinite);
    }

    String below(double level) {
        StringBuilder path = new StringBuilder();
        for (int j = 0; j + 1 < values[0].length; j++) {
            int from = -1;
            for (int i = 0; i + 1 < values.length; i++) {
                boolean whole = corners(i, j, level) == 4;
                if (whole && from < 0) {
                    from = i;
                }
                if (from >= 0 && !whole) {
                    square(path, from, i, j);
                    from = -1;
                }
                if (!whole && corners(i, j, level) > 0) {
                    cut(path, i, j, level);
                }
            }
            if (from >= 0) {
                square(path, from, values.length - 1, j);
            }
        }
        return path.toString();
    }

    private int corners(int i, int j, double level) {
        int below = 0;
        for (int k = 0; k < 4; k++) {
            below += values[i + RIGHT[k]][j + UP[k]] < level ? 1 : 0;
        }
        return below;
    }

    private void square(StringBuilder path, int from, int to, int row) {
        path.append(
                String.format(Locale.ROOT, "M%.1f %.1fH%.1fV%.1fH%.1fZ", x(from), y(row), x(to), y(row + 1), x(from)));
    }

    private void cut(StringBuilder path, int i, int j, double level) {
        char command = 'M';
        for (int k = 0; k < 4; k++) {
            int next = (k + 1) % 4;
            double here = values[i + RIGHT[k]][j + UP[k]];
            double there = values[i + RIGHT[next]][j + UP[next]];
            if (here < level) {
                command = point(path, command, i + RIGHT[k], j + UP[k]);
            }
            if (here < level != there < level) {
                double share = Double.isFinite(here) && Double.isFinite(there) ? (level - here) / (there - here) : 0.5;
                command = point(
                        path,
                        command,
                        i + RIGHT[k] + share * (RIGHT[next] - RIGHT[k]),
                        j + UP[k] + share * (UP[next] - UP[k]));
            }
        }
        path.append('Z');
    }

    private char point(StringBuilder path, char command, double i, double j) {
        path.append(String.format(Locale.ROOT, "%c%.1f %.1f", command, x(i), y(j)));
        return 'L';
    }

    double x(double column) {
        return width * column / (values.length - 1);
    }

    double y(double row) {
        return height - height * row / (values[0].length - 1);
    }
}
