package dev.chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Single steps by hand: one row x = 2, y = 5, one linear unit, squared error. From w = 1, b = 0 the output is 2, dL/dw = 2·(2 − 5)·2 = −12 and
 * dL/db = −6, of norm √180.
 */
class RefinementsTest {

    private static final Examples ROW = new Examples(1, 1, 1, new float[] {2}, new float[] {5});
    private static final float ROUNDING = 1e-6f; // a few roundings of numbers up to 13
    private final List<EpochResult> epochs = new ArrayList<>();

    @Test
    void aPenaltyPullsAtWeightsAndIsReportedApartFromTheLoss() {
        // gradient −12 + .5·1 + 2·.25·1 = −11 for w, and −6 for b, whose sign is 0
        train(new Optimizer.Sgd(0), Refinements.NONE.with(new Penalty(0.5, 0.25)), 1);

        assertThat(epochs.get(0).penalty()).isEqualTo(0.75); // .5·|1| + .25·1²
        assertThat(epochs.get(0).training().loss()).isEqualTo(9);
        assertThat(epochs.get(0).gradientNorm()).isEmpty();
        assertThat(epochs.get(1).gradientNorm().getAsDouble()).isCloseTo(Math.sqrt(11 * 11 + 6 * 6), within(1e-12));
        weightsAre(1 + 1.1f, 0.6f);
        assertThat(epochs.get(1).penalty()).isCloseTo(0.5 * 2.7 + 0.25 * (2.1 * 2.1 + 0.36), within(1e-6));
    }

    @Test
    void aGradientThatIsTooLongIsShortened() {
        train(new Optimizer.Sgd(0), Refinements.NONE.with(new GradientClipping.ByNorm(1)), 1);

        double norm = Math.sqrt(180);
        assertThat(epochs.get(1).gradientNorm().getAsDouble()).isCloseTo(norm, within(1e-12)); // before clipping
        weightsAre((float) (1 + 0.1 * 12 / norm), (float) (0.1 * 6 / norm));
    }

    @Test
    void aGradientThatIsShortEnoughIsLeftAlone() {
        train(new Optimizer.Sgd(0), Refinements.NONE.with(new GradientClipping.ByNorm(14)), 1);

        weightsAre(2.2f, 0.6f);
    }

    @Test
    void valuesOfAGradientAreHeldWithinTheirBound() {
        train(new Optimizer.Sgd(0), Refinements.NONE.with(new GradientClipping.ByValue(7)), 1);

        weightsAre(1.7f, 0.6f);
    }

    @Test
    void biasesStartWhereTheyAreSetTo() {
        train(new Optimizer.Sgd(0), Refinements.NONE.withInitialBias(3), 1);

        assertThat(epochs.get(0).checkpoint().weights()).containsExactly(1f, 3f);
        assertThat(epochs.get(0).training().loss()).isZero(); // 2·1 + 3 = 5
    }

    @Test
    void theRateOfAnEpochIsThatOfItsLastUpdate() {
        train(new Optimizer.Sgd(0), Refinements.NONE.with(new Schedule.Exponential(0.5)), 3);

        assertThat(epochs).extracting(EpochResult::learningRate).containsExactly(0.1, 0.1, 0.05, 0.025);
    }

    @Test
    void weightDecayShrinksWeightsWithAndApartFromTheGradient() {
        // SGD: w ← 1 − .1·(−12 + .5·1) = 2.15
        train(new Optimizer.Sgd(0, false, 0.5), Refinements.NONE, 1);
        weightsAre(2.15f, 0.6f);

        // AdamW: w ← 1·(1 − .1·.5), then + .1, as Adam's first step is the sign of the gradient times the rate
        epochs.clear();
        train(new Optimizer.AdamW(0.9, 0.999, 1e-8, 0.5), Refinements.NONE, 1);
        weightsAre(1.05f, 0.1f);
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThatThrownBy(() -> new Penalty(-1, 0))
                .hasMessage("An L1 penalty of -1.0 is out of range. Use 0 to 1,000,000.");
        assertThatThrownBy(() -> new Penalty(0, Double.NaN))
                .hasMessage("An L2 penalty of NaN is out of range. Use 0 to 1,000,000.");
        assertThatThrownBy(() -> new GradientClipping.ByNorm(0))
                .hasMessage("Clipping the gradient to a norm of 0.0 is out of range. Use 1.0E-30 to 1.0E30.");
        assertThatThrownBy(() -> Refinements.NONE.withInitialBias(Double.NaN))
                .hasMessage("Biases of NaN at the start are out of range. Use −1,000,000 to 1,000,000.");
        assertThatThrownBy(() -> new LayerSpec(3, Activation.RELU, 1))
                .hasMessage("A dropout share of 1.0 is out of range. Use 0 to 0.999.");
        assertThatThrownBy(() -> new Optimizer.Sgd(1))
                .hasMessage("Momentum 1.0 is out of range. Use 0 or more and less than 1.");
        assertThatThrownBy(() -> new Optimizer.Sgd(0, true, 0))
                .hasMessage("Nesterov's form needs a momentum above 0, and it is 0. Use for example 0.9.");
        assertThatThrownBy(() -> new Optimizer.Adam(0.9, 0.999999999, 1e-8, 0))
                .hasMessage("Beta 2 0.999999999 is 1 in the engine's 32 bits. Use 0 to 0.9999999.");
        assertThatThrownBy(() -> new Optimizer.Adam(0.9, 0.999, 0, 0))
                .hasMessage("Epsilon 0.0 is out of range. Use 1.0E-30 to 1.");
        assertThatThrownBy(() -> new Optimizer.AdamW(0.9, 0.999, 1e-8, -1))
                .hasMessage("A weight decay of -1.0 is out of range. Use 0 to 1,000,000.");
    }

    private void weightsAre(float weight, float bias) {
        float[] weights = epochs.get(1).checkpoint().weights();
        assertThat(weights[0]).isCloseTo(weight, within(ROUNDING));
        assertThat(weights[1]).isCloseTo(bias, within(ROUNDING));
    }

    private void train(Optimizer optimizer, Refinements refinements, int count) {
        TrainingSpec spec = new TrainingSpec(
                new NetworkSpec(1, List.of(new LayerSpec(1, Activation.IDENTITY))),
                new Initialization.Constant(1),
                Loss.SQUARED_ERROR,
                Score.R_SQUARED,
                optimizer,
                0.1,
                1,
                count,
                0,
                refinements);
        new Trainer().train(spec, Split.withoutValidation(ROW), epochs::add, StopSignal.NEVER);
    }
}
