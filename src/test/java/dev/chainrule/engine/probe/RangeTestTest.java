package dev.chainrule.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chainrule.engine.Activation;
import dev.chainrule.engine.Examples;
import dev.chainrule.engine.Initialization;
import dev.chainrule.engine.LayerSpec;
import dev.chainrule.engine.Loss;
import dev.chainrule.engine.NetworkSpec;
import dev.chainrule.engine.Optimizer;
import dev.chainrule.engine.Score;
import dev.chainrule.engine.TrainingSpec;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTestTest {

    /** Loss 5w² + b² (λ = 10 and 2), a bowl whose limit is 2/10. Weights start at 1, biases at 0 and stay there. */
    private static final Examples BOWL =
            new Examples(2, 1, 1, new float[] {(float) Math.sqrt(5), -(float) Math.sqrt(5)}, new float[2]);

    @Test
    void aBowlBlowsUpSoonAfterTwoByItsCurvature() {
        RangeTest test = RangeTest.of(bowl(), BOWL, 1e-4, 100, 400);

        int made = test.rates().length;
        assertThat(test.blewUp()).isTrue();
        assertThat(test.losses()).hasSize(made);
        assertThat(test.smoothed()).hasSize(made);
        assertThat(test.rates()[0]).isEqualTo(1e-4);
        // Before the limit each step makes the loss smaller, beyond it larger: |1 − 10·rate| is 1 there.
        for (int i = 0; i + 1 < made; i++) {
            boolean falls = test.losses()[i + 1] < test.losses()[i];
            assertThat(falls).as("step %d at %s", i, test.rates()[i]).isEqualTo(test.rates()[i] < 0.2);
        }
        assertThat(test.rates()[made - 1]).isBetween(0.2, 2.0);
    }

    @Test
    void bothSuggestionsAreRatesThatTheBowlBears() {
        RangeTest test = RangeTest.of(bowl(), BOWL, 1e-4, 100, 400);

        assertThat(test.steepest().orElseThrow()).isBetween(0.001, 0.2);
        assertThat(test.valley().orElseThrow()).isBetween(0.001, 0.2);
    }

    @Test
    void withoutABlowUpTheWholeRangeIsTried() {
        RangeTest test = RangeTest.of(bowl(), BOWL, 1e-4, 0.1, 50);

        assertThat(test.blewUp()).isFalse();
        assertThat(test.rates()).hasSize(50);
        assertThat(test.rates()[49]).isCloseTo(0.1, within(1e-15));
        assertThat(test.rates()[25] / test.rates()[24]).isCloseTo(test.rates()[1] / test.rates()[0], within(1e-12));
    }

    /** One smoothed loss: 2, then (0.98·0.02·2 + 0.02·1) / (1 − 0.98²) = 1.49495. */
    @Test
    void lossesAreSmoothedAsAMeanThatForgets() {
        RangeTest test = RangeTest.of(bowl(), BOWL, 1e-4, 100, 400);

        double first = test.losses()[0];
        double second = test.losses()[1];
        assertThat(first).isCloseTo(5, within(1e-5));
        assertThat(test.smoothed()[0]).isCloseTo(first, within(1e-12));
        assertThat(test.smoothed()[1])
                .isCloseTo((0.98 * 0.02 * first + 0.02 * second) / (1 - 0.98 * 0.98), within(1e-12));
    }

    /** Smoothed losses by hand; the first of 20 updates / 10 = 2 and the last 5 are no place for a suggestion. */
    @Test
    void suggestionsComeFromWhereTheSmoothedLossFalls() {
        double[] smoothed = {9, 9, 8, 7.9, 7, 4, 3.8, 3.9, 3.7, 3.6, 3.5, 3.6, 9, 20, 40, 80};
        double[] rates = new double[smoothed.length];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = Math.pow(10, i);
        }
        RangeTest test = new RangeTest(rates, smoothed, smoothed, 2, true);

        // Lines through three: the steepest falls from 7.9 by way of 7 to 4, −1.95 from one to the next.
        assertThat(test.steepest()).isEqualTo(OptionalDouble.of(1e4));
        // The longest falling subsequence is 8, 7.9, 7, 4, 3.8 (or 3.9), 3.7, 3.6, 3.5: 8 long, ending at place 10, so
        // it is taken to
        // begin at 2; two thirds of a step into its second third: 2 + 2 + 1.
        assertThat(test.valley()).isEqualTo(OptionalDouble.of(1e5));
    }

    /**
     * 40 updates / 10 = 4 are skipped, so lines go through five. The largest step, −0.6, is the one to 4.4 and back again: as line
     * through 5, 5, 5, 4.4, 5 it falls by (2·0 − 0.6) / 10 = 0.06 an update. From 5 to 3.8 it falls by 0.3 each.
     */
    @Test
    void oneLossByChanceIsNotTheSteepest() {
        double[] smoothed = {5, 5, 5, 5, 5, 5, 5, 4.4, 5, 5, 5, 5, 4.7, 4.4, 4.1, 3.8, 3.8, 3.8, 3.8, 3.8, 3.8, 9};
        double[] rates = new double[smoothed.length];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = Math.pow(10, i - 10);
        }
        RangeTest test = new RangeTest(rates, smoothed, smoothed, 4, true);

        assertThat(test.steepest()).isEqualTo(OptionalDouble.of(1e3)); // of 5, 4.7, 4.4, 4.1, 3.8 the middle, place 13
    }

    /** Nothing is learned before a rate of some thousandths; of seeds 5, 9 and 11 the largest step of the mean lies near 1e-6, by chance. */
    @ParameterizedTest
    @ValueSource(longs = {0, 5, 9, 11})
    void theSteepestIsNotInTheNoiseBeforeTheFall(long seed) {
        assertThat(RangeTest.of(classes(seed), halves()).steepest().orElseThrow())
                .isBetween(1e-3, 10.0);
    }

    @Test
    void whereNothingFallsNothingIsSuggested() {
        double[] rising = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        RangeTest test = new RangeTest(rising, rising, rising, 1, false);

        assertThat(test.steepest()).isEmpty();
        assertThat(test.valley()).isEmpty();
    }

    @Test
    void anOverflowEndsItToo() {
        RangeTest test = RangeTest.of(bowl(), BOWL, 1e30, 1e38, 10);

        assertThat(test.blewUp()).isTrue();
        assertThat(test.rates().length).isLessThan(4);
        assertThat(test.steepest()).isEmpty();
    }

    /** x = 1e20: the loss is beyond a float's square already, and the gradient with it. */
    @Test
    void aStartThatIsNotFiniteEndsAtOnce() {
        Examples far = new Examples(2, 1, 1, new float[] {1e20f, -1e20f}, new float[2]);

        RangeTest test = RangeTest.of(bowl(), far, 1e-4, 1, 10);

        assertThat(test.blewUp()).isTrue();
        assertThat(test.rates()).hasSize(1);
    }

    @Test
    void batchesAreThoseOfATraining() {
        TrainingSpec spec = classes(0);
        Examples rows = Nets.rows(100, Loss.SOFTMAX_CROSS_ENTROPY);

        RangeTest once = RangeTest.of(spec, rows);
        RangeTest again = RangeTest.of(spec, rows);

        assertThat(once.losses()).isEqualTo(again.losses()).hasSizeGreaterThan(50);
        assertThat(once.losses()[0]).isNotEqualTo(once.losses()[7]); // the second epoch has other batches
    }

    @Test
    void whatCannotBeTriedIsRefused() {
        assertThatThrownBy(() -> RangeTest.of(bowl(), BOWL, 1, 0.1, 100))
                .hasMessage("Rates from 1.0 to 0.1 cannot be tried. Use a rising range within 1.2E-38 to 3.4E38.");
        assertThatThrownBy(() -> RangeTest.of(bowl(), BOWL, 0.1, 1, 1)).hasMessage("1 updates came. Use 2 to 5,000.");
    }

    /** The two sides of a plane, so that there is something to learn. */
    private static Examples halves() {
        Examples rows = Nets.rows(400, Loss.SOFTMAX_CROSS_ENTROPY);
        for (int row = 0; row < rows.rows(); row++) {
            boolean above = rows.x()[3 * row] > 0;
            rows.y()[2 * row] = above ? 1 : 0;
            rows.y()[2 * row + 1] = above ? 0 : 1;
        }
        return rows;
    }

    private static TrainingSpec classes(long seed) {
        return new TrainingSpec(
                new NetworkSpec(3, List.of(new LayerSpec(8, Activation.TANH), new LayerSpec(2, Activation.IDENTITY))),
                new Initialization.Xavier(Initialization.Shape.UNIFORM),
                Loss.SOFTMAX_CROSS_ENTROPY,
                Score.ACCURACY,
                new Optimizer.Sgd(0.9),
                1,
                16,
                1,
                seed);
    }

    private static TrainingSpec bowl() {
        return new TrainingSpec(
                Nets.LINE,
                new Initialization.Constant(1),
                Loss.SQUARED_ERROR,
                Score.R_SQUARED,
                new Optimizer.Sgd(0),
                1,
                2,
                1,
                0);
    }
}
