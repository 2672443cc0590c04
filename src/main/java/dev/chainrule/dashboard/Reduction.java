package dev.chainrule.dashboard;

import java.util.BitSet;

/** Which points of a long series to draw, so that no peak is lost. */
final class Reduction {

    private Reduction() {}

    /**
     * Of each of {@code buckets} equal stretches the first, the smallest, the largest and the last place; every place of a series that is
     * not longer than that.
     *
     * @return ascending
     */
    static int[] places(double[] values, int buckets) {
        int n = values.length;
        BitSet kept = new BitSet(n);
        if (n <= buckets * 4) {
            kept.set(0, n);
            return kept.stream().toArray();
        }
        for (int bucket = 0; bucket < buckets; bucket++) {
            int from = (int) ((long) bucket * n / buckets);
            int to = (int) ((bucket + 1L) * n / buckets);
            int low = from;
            int high = from;
            for (int i = from; i < to; i++) {
                // a place that is not a number gives way to any other
                low = values[i] < values[low] || Double.isNaN(values[low]) ? i : low;
                high = values[i] > values[high] || Double.isNaN(values[high]) ? i : high;
            }
            kept.set(from);
            kept.set(low);
            kept.set(high);
            kept.set(to - 1);
        }
        return kept.stream().toArray();
    }
}
