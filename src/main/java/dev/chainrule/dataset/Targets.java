package dev.chainrule.dataset;

import java.util.Arrays;

/** Writes labels and values as a loss wants them. */
final class Targets {

    private Targets() {}

    /** @throws IllegalArgumentException if the coding does not fit; the message has both sides */
    static void check(Dataset data, TargetCoding coding) {
        boolean fits = switch (coding) {
            case VALUE -> data.kind().task() == Task.REGRESSION;
            case ZERO_ONE, MINUS_ONE_ONE -> data.classes() == 2;
            case ONE_HOT, ONE_HOT_SIGNED -> data.classes() > 0;
        };
        if (!fits) {
            throw new IllegalArgumentException("The coding %s does not fit %s, which has %s."
                    .formatted(
                            coding,
                            data.kind().id(),
                            data.classes() == 0 ? "a value to predict" : data.classes() + " classes"));
        }
    }

    static int columns(Dataset data, TargetCoding coding) {
        return switch (coding) {
            case VALUE, ZERO_ONE, MINUS_ONE_ONE -> 1;
            case ONE_HOT, ONE_HOT_SIGNED -> data.classes();
        };
    }

    /**
     * @param y class indices or scaled values, [rows]
     * @return [rows, columns]
     */
    static float[] code(float[] y, TargetCoding coding, int columns) {
        return switch (coding) {
            case VALUE, ZERO_ONE -> y;
            case MINUS_ONE_ONE -> signed(y);
            case ONE_HOT -> oneHot(y, columns, 0);
            case ONE_HOT_SIGNED -> oneHot(y, columns, -1);
        };
    }

    private static float[] signed(float[] y) {
        float[] coded = new float[y.length];
        for (int row = 0; row < y.length; row++) {
            coded[row] = 2 * y[row] - 1;
        }
        return coded;
    }

    private static float[] oneHot(float[] y, int columns, float off) {
        float[] coded = new float[y.length * columns];
        Arrays.fill(coded, off);
        for (int row = 0; row < y.length; row++) {
            coded[row * columns + (int) y[row]] = 1;
        }
        return coded;
    }

    /** Population variance of each column, then their mean; in float64. {@code coded}: [rows, columns]. */
    static double variance(float[] coded, int columns) {
        int rows = coded.length / columns;
        double[] mean = new double[columns];
        for (int i = 0; i < coded.length; i++) {
            mean[i % columns] += coded[i];
        }
        double sum = 0;
        for (int i = 0; i < coded.length; i++) {
            double difference = coded[i] - mean[i % columns] / rows;
            sum += difference * difference;
        }
        return sum / coded.length;
    }
}
