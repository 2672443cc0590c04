package dev.chainrule.dashboard;

import java.util.Arrays;

/** The middle of several seeds and how far they spread. What is not finite is never left out of a middle: it counts as the worst. */
final class Statistics {

    /** Below this a loss counts as this on the log scale: 0 has no logarithm. */
    static final double LEAST_LOSS = 1e-12;

    private Statistics() {}

    /**
     * The median and the range.
     *
     * @param median of an even number of values the mean of the two in the middle; NaN of no values
     */
    record Spread(double median, double smallest, double largest, int count) {}

    /**
     * @param worst what a value that is not finite counts as: infinity for a loss, minus infinity for a score
     */
    static Spread spread(double[] values, double worst) {
        int n = values.length;
        if (n == 0) {
            return new Spread(Double.NaN, Double.NaN, Double.NaN, 0);
        }
        double[] sorted = new double[n];
        for (int i = 0; i < n; i++) {
            sorted[i] = Double.isFinite(values[i]) ? values[i] : worst;
        }
        Arrays.sort(sorted);
        double median = n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
        return new Spread(median, sorted[0], sorted[n - 1], n);
    }

    /**
     * A mean taken on the log scale and its 95 % t-interval, so that a band of losses never reaches below 0.
     *
     * @param count values it rests on; with a single one the interval is that value
     */
    record LogMean(double mean, double low, double high, int count) {}

    /** Of the finite values; NaN where there is none. */
    static LogMean logMean(double[] values) {
        int n = 0;
        double mean = 0;
        double squares = 0; // Welford's sum of squared distances from the mean so far
        for (double value : values) {
            if (Double.isFinite(value)) {
                double log = Math.log10(Math.max(value, LEAST_LOSS));
                double before = log - mean;
                mean += before / ++n;
                squares += before * (log - mean);
            }
        }
        if (n == 0) {
            return new LogMean(Double.NaN, Double.NaN, Double.NaN, 0);
        }
        double half = n == 1 ? 0 : StudentT.quantile95(n - 1) * Math.sqrt(squares / (n - 1) / n);
        return new LogMean(Math.pow(10, mean), Math.pow(10, mean - half), Math.pow(10, mean + half), n);
    }

    /**
     * The median and the quartiles around it.
     *
     * @param low the first quartile
     * @param high the third
     */
    record Quartiles(double median, double low, double high) {}

    /** What is not finite counts as infinite; NaN of nothing. Between two values quartiles lie in proportion (Hyndman and Fan's type 7). */
    static Quartiles quartiles(double[] values) {
        double[] sorted = new double[values.length];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = Double.isFinite(values[i]) ? values[i] : Double.POSITIVE_INFINITY;
        }
        Arrays.sort(sorted);
        return new Quartiles(quantile(sorted, .5), quantile(sorted, .25), quantile(sorted, .75));
    }

    private static double quantile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = share * (sorted.length - 1);
        int below = (int) place;
        double part = place - below;
        return part == 0 ? sorted[below] : sorted[below] * (1 - part) + sorted[below + 1] * part;
    }

    /**
     * A centred moving mean on the log scale, over as many values on either side as there are, up to {@code half}. What is not finite ends it
     * on either side.
     */
    static double[] smooth(double[] values, int half) {
        double[] smooth = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int reach = Math.min(half, Math.min(i, values.length - 1 - i));
            double sum = 0;
            int n = 0;
            for (int j = i - reach; j <= i + reach; j++) {
                if (Double.isFinite(values[j])) {
                    sum += Math.log(Math.max(values[j], LEAST_LOSS));
                    n++;
                }
            }
            smooth[i] = n == 0 || !Double.isFinite(values[i]) ? values[i] : Math.exp(sum / n);
        }
        return smooth;
    }

    /** The first place whose value is at most {@code target}, or −1. */
    static int firstAtMost(float[] values, double target) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] <= target) {
                return i;
            }
        }
        return -1;
    }
}
