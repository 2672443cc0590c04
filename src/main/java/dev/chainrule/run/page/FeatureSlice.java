package dev.chainrule.run.page;

import dev.chainrule.dataset.Dataset;
import dev.chainrule.dataset.PreparedData;
import org.jspecify.annotations.Nullable;

/**
 * Two features in their own units; all others at the mean of the training rows.
 *
 * @param means of the training rows, in their own units
 */
record FeatureSlice(PreparedData data, Axes axes, float[] means, Plane plane) implements Slice {

    static FeatureSlice of(PreparedData data, Axes axes, long parameters) {
        Dataset rows = data.dataset();
        int features = rows.features();
        double[] sums = new double[features];
        for (int row : data.trainingRows()) {
            for (int feature = 0; feature < features; feature++) {
                sums[feature] += rows.x()[row * features + feature];
            }
        }
        float[] means = new float[features];
        for (int feature = 0; feature < features; feature++) {
            means[feature] = (float) (sums[feature] / data.trainingRows().length);
        }
        return new FeatureSlice(
                data, axes, means, Plane.round(range(rows, axes.x()), range(rows, axes.y()), parameters));
    }

    private static double[] range(Dataset data, int feature) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = feature; i < data.x().length; i += data.features()) {
            least = Math.min(least, data.x()[i]);
            most = Math.max(most, data.x()[i]);
        }
        return new double[] {least, most};
    }

    @Override
    public String xName() {
        return data.dataset().featureNames().get(axes.x());
    }

    @Override
    public String yName() {
        return data.dataset().featureNames().get(axes.y());
    }

    @Override
    public @Nullable String note() {
        int others = means.length - 2;
        return others == 0
                ? null
                : "The answers are those for rows with the other %s at the training mean, so the answer for a row may differ from the colour behind it."
                        .formatted(others == 1 ? "feature" : others + " features");
    }

    @Override
    public float[] places(int columns, int rows) {
        int features = means.length;
        float[] places = new float[columns * rows * features];
        for (int place = 0; place < columns * rows; place++) {
            System.arraycopy(means, 0, places, place * features, features);
            places[place * features + axes.x()] = (float) plane.x(place % columns, columns);
            places[place * features + axes.y()] = (float) plane.y(place / columns, rows);
        }
        return data.scaler().apply(places, columns * rows);
    }

    @Override
    public float x(int trainingRow) {
        return data.dataset().x()[data.trainingRows()[trainingRow] * means.length + axes.x()];
    }

    @Override
    public float y(int trainingRow) {
        return data.dataset().x()[data.trainingRows()[trainingRow] * means.length + axes.y()];
    }
}
