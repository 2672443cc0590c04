package dev.chainrule.dashboard;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Student's t-distribution with a whole number of degrees of freedom. Safe for any thread. */
final class StudentT {

    private static final double CENTRAL_SHARE = .95;
    private static final Map<Integer, Double> KNOWN = new ConcurrentHashMap<>();

    private StudentT() {}

    /**
     * How many standard errors on either side of the mean hold 95 %: 12.706 for 1 degree of freedom, 1.960 for infinitely many.
     *
     * @throws IllegalArgumentException below 1
     */
    static double quantile95(int degrees) {
        if (degrees < 1) {
            throw new IllegalArgumentException(
                    "%d degrees of freedom are too few. A spread needs at least two values.".formatted(degrees));
        }
        return KNOWN.computeIfAbsent(degrees, StudentT::solve);
    }

    /** Bisects over the angle, as the share rises with it from 0 to 1. */
    private static double solve(int degrees) {
        double low = 0;
        double high = Math.PI / 2;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (central(middle, degrees) < CENTRAL_SHARE) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.tan((low + high) / 2) * Math.sqrt(degrees);
    }

    /**
     * The share between −t and t for t = tan(angle)·√degrees: the finite sums of Abramowitz and Stegun, Handbook of Mathematical Functions,
     * 26.7.3 for odd and 26.7.4 for even degrees of freedom.
     */
    private static double central(double angle, int degrees) {
        double cos = Math.cos(angle);
        double square = cos * cos;
        boolean odd = degrees % 2 == 1;
        double term = odd ? cos : 1;
        double sum = degrees == 1 ? 0 : term;
        for (int k = odd ? 3 : 2; k <= degrees - 2; k += 2) {
            term *= square * (k - 1) / k;
            sum += term;
        }
        double product = Math.sin(angle) * sum;
        return odd ? 2 / Math.PI * (angle + product) : product;
    }
}
