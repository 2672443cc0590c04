package dev.chainrule.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chainrule.dashboard.Statistics.LogMean;
import dev.chainrule.dashboard.Statistics.Spread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsTest {

    private static final double INFINITY = Double.POSITIVE_INFINITY;

    @Test
    void theMedianOfAnOddNumberIsTheOneInTheMiddle() {
        assertThat(Statistics.spread(new double[] {.3, .1, .2}, INFINITY)).isEqualTo(new Spread(.2, .1, .3, 3));
    }

    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
        assertThat(Statistics.spread(new double[] {4, 1, 3, 2}, INFINITY)).isEqualTo(new Spread(2.5, 1, 4, 4));
    }

    @Test
    void aLossThatIsNotFiniteCountsAsTheLargest() {
        Spread one = Statistics.spread(new double[] {Double.NaN, .1, .2}, INFINITY);
        assertThat(one).isEqualTo(new Spread(.2, .1, INFINITY, 3));

        Spread most = Statistics.spread(new double[] {Double.NaN, .1, -INFINITY}, INFINITY);
        assertThat(most).isEqualTo(new Spread(INFINITY, .1, INFINITY, 3));
    }

    @Test
    void aScoreThatIsNotFiniteCountsAsTheSmallest() {
        assertThat(Statistics.spread(new double[] {.9, Double.NaN, .8}, -INFINITY))
                .isEqualTo(new Spread(.8, -INFINITY, .9, 3));
    }

    @Test
    void ofNothingThereIsNoMiddle() {
        Spread none = Statistics.spread(new double[0], INFINITY);

        assertThat(none.median()).isNaN();
        assertThat(none.count()).isZero();
    }

    @Test
    void theMeanOfLossesIsTakenOnTheLogScale() {
        // log10 of 0.01, 0.1 and 1 is −2, −1 and 0: mean −1, deviation 1, standard error 1/√3 = 0.57735, t(2) =
        // 4.30265,
        // so the interval is −1 ± 2.48414: 10^−3.48414 = 3.28e-4 to 10^1.48414 = 30.49
        LogMean mean = Statistics.logMean(new double[] {.01, .1, 1});

        assertThat(mean.mean()).isCloseTo(.1, within(1e-12));
        assertThat(mean.low()).isCloseTo(3.27989e-4, within(1e-8));
        assertThat(mean.high()).isCloseTo(30.4888, within(1e-3));
        assertThat(mean.count()).isEqualTo(3);
    }

    @Test
    void aMeanOfOneHasNoWidthAndAMeanOfNoneIsNone() {
        assertThat(Statistics.logMean(new double[] {.25, Double.NaN}))
                .satisfies(one -> assertThat(one.mean()).isCloseTo(.25, within(1e-15)))
                .satisfies(one -> assertThat(one.low()).isEqualTo(one.high()))
                .satisfies(one -> assertThat(one.count()).isEqualTo(1));
        assertThat(Statistics.logMean(new double[] {INFINITY}).count()).isZero();
    }

    @Test
    void aLossOfZeroHasAPlaceOnTheLogScale() {
        assertThat(Statistics.logMean(new double[] {0, 0}).mean()).isCloseTo(1e-12, within(1e-20));
    }

    /** Two-sided 95 % points from the table of Student's t; the last is between the normal's 1.95996 and its expansion 1.95996 + 2.37/ν. */
    @ParameterizedTest
    @CsvSource({
        "1, 12.7062",
        "2, 4.3027",
        "3, 3.1824",
        "4, 2.7764",
        "5, 2.5706",
        "9, 2.2622",
        "10, 2.2281",
        "29, 2.0452",
        "30, 2.0423",
        "100, 1.9840",
        "1999, 1.9612"
    })
    void theIntervalUsesStudentsT(int degrees, double expected) {
        assertThat(StudentT.quantile95(degrees)).isCloseTo(expected, within(5.1e-5));
    }

    @Test
    void aSpreadNeedsTwoValues() {
        assertThatThrownBy(() -> StudentT.quantile95(0)).hasMessageContaining("at least two");
    }

    @Test
    void theTargetIsReachedAtTheFirstEpochThatIsLowEnough() {
        float[] loss = {.7f, Float.NaN, .12f, .1f, .2f, .05f};

        assertThat(Statistics.firstAtMost(loss, .1f)).isEqualTo(3);
        assertThat(Statistics.firstAtMost(loss, .01)).isEqualTo(-1);
    }

    /** Of 1, 2, 3, 4 the quartiles lie a quarter and three quarters of the way from 1 to 4 in places: at 0.75 and 2.25. */
    @Test
    void quartilesLieInProportionBetweenTwoValues() {
        Statistics.Quartiles quartiles = Statistics.quartiles(new double[] {4, 1, 3, 2});

        assertThat(quartiles).isEqualTo(new Statistics.Quartiles(2.5, 1.75, 3.25));
        assertThat(Statistics.quartiles(new double[] {7})).isEqualTo(new Statistics.Quartiles(7, 7, 7));
        assertThat(Statistics.quartiles(new double[0]).median()).isNaN();
    }

    @Test
    void whatIsNotFiniteIsTheLargestOfAQuartile() {
        assertThat(Statistics.quartiles(new double[] {Double.NaN, 1, 2}))
                .isEqualTo(new Statistics.Quartiles(2, 1.5, Double.POSITIVE_INFINITY));
        assertThat(Statistics.quartiles(new double[] {Double.NaN, 1}).median()).isInfinite();
    }

    /** The mean of ln 1, ln 1000 and ln 1 is that of 10; the ends have no neighbours on one side. */
    @Test
    void smoothingIsACentredMeanOnTheLogScale() {
        double[] smooth = Statistics.smooth(new double[] {1, 1000, 1}, 5);

        assertThat(smooth[0]).isEqualTo(1);
        assertThat(smooth[1]).isCloseTo(10, within(1e-12)); // a rounding or two of exp and log
        assertThat(smooth[2]).isEqualTo(1);
        assertThat(Statistics.smooth(new double[] {1, Double.NaN, 1}, 1)[1]).isNaN();
    }
}
