package dev.chainrule.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainrule.run.Curve;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FirstDifferenceTest {

    private static final float[] NONE = {};

    private static Curve losses(float... losses) {
        return new Curve(losses, NONE, losses, NONE);
    }

    private static OptionalInt first(
            Curve a, Curve b, int[] kept, Map<Integer, float[]> first, Map<Integer, float[]> second) {
        return FirstDifference.of(
                a,
                b,
                kept,
                epoch -> Optional.ofNullable(first.get(epoch)),
                epoch -> Optional.ofNullable(second.get(epoch)));
    }

    private static OptionalInt byLosses(Curve a, Curve b) {
        return first(a, b, new int[0], Map.of(), Map.of());
    }

    @Test
    void isTheFirstEpochWhoseLossesDifferInAnyBit() {
        float next = Math.nextUp(.5f);

        assertThat(byLosses(losses(.7f, .5f, .4f), losses(.7f, next, .4f))).hasValue(1);
        assertThat(byLosses(losses(.7f, .5f), losses(.7f, .5f))).isEmpty();
        assertThat(byLosses(losses(.7f, Float.NaN, 1), losses(.7f, Float.NaN, 2)))
                .hasValue(2);
    }

    @Test
    void whatOneRunDidNotReachIsNoDifference() {
        assertThat(byLosses(losses(.7f, .5f, .4f), losses(.7f, .5f))).isEmpty();
    }

    @Test
    void weightsThatDifferEarlierDecide() {
        Map<Integer, float[]> one = Map.of(0, new float[] {1, 2}, 1, new float[] {3, 4});
        Map<Integer, float[]> other = Map.of(0, new float[] {1, 2}, 1, new float[] {3, 5});

        assertThat(first(losses(.7f, .5f, .4f), losses(.7f, .5f, .3f), new int[] {0, 1}, one, other))
                .hasValue(1);
        assertThat(first(losses(.7f, .5f, .4f), losses(.7f, .5f, .4f), new int[] {0, 1}, one, one))
                .isEmpty();
    }

    @Test
    void validationLossesCountAsWell() {
        Curve a = new Curve(new float[] {1, 1}, new float[] {1, 1}, NONE, NONE);
        Curve b = new Curve(new float[] {1, 1}, new float[] {1, 2}, NONE, NONE);

        assertThat(byLosses(a, b)).hasValue(1);
    }
}
