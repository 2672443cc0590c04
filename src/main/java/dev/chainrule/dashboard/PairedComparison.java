package dev.chainrule.dashboard;

import java.util.Arrays;

/**
 * Two settings compared over common seeds, where a smaller value is better. A value that is not finite loses against any other; where both
 * are not finite the pair says nothing and is left out.
 *
 * @param pairs that say something
 * @param wins of the first setting
 * @param ties
 * @param median of the differences, first minus second; infinite where most pairs have one that is not finite
 * @param low lower end of the interval; not a number for {@link Interval#NONE}
 * @param p probability of such a one-sided count or a more one-sided one if neither were better: the exact two-sided sign test, ties left
 *     out; 1 without any
 */
record PairedComparison(
        int pairs, int wins, int ties, double median, Interval interval, double low, double high, double p) {

    /** What the interval is. */
    enum Interval {
        /** Of the median, by order statistics: exact whatever the distribution, 95 % or a little more. From 6 pairs on. */
        SIGN,
        /** Student's, of the mean, 95 % where differences are normal. */
        STUDENT,
        /** Too few pairs. */
        NONE
    }

    private static final double LEFT_OUT = .05;

    /** @param second as long as the first, seed by seed */
    static PairedComparison of(double[] first, double[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    "%d values cannot be paired with %d.".formatted(first.length, second.length));
        }
        double[] differences = new double[first.length];
        int n = 0;
        for (int i = 0; i < first.length; i++) {
            boolean a = Double.isFinite(first[i]);
            boolean b = Double.isFinite(second[i]);
            if (a || b) {
                differences[n++] =
                        a && b ? first[i] - second[i] : a ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            }
        }
        differences = Arrays.copyOf(differences, n);
        Arrays.sort(differences);
        int wins = (int) Arrays.stream(differences).filter(d -> d < 0).count();
        int ties = (int) Arrays.stream(differences).filter(d -> d == 0).count();
        int rank = rank(n);
        double p = Math.min(1, 2 * atMost(Math.min(wins, n - ties - wins), n - ties));
        if (rank > 0) {
            return new PairedComparison(
                    n, wins, ties, median(differences), Interval.SIGN, differences[rank - 1], differences[n - rank], p);
        }
        boolean finite = Arrays.stream(differences).allMatch(Double::isFinite);
        if (n < 2 || !finite) {
            return new PairedComparison(n, wins, ties, median(differences), Interval.NONE, Double.NaN, Double.NaN, p);
        }
        double mean = Arrays.stream(differences).average().orElseThrow();
        double squares =
                Arrays.stream(differences).map(d -> (d - mean) * (d - mean)).sum();
        double half = StudentT.quantile95(n - 1) * Math.sqrt(squares / (n - 1) / n);
        return new PairedComparison(n, wins, ties, median(differences), Interval.STUDENT, mean - half, mean + half, p);
    }

    int losses() {
        return pairs - wins - ties;
    }

    /** Whether there is an interval and no difference at all lies in it. */
    boolean containsZero() {
        return interval != Interval.NONE && low <= 0 && high >= 0;
    }

    /** Which value from either end bounds the interval of the median; 0 if even the outermost leave out too much. */
    private static int rank(int n) {
        int rank = 0;
        while (2 * atMost(rank, n) <= LEFT_OUT && 2 * (rank + 1) <= n) {
            rank++;
        }
        return rank;
    }

    /** Probability of at most k heads in n throws of a fair coin. */
    private static double atMost(int k, int n) {
        double term = Math.pow(.5, n);
        double sum = 0;
        for (int i = 0; i <= k; i++) {
            sum += term;
            term *= (double) (n - i) / (i + 1);
        }
        return sum;
    }

    private static double median(double[] sorted) {
        int n = sorted.length;
        if (n == 0) {
            return Double.NaN;
        }
        double low = sorted[(n - 1) / 2];
        double high = sorted[n / 2];
        return low == high ? low : (low + high) / 2;
    }
}
