package dev.chainrule.dataset;

/** A scaling fitted on training rows: (x − shift) / scale, column by column. Shared and immutable. */
public record Scaler(float[] shift, float[] scale) {

    /** Scales rows into a new array. {@code x}: [rows, features]. */
    public float[] apply(float[] x, int rows) {
        int features = shift.length;
        float[] scaled = new float[rows * features];
        for (int row = 0, i = 0; row < rows; row++) {
            for (int feature = 0; feature < features; feature++, i++) {
                scaled[i] = (x[i] - shift[feature]) / scale[feature];
            }
        }
        return scaled;
    }

    /** A scaled value of the first column in its own units again. */
    public double undo(float value) {
        return (double) value * scale[0] + shift[0];
    }
}
