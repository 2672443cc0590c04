package dev.chainrule.run;

import dev.chainrule.engine.Initialization;
import dev.chainrule.engine.probe.RangeTest;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What the range test of one initialization found.
 *
 * @param rates [updates] that were tried, rising
 * @param losses [updates] smoothed, not finite where training was not
 * @param blewUp whether the loss did, at the last rate; if not, the highest rate was borne
 * @param steepest where the loss fell most steeply; null if it fell nowhere
 * @param valley about halfway along the longest fall by updates, the rate to begin with; null if it fell nowhere
 */
public record RateCurve(
        Initialization initialization,
        float[] rates,
        float[] losses,
        boolean blewUp,
        @Nullable Double steepest,
        @Nullable Double valley) {

    /** Updates at the start whose mean loss is still that of few batches; no suggestion comes from them, and no fall. */
    private static final int SETTLING = RangeTest.UPDATES / 10;

    /** Of the loss; below it the longest fall is rounding or the batches, and a rate taken from it would mislead. */
    private static final double LEAST_FALL = .01;

    /** The rate to begin with; null if the loss fell at none. */
    public @Nullable Double suggestion() {
        return least() <= (1 - LEAST_FALL) * losses[settled()] ? valley : null;
    }

    /** The first place that counts: of a test that ended early the very first. */
    public int settled() {
        return losses.length > SETTLING ? SETTLING : 0;
    }

    /** The smallest loss from there on. */
    public double least() {
        double least = losses[settled()];
        for (int i = settled(); i < losses.length; i++) {
            least = losses[i] < least ? losses[i] : least; // where training ends in NaN, that is no least
        }
        return least;
    }

    public static RateCurve of(Initialization initialization, RangeTest test) {
        return new RateCurve(
                initialization,
                narrow(test.rates()),
                narrow(test.smoothed()),
                test.blewUp(),
                orNull(test.steepest()),
                orNull(test.valley()));
    }

    private static float[] narrow(double[] wide) {
        float[] narrow = new float[wide.length];
        for (int i = 0; i < wide.length; i++) {
            narrow[i] = (float) wide[i];
        }
        return narrow;
    }

    private static @Nullable Double orNull(OptionalDouble rate) {
        return rate.isPresent() ? rate.getAsDouble() : null;
    }
}
