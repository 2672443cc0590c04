package dev.chainrule.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColourScaleTest {

    @Test
    void aLossGoesFromOneAndAHalfTimesChanceToTheBestMedian() {
        // 1.5 · ln 2 = 1.04 and 0.0092, each to one figure
        assertThat(ColourScale.ofLoss(Math.log(2), .0092)).isEqualTo(new ColourScale(1, .009, true));
    }

    @Test
    void settingsThatAllFailAlikeAreAllDark() {
        ColourScale scale = ColourScale.ofLoss(Math.log(2), .69);

        assertThat(scale).isEqualTo(new ColourScale(1, .1, true));
        // ln(1 / .69) / ln(1 / .1) = 0.161 of 23 steps
        assertThat(scale.step(.69)).isEqualTo(4);
    }

    @Test
    void brighterIsBetterForLossAndForScore() {
        ColourScale loss = new ColourScale(1, .01, true);
        assertThat(loss.step(1)).isZero();
        assertThat(loss.step(.1)).isEqualTo(12); // half of 23, rounded to even
        assertThat(loss.step(.01)).isEqualTo(23);

        ColourScale score = ColourScale.ofScore(.5);
        assertThat(score.step(.5)).isZero();
        assertThat(score.step(1)).isEqualTo(23);
    }

    @Test
    void whatLiesBeyondAnEndTakesItsColour() {
        ColourScale loss = new ColourScale(1, .01, true);

        assertThat(loss.step(Double.POSITIVE_INFINITY)).isZero();
        assertThat(loss.step(Double.NaN)).isZero();
        assertThat(loss.step(7.5)).isZero();
        assertThat(loss.step(0)).isEqualTo(23);
        assertThat(ColourScale.ofScore(0).step(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(ColourScale.ofEpochs(1).step(Double.POSITIVE_INFINITY)).isZero();
    }

    @Test
    void chanceThatIsNotANumberLeavesAScale() {
        assertThat(ColourScale.ofLoss(Double.NaN, Double.POSITIVE_INFINITY)).isEqualTo(new ColourScale(2, .2, true));
        assertThat(ColourScale.ofLoss(0, 0).step(0)).isEqualTo(23);
    }

    @ParameterizedTest
    @CsvSource({".1386, .1", ".2, .2", ".46, .2", ".5, .5", "1, 1", "9.99, 5", "73, 50", ".00021, .0002"})
    void roundStepsLieBelow(double value, double expected) {
        assertThat(RoundNumbers.stepBelow(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0.123456, 0.1235", "98765.4, 98770", "-0.00098766, -0.0009877", "0, 0", "1e-310, 1e-310"})
    void fourFiguresAreEnoughForAChart(double value, double expected) {
        assertThat(RoundNumbers.fourFigures(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0.123446, 0.1234",
        "0.14850021, 0.14850021",
        "0.084502, 0.084502",
        "18890.6, 18890.6",
        "0, 0",
        "NaN, NaN"
    })
    void whereRoundingTwiceCouldTellAnotherNumberAllFiguresAreSent(float value, float sent) {
        assertThat(RoundNumbers.asRead(value)).isEqualTo(Float.valueOf(sent));
    }
}
