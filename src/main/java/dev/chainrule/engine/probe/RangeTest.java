package dev.chainrule.engine.probe;

import dev.chainrule.engine.Examples;
import dev.chainrule.engine.SteppedTraining;
import dev.chainrule.engine.TrainingSpec;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A learning-rate range test (Smith 2017): one short training whose rate rises exponentially from update to update, until its loss blows
 * up. Smoothing, end and the valley are fastai's.
 *
 * @param rates [updates], rising
 * @param losses [updates], each of its batch before the update at that rate
 * @param smoothed [updates], their exponential mean, corrected for its start
 * @param skipped updates at the start that no suggestion is taken from
 * @param blewUp whether the smoothed loss grew beyond four times its least or stopped being finite; if not, the highest rate was reached
 */
public record RangeTest(double[] rates, double[] losses, double[] smoothed, int skipped, boolean blewUp) {

    public static final double LOWEST = 1e-7;
    public static final double HIGHEST = 10;
    public static final int UPDATES = 100;

    private static final int MOST_UPDATES = 5_000;
    private static final double SMOOTHING = 0.98;
    private static final double BLOW_UP = 4;
    private static final int SKIPPED_AT_THE_END = 5;

    /** Between {@value #LOWEST} and {@value #HIGHEST} in {@value #UPDATES} updates. */
    public static RangeTest of(TrainingSpec spec, Examples rows) {
        return of(spec, rows, LOWEST, HIGHEST, UPDATES);
    }

    /**
     * Between two rates in so many updates.
     *
     * @param spec its own rate and number of epochs do not matter
     * @throws IllegalArgumentException if the spec and the rows do not fit, or the rates or updates are out of range
     */
    public static RangeTest of(TrainingSpec spec, Examples rows, double lowest, double highest, int updates) {
        check(lowest, highest, updates);
        SteppedTraining training = new SteppedTraining(spec, rows);
        double[] rates = new double[updates];
        double[] losses = new double[updates];
        double[] smoothed = new double[updates];
        double mean = 0;
        double weight = 0; // of the losses in the mean; the rest is the 0 that it started from
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < updates; i++) {
            rates[i] = lowest * StrictMath.pow(highest / lowest, i / (updates - 1.0));
            losses[i] = training.update(rates[i]);
            mean = SMOOTHING * mean + (1 - SMOOTHING) * losses[i];
            weight = SMOOTHING * weight + (1 - SMOOTHING);
            smoothed[i] = mean / weight;
            least = Math.min(least, smoothed[i]);
            if (!Double.isFinite(smoothed[i]) || smoothed[i] > BLOW_UP * least) {
                int made = i + 1;
                return new RangeTest(
                        Arrays.copyOf(rates, made),
                        Arrays.copyOf(losses, made),
                        Arrays.copyOf(smoothed, made),
                        updates / 10,
                        true);
            }
        }
        return new RangeTest(rates, losses, smoothed, updates / 10, false);
    }

    private static void check(double lowest, double highest, int updates) {
        if (!(lowest >= Float.MIN_NORMAL && lowest < highest && highest <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "Rates from %s to %s cannot be tried. Use a rising range within 1.2E-38 to 3.4E38."
                            .formatted(lowest, highest));
        }
        if (updates < 2 || updates > MOST_UPDATES) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%,d updates came. Use 2 to %,d.", updates, MOST_UPDATES));
        }
    }

    /**
     * The rate where the smoothed loss falls most steeply over the rate's logarithm: by the line of least squares through a twentieth of the
     * updates on either side, eleven of 100. Of two neighbours alone, as fastai and Lightning take it, the steepest often lies at the far left,
     * where the mean is still that of few losses and moves most by chance. Empty if it falls nowhere.
     */
    public OptionalDouble steepest() {
        int half = Math.max(1, skipped / 2);
        int steepest = -1;
        double slope = 0;
        for (int i = skipped + half; i + half < end(); i++) {
            double here = slope(i, half);
            if (here < slope) {
                slope = here;
                steepest = i;
            }
        }
        return steepest < 0 ? OptionalDouble.empty() : OptionalDouble.of(rates[steepest]);
    }

    /** Of the line through the smoothed losses around one, up to a factor: rates are evenly spaced by logarithm, so places stand for them. */
    private double slope(int middle, int half) {
        double slope = 0;
        for (int off = 1; off <= half; off++) {
            slope += off * (smoothed[middle + off] - smoothed[middle - off]);
        }
        return slope;
    }

    /** The rate in the middle third of the longest falling subsequence of smoothed losses, halfway; empty if they fall nowhere. */
    public OptionalDouble valley() {
        int[] length = new int[rates.length]; // of the longest falling subsequence that ends here
        int bottom = -1;
        for (int i = skipped; i < end(); i++) {
            length[i] = 1;
            for (int j = skipped; j < i; j++) {
                if (smoothed[i] < smoothed[j] && length[i] <= length[j]) {
                    length[i] = length[j] + 1;
                }
            }
            if (length[i] > (bottom < 0 ? 1 : length[bottom])) {
                bottom = i;
            }
        }
        if (bottom < 0) {
            return OptionalDouble.empty();
        }
        double third = length[bottom] / 3.0;
        int middle = bottom - length[bottom] + (int) third + (int) (third / 2);
        return OptionalDouble.of(rates[Math.max(skipped, middle)]);
    }

    /** The last updates are no place for a suggestion: there it blows up. */
    private int end() {
        return rates.length - SKIPPED_AT_THE_END;
    }
}
