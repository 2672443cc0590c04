package dev.chainrule.dataset;

/** Rows of two features under construction: worked out in float64, kept as float32. */
final class Points {

    private final float[] x; // [rows, 2]
    private final float[] y; // [rows]
    private int rows;

    Points(int capacity) {
        x = new float[2 * capacity];
        y = new float[capacity];
    }

    void add(double x1, double x2, double target) {
        x[2 * rows] = (float) x1;
        x[2 * rows + 1] = (float) x2;
        y[rows++] = (float) target;
    }

    float[] x() {
        return x;
    }

    float[] y() {
        return y;
    }

    int rows() {
        return rows;
    }
}
