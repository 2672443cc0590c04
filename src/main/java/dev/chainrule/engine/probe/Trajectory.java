package dev.chainrule.engine.probe;

import java.util.List;

/**
 * The way that a training took, projected on a plane through its end: end + a · first + b · second is the point of the plane nearest to
 * the weights.
 *
 * @param first direction of the plane, laid out as the weights
 * @param second the other
 * @param a [points], 0 for the last
 * @param b [points], 0 for the last
 * @param explained share of the variance of the weights, about their mean and over all parameters, that lies in the plane: 0 to 1, and 1
 *     if they never moved
 */
public record Trajectory(double[] first, double[] second, double[] a, double[] b, double explained) {

    /** Points that {@link #principal} takes at most; its work grows with their cube. */
    public static final int MOST_POINTS = 300;

    /**
     * On the plane that holds as much of their variance as any can: the two first principal components about their mean, of length 1 and
     * at a right angle, each pointing to where its largest part is positive. If the weights lie on a line, the second is 0.
     *
     * @param weights one array for each point, in time's order, 2 to {@value #MOST_POINTS}
     * @throws IllegalArgumentException if they are too few, too many, of different lengths or not finite
     */
    public static Trajectory principal(List<float[]> weights) {
        check(weights);
        if (weights.size() > MOST_POINTS) {
            throw new IllegalArgumentException("%,d points are too many for a plane of their own. Use 2 to %,d."
                    .formatted(weights.size(), MOST_POINTS));
        }
        double[][] centered = centered(weights);
        SymmetricEigen eigen = SymmetricEigen.of(products(centered));
        double[] first = component(centered, eigen, 0);
        double[] second = component(centered, eigen, 1);
        return on(weights, first, second);
    }

    /**
     * On the plane of two given directions, which need no right angle between them.
     *
     * @param weights one array for each point, in time's order, 2 or more
     * @throws IllegalArgumentException if the arrays differ in length, the weights are too few, or a value is not finite
     */
    public static Trajectory on(List<float[]> weights, double[] first, double[] second) {
        check(weights);
        float[] end = weights.get(weights.size() - 1);
        if (first.length != end.length || second.length != end.length) {
            throw new IllegalArgumentException("Directions of %,d and %,d values do not fit weights of %,d."
                    .formatted(first.length, second.length, end.length));
        }
        Coordinates plane = new Coordinates(first, second);
        double[] a = new double[weights.size()];
        double[] b = new double[weights.size()];
        for (int i = 0; i < a.length; i++) {
            double[] place = plane.of(Directions.between(end, weights.get(i)));
            a[i] = place[0];
            b[i] = place[1];
        }
        double all = 0;
        double within = 0;
        for (double[] point : centered(weights)) {
            all += Sharpness.dot(point, point);
            within += plane.squareOf(point);
        }
        return new Trajectory(first.clone(), second.clone(), a, b, all == 0 ? 1 : Math.min(1, within / all));
    }

    /** The nearest point of the plane, by the normal equations. A direction that adds nothing to the other is left alone. */
    private record Coordinates(double[] first, double[] second, double ff, double fs, double ss) {

        Coordinates(double[] first, double[] second) {
            this(
                    first,
                    second,
                    Sharpness.dot(first, first),
                    Sharpness.dot(first, second),
                    Sharpness.dot(second, second));
        }

        double[] of(double[] v) {
            double f = Sharpness.dot(v, first);
            double s = Sharpness.dot(v, second);
            double determinant = ff * ss - fs * fs;
            if (determinant > 1e-12 * ff * ss) {
                return new double[] {(f * ss - s * fs) / determinant, (s * ff - f * fs) / determinant};
            }
            return new double[] {ff > 0 ? f / ff : 0, ff > 0 || ss == 0 ? 0 : s / ss};
        }

        /** Square of the length of what of v lies in the plane. */
        double squareOf(double[] v) {
            double[] place = of(v);
            return place[0] * place[0] * ff + 2 * place[0] * place[1] * fs + place[1] * place[1] * ss;
        }
    }

    private static double[][] centered(List<float[]> weights) {
        int n = weights.get(0).length;
        double[] mean = new double[n];
        for (float[] point : weights) {
            for (int i = 0; i < n; i++) {
                mean[i] += point[i];
            }
        }
        double[][] centered = new double[weights.size()][n];
        for (int p = 0; p < centered.length; p++) {
            for (int i = 0; i < n; i++) {
                centered[p][i] = weights.get(p)[i] - mean[i] / weights.size();
            }
        }
        return centered;
    }

    /** Points are far fewer than parameters, so the components are had from the points' products with each other. */
    private static double[][] products(double[][] points) {
        double[][] products = new double[points.length][points.length];
        for (int i = 0; i < points.length; i++) {
            for (int j = 0; j <= i; j++) {
                products[i][j] = Sharpness.dot(points[i], points[j]);
                products[j][i] = products[i][j];
            }
        }
        return products;
    }

    private static double[] component(double[][] points, SymmetricEigen eigen, int rank) {
        double[] component = new double[points[0].length];
        double length = Math.sqrt(Math.max(0, eigen.value(rank)));
        if (length <= 1e-9 * Math.sqrt(Math.max(0, eigen.value(0)))) {
            return component;
        }
        double[] vector = eigen.vector(rank);
        for (int p = 0; p < points.length; p++) {
            for (int i = 0; i < component.length; i++) {
                component[i] += vector[p] / length * points[p][i];
            }
        }
        double largest = 0;
        for (double value : component) {
            largest = Math.abs(value) > Math.abs(largest) ? value : largest;
        }
        for (int i = 0; i < component.length && largest < 0; i++) {
            component[i] = -component[i];
        }
        return component;
    }

    private static void check(List<float[]> weights) {
        if (weights.size() < 2) {
            throw new IllegalArgumentException("%,d points make no way. Use 2 or more.".formatted(weights.size()));
        }
        int length = weights.get(0).length;
        for (float[] point : weights) {
            if (point.length != length) {
                throw new IllegalArgumentException("Weights of %,d and of %,d values came. Use those of one network."
                        .formatted(length, point.length));
            }
            for (float value : point) {
                if (!Float.isFinite(value)) {
                    throw new IllegalArgumentException(
                            "A weight is %s. Leave out points that are not finite.".formatted(value));
                }
            }
        }
    }
}
