package dev.chainrule.dashboard;

import dev.chainrule.run.Curve;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/** From which epoch on two runs of the same seed are not the same any more. */
final class FirstDifference {

    /** Weights that are read at most for one comparison. */
    private static final int MOST_READ = 64;

    private FirstDifference() {}

    /**
     * The first epoch whose losses differ in any bit, or an earlier one whose stored weights do. Empty if there is none as far as both go.
     *
     * @param kept epochs of which the weights of both are kept, ascending
     * @param a the first run's weights at a kept epoch
     */
    static OptionalInt of(
            Curve first, Curve second, int[] kept, IntFunction<Optional<float[]>> a, IntFunction<Optional<float[]>> b) {
        int both = Math.min(first.length(), second.length());
        int losses = mismatch(first.trainingLoss(), second.trainingLoss(), both);
        if (first.hasValidation() && second.hasValidation()) {
            losses = Math.min(losses, mismatch(first.validationLoss(), second.validationLoss(), both));
        }
        int read = 0;
        for (int epoch : kept) {
            if (epoch >= losses || ++read > MOST_READ) {
                break;
            }
            if (differ(a.apply(epoch), b.apply(epoch))) {
                return OptionalInt.of(epoch);
            }
        }
        return losses < both ? OptionalInt.of(losses) : OptionalInt.empty();
    }

    /** The first place where they differ, {@code length} for none. Not-a-number is equal to itself. */
    private static int mismatch(float[] a, float[] b, int length) {
        int place = Arrays.mismatch(a, 0, length, b, 0, length);
        return place < 0 ? length : place;
    }

    private static boolean differ(Optional<float[]> a, Optional<float[]> b) {
        return a.isPresent() && b.isPresent() && !Arrays.equals(a.get(), b.get());
    }
}
