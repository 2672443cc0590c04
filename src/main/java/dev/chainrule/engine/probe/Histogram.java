package dev.chainrule.engine.probe;

/**
 * How often values fall where: {@value #BINS} equal bins from −{@code limit} to {@code limit}, which is the power of two next above the
 * largest size, so that the bins stay the same while values change little. A value on an edge counts above it.
 *
 * @param limit above every finite value's size; 1 if all are 0
 * @param counts [{@value #BINS}]
 * @param notFinite values left out
 */
public record Histogram(double limit, int[] counts, int notFinite) {

    public static final int BINS = 64;

    /** The histogram of {@code values} from {@code from} up to but not including {@code to}. */
    public static Histogram of(float[] values, int from, int to) {
        double[] wide = new double[to - from];
        for (int i = from; i < to; i++) {
            wide[i - from] = values[i];
        }
        return of(wide, 0, wide.length);
    }

    /** The same of float64 values. */
    public static Histogram of(double[] values, int from, int to) {
        double largest = 0;
        for (int i = from; i < to; i++) {
            double size = Math.abs(values[i]);
            largest = size <= Double.MAX_VALUE ? Math.max(largest, size) : largest;
        }
        double limit = largest == 0 ? 1 : Math.scalb(1.0, Math.getExponent(largest) + 1);
        int[] counts = new int[BINS];
        int notFinite = 0;
        for (int i = from; i < to; i++) {
            // Powers of two and exact up to rounding, which cannot reach the upper edge: the largest is below the
            // limit.
            double place = (values[i] / limit + 1) * (BINS / 2.0);
            if (Double.isFinite(values[i])) {
                counts[Math.min(BINS - 1, (int) place)]++;
            } else {
                notFinite++;
            }
        }
        return new Histogram(limit, counts, notFinite);
    }

    /** The lower edge of a bin, 0 to {@value #BINS}, the last being the upper edge of them all. */
    public double edge(int bin) {
        return limit * (bin * 2.0 / BINS - 1);
    }
}
