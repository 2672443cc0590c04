package dev.chainrule.run.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BandsTest {

    /** x over 0, 1, 2 and two rows, in a picture of 20 × 10: one unit is ten pixels. */
    private static final Bands SLOPE = new Bands(new double[][] {{0, 0}, {1, 1}, {2, 2}}, 20, 10);

    @Test
    void aLevelCutsASquareWhereTheValueTakesIt() {
        assertThat(SLOPE.below(0.5)).isEqualTo("M0.0 10.0L5.0 10.0L5.0 0.0L0.0 0.0Z");
    }

    @Test
    void wholeSquaresOfARowAreOne() {
        assertThat(SLOPE.below(3)).isEqualTo("M0.0 10.0H20.0V0.0H0.0Z");
        assertThat(SLOPE.below(1.5)).isEqualTo("M0.0 10.0H10.0V0.0H0.0ZM10.0 10.0L15.0 10.0L15.0 0.0L10.0 0.0Z");
        assertThat(SLOPE.below(0)).isEmpty();
    }

    @Test
    void whatIsNotFiniteIsAboveEveryLevel() {
        Bands bands = new Bands(new double[][] {{0, 0}, {Double.POSITIVE_INFINITY, Double.NaN}}, 10, 10);

        assertThat(bands.below(1e9)).isEqualTo("M0.0 10.0L5.0 10.0L5.0 0.0L0.0 0.0Z");
        assertThat(bands.highest()).isZero();
    }

    @Test
    void levelsAreEqualFactorsAboveZeroAndEqualStepsFromIt() {
        // From 1 to 16 in four bands: 8, 4, 2.
        Bands positive = new Bands(new double[][] {{1, 2}, {40, 16}}, 10, 10);
        assertThat(positive.levels(16, 4)).containsExactly(new double[] {8, 4, 2}, within(1e-12));
        assertThat(SLOPE.levels(2, 4)).containsExactly(1.5, 1, 0.5);
    }
}
