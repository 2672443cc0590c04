package dev.chainrule.run.page;

import dev.chainrule.dataset.PreparedData;
import dev.chainrule.engine.Examples;

/**
 * The two directions along which scaled training rows vary most, as unit vectors at right angles, by subspace iteration (Golub and Van Loan,
 * 8.2.4). The larger loading of each is positive, so that the same rows give the same picture.
 *
 * @param mean of the rows, [features]
 * @param first [features]
 * @param second [features]
 * @param explained share of the variance along the two
 */
record PrincipalAxes(double[] mean, double[] first, double[] second, double explained) {

    /** Enough to find two directions; the split has shuffled the rows. */
    private static final int MOST_ROWS = 1_000;

    /** Directions whose variances differ by a tenth are told apart to a thousandth: 0.9^64 is about 1e-3. */
    private static final int ITERATIONS = 64;

    static PrincipalAxes of(PreparedData data) {
        Examples training = data.split().training();
        int features = training.features();
        int rows = Math.min(MOST_ROWS, training.rows());
        double[] mean = new double[features];
        for (int i = 0; i < rows * features; i++) {
            mean[i % features] += training.x()[i] / (double) rows;
        }
        double[] centred = new double[rows * features];
        double total = 0;
        for (int i = 0; i < centred.length; i++) {
            centred[i] = training.x()[i] - mean[i % features];
            total += centred[i] * centred[i];
        }
        double[] first = new double[features];
        double[] second = new double[features];
        for (int feature = 0; feature < features; feature++) {
            first[feature] = 1 + feature % 3;
            second[feature] = feature % 2 == 0 ? 1 : -1;
        }
        double held = 0;
        for (int k = 0; k < ITERATIONS; k++) {
            first = timesCovariance(centred, first);
            second = timesCovariance(centred, second);
            double one = normalize(first);
            double along = dot(first, second);
            for (int feature = 0; feature < features; feature++) {
                second[feature] -= along * first[feature];
            }
            held = one + normalize(second);
        }
        return new PrincipalAxes(mean, signed(first), signed(second), total > 0 ? held / total : 0);
    }

    /** Xᵀ(X·v) without dividing by the rows. */
    private static double[] timesCovariance(double[] x, double[] v) {
        double[] result = new double[v.length];
        for (int row = 0; row < x.length; row += v.length) {
            double along = 0;
            for (int feature = 0; feature < v.length; feature++) {
                along += x[row + feature] * v[feature];
            }
            for (int feature = 0; feature < v.length; feature++) {
                result[feature] += along * x[row + feature];
            }
        }
        return result;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Makes it a unit vector and returns the length that it had; of no length it becomes no direction. */
    private static double normalize(double[] v) {
        double length = Math.sqrt(dot(v, v));
        for (int i = 0; i < v.length; i++) {
            v[i] = length > 0 ? v[i] / length : 0;
        }
        return length;
    }

    private static double[] signed(double[] v) {
        double largest = 0;
        for (double value : v) {
            largest = Math.abs(value) > Math.abs(largest) ? value : largest;
        }
        double[] signed = v.clone();
        for (int i = 0; largest < 0 && i < v.length; i++) {
            signed[i] = -v[i];
        }
        return signed;
    }

    /** Where a scaled row lies along a direction. */
    double along(double[] direction, float[] x, int offset) {
        double sum = 0;
        for (int feature = 0; feature < mean.length; feature++) {
            sum += (x[offset + feature] - mean[feature]) * direction[feature];
        }
        return sum;
    }
}
