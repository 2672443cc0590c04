package dev.chainrule.dashboard;

/**
 * A run's training loss in few points, for a small picture in a row.
 *
 * @param epochs ascending
 * @param loss at each; not finite where it was
 * @param firstAtTarget the first epoch at or below the target loss, −1 for never
 */
record Trace(int[] epochs, float[] loss, int firstAtTarget) {

    private static final int BUCKETS = 16;

    static Trace of(float[] loss, double target) {
        double[] values = new double[loss.length];
        for (int i = 0; i < loss.length; i++) {
            values[i] = loss[i];
        }
        int[] kept = Reduction.places(values, BUCKETS);
        float[] few = new float[kept.length];
        for (int i = 0; i < kept.length; i++) {
            few[i] = loss[kept[i]];
        }
        return new Trace(kept, few, Statistics.firstAtMost(loss, target));
    }
}
