package dev.chainrule.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chainrule.dashboard.PairedComparison.Interval;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairedComparisonTest {

    /** Probabilities are sums of at most 15 halves' powers, which doubles hold to about 1e-16. */
    private static final double EXACT = 1e-12;

    /**
     * Differences −14 to −1 and +5: 14 of 15 won. At most 3 of 15 heads has probability (1 + 15 + 105 + 455) / 2¹⁵ = 0.0176, at most 4
     * 0.0592, so the interval of the median is from the 4th to the 12th difference. The sign test: 2 · (1 + 15) / 2¹⁵.
     */
    @Test
    void theIntervalOfTheMedianIsBoundedByOrderStatistics() {
        double[] first = IntStream.range(0, 15)
                .mapToDouble(i -> i == 14 ? 105 : 100 - 14 + i)
                .toArray();
        double[] second = IntStream.range(0, 15).mapToDouble(i -> 100).toArray();

        PairedComparison paired = PairedComparison.of(first, second);

        assertThat(paired.pairs()).isEqualTo(15);
        assertThat(paired.wins()).isEqualTo(14);
        assertThat(paired.median()).isEqualTo(-7);
        assertThat(paired.interval()).isEqualTo(Interval.SIGN);
        assertThat(paired.low()).isEqualTo(-11);
        assertThat(paired.high()).isEqualTo(-3);
        assertThat(paired.p()).isCloseTo(2 * 16 / 32768.0, within(EXACT));
    }

    /** With six pairs the outermost differences leave out 2 / 2⁶ = 3.1 %, with five 6.3 %. */
    @Test
    void sixPairsAreTheFewestForIt() {
        double[] six = {-6, -5, -4, -3, -2, -1};

        PairedComparison paired = PairedComparison.of(six, new double[6]);

        assertThat(paired.interval()).isEqualTo(Interval.SIGN);
        assertThat(paired.low()).isEqualTo(-6);
        assertThat(paired.high()).isEqualTo(-1);
        assertThat(paired.median()).isEqualTo(-3.5);
    }

    /** −3, −2, −1: mean −2, deviation 1, so −2 ± 4.303 · 1 / √3 = −2 ± 2.484. */
    @Test
    void fewerHaveStudentsIntervalOfTheMean() {
        PairedComparison paired = PairedComparison.of(new double[] {1, 2, 3}, new double[] {4, 4, 4});

        assertThat(paired.interval()).isEqualTo(Interval.STUDENT);
        assertThat(paired.low()).isCloseTo(-4.484, within(5e-4));
        assertThat(paired.high()).isCloseTo(.484, within(5e-4));
        assertThat(paired.p()).isCloseTo(.25, within(EXACT)); // 2 / 2³
    }

    @Test
    void whatIsNotFiniteLosesAndTwoOfItSayNothing() {
        PairedComparison paired = PairedComparison.of(
                new double[] {.1, Double.NaN, Double.NaN, .2},
                new double[] {Double.POSITIVE_INFINITY, .5, Double.NaN, .3});

        assertThat(paired.pairs()).isEqualTo(3);
        assertThat(paired.wins()).isEqualTo(2);
        assertThat(paired.median()).isCloseTo(-.1, within(EXACT)); // of −∞, −0.1, +∞
        assertThat(paired.interval()).isEqualTo(Interval.NONE);
    }

    /** Two ties and one win: the test sees a single throw, 2 · ½ = 1. */
    @Test
    void tiesAreNeitherWonNorLost() {
        PairedComparison paired = PairedComparison.of(new double[] {1, 1, 1}, new double[] {1, 1, 2});

        assertThat(paired.wins()).isEqualTo(1);
        assertThat(paired.ties()).isEqualTo(2);
        assertThat(paired.p()).isEqualTo(1);
    }

    @Test
    void ofNothingThereIsNothing() {
        assertThat(PairedComparison.of(new double[0], new double[0]).median()).isNaN();
        assertThatThrownBy(() -> PairedComparison.of(new double[2], new double[3]))
                .hasMessage("2 values cannot be paired with 3.");
    }
}
