package dev.chainrule.run.page;

import dev.chainrule.dataset.PreparedData;
import dev.chainrule.engine.Examples;

/**
 * The plane along which the scaled training rows vary most, through their mean.
 *
 * @param xRange smallest and largest of {@code xs}
 * @param yRange likewise
 * @param xs where the training rows lie
 * @param ys likewise
 */
record PrincipalSlice(PrincipalAxes axes, double[] xRange, double[] yRange, Plane plane, float[] xs, float[] ys)
        implements Slice {

    static PrincipalSlice of(PreparedData data) {
        PrincipalAxes axes = PrincipalAxes.of(data);
        Examples training = data.split().training();
        float[] xs = new float[training.rows()];
        float[] ys = new float[training.rows()];
        double[] x = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        double[] y = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int row = 0; row < xs.length; row++) {
            xs[row] = (float) axes.along(axes.first(), training.x(), row * training.features());
            ys[row] = (float) axes.along(axes.second(), training.x(), row * training.features());
            x[0] = Math.min(x[0], xs[row]);
            x[1] = Math.max(x[1], xs[row]);
            y[0] = Math.min(y[0], ys[row]);
            y[1] = Math.max(y[1], ys[row]);
        }
        return new PrincipalSlice(axes, x, y, Plane.round(x, y, 0), xs, ys);
    }

    /** As fine as a network of that size allows. */
    PrincipalSlice fineFor(long parameters) {
        return new PrincipalSlice(axes, xRange, yRange, Plane.round(xRange, yRange, parameters), xs, ys);
    }

    @Override
    public String xName() {
        return "first principal component";
    }

    @Override
    public String yName() {
        return "second";
    }

    @Override
    public String note() {
        return "The two directions hold %.0f %% of the variance of the scaled training rows; in all others the answers are those at the mean, so the answer for a row may differ from the colour behind it."
                .formatted(100 * axes.explained());
    }

    @Override
    public float[] places(int columns, int rows) {
        int features = axes.mean().length;
        float[] places = new float[columns * rows * features];
        for (int place = 0; place < columns * rows; place++) {
            double x = plane.x(place % columns, columns);
            double y = plane.y(place / columns, rows);
            for (int feature = 0; feature < features; feature++) {
                places[place * features + feature] =
                        (float) (axes.mean()[feature] + x * axes.first()[feature] + y * axes.second()[feature]);
            }
        }
        return places;
    }

    @Override
    public float x(int trainingRow) {
        return xs[trainingRow];
    }

    @Override
    public float y(int trainingRow) {
        return ys[trainingRow];
    }
}
