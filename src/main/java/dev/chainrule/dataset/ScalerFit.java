package dev.chainrule.dataset;

import java.util.Arrays;

/** Fits a scaling to rows; sums in float64. */
final class ScalerFit {

    private ScalerFit() {}

    /**
     * @param x [rows, columns], the training rows only
     * @param together whether MAX takes one maximum over all columns, as for pixels
     */
    static Scaler fit(Scaling scaling, float[] x, int columns, boolean together) {
        float[] shift = new float[columns];
        float[] scale = new float[columns];
        switch (scaling) {
            case NONE -> Arrays.fill(scale, 1);
            case STANDARD -> standard(x, columns, shift, scale);
            case MAX -> max(x, columns, together, scale);
        }
        return new Scaler(shift, scale);
    }

    private static void standard(float[] x, int columns, float[] shift, float[] scale) {
        int rows = x.length / columns;
        double[] mean = new double[columns];
        double[] square = new double[columns];
        for (int i = 0; i < x.length; i++) {
            mean[i % columns] += x[i];
        }
        for (int column = 0; column < columns; column++) {
            mean[column] /= rows;
        }
        for (int i = 0; i < x.length; i++) {
            double difference = x[i] - mean[i % columns];
            square[i % columns] += difference * difference;
        }
        for (int column = 0; column < columns; column++) {
            shift[column] = (float) mean[column];
            scale[column] = usable((float) StrictMath.sqrt(square[column] / rows));
        }
    }

    private static void max(float[] x, int columns, boolean together, float[] scale) {
        for (int i = 0; i < x.length; i++) {
            scale[i % columns] = Math.max(scale[i % columns], Math.abs(x[i]));
        }
        if (together) {
            float largest = 0;
            for (float value : scale) {
                largest = Math.max(largest, value);
            }
            Arrays.fill(scale, largest);
        }
        for (int column = 0; column < columns; column++) {
            scale[column] = usable(scale[column]);
        }
    }

    /** 1 for a column that is constant, or so nearly that float32 cannot tell: nothing is divided by 0. */
    private static float usable(float scale) {
        return scale == 0 ? 1 : scale;
    }
}
