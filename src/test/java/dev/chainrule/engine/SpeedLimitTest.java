package dev.chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Twice the curvature is the speed limit. Gradient descent on ½·10·w² multiplies w by 1 − 10·lr each step: beyond lr = 2/10 that is below −1,
 * and w grows from side to side.
 *
 * <p>The parabola is one linear neuron w·x + b on two rows, x = √5 and x = −√5, both with target 0: its mean squared error is
 * ((√5·w + b)² + (−√5·w + b)²) / 2 = 5w² + b², and b starts at 0 and stays there, for the rows pull it to opposite sides.
 */
class SpeedLimitTest {

    private static final float ROOT_OF_FIVE = (float) Math.sqrt(5);
    private static final Split PARABOLA = Split.withoutValidation(
            new Examples(2, 1, 1, new float[] {ROOT_OF_FIVE, -ROOT_OF_FIVE}, new float[] {0, 0}));

    @ParameterizedTest
    @CsvSource({
        "0.19, 0.00515", // (1 − 1.9)⁵⁰ = .9⁵⁰
        "0.20, 1", // (1 − 2)⁵⁰: it bounces for ever
        "0.21, 117.4" // (1 − 2.1)⁵⁰ = 1.1⁵⁰
    })
    void fiftyStepsBelowAtAndBeyondTheLimit(double rate, double w) {
        List<EpochResult> steps = new ArrayList<>();

        train(rate, 0, 50, steps);

        // √5 and the rate are rounded to float32, 6e-8 each, and fifty steps repeat it; w itself is given to three
        // places
        assertThat((double) w(steps.get(50))).isCloseTo(w, within(1e-3 * w));
        assertThat(w(steps.get(49))).isNegative(); // it arrives from the other side each time
    }

    /** A heavy ball, v ← .9·v + g, w ← w − lr·v, has the limit 2·(1 + .9)/10 = .38. */
    @ParameterizedTest
    @ValueSource(doubles = {0.375, 0.379})
    void momentumRaisesTheLimitAndBelowItConverges(double rate) {
        List<EpochResult> steps = new ArrayList<>();

        train(rate, 0.9, 2_000, steps);

        // the slowest of its two modes shrinks by √.9 = .949 a step, which leaves nothing of 1 after 2,000
        assertThat(Math.abs(w(steps.get(2_000)))).isLessThan(1e-6f);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.381, 0.385})
    void beyondTheRaisedLimitItDiverges(double rate) {
        List<EpochResult> steps = new ArrayList<>();

        TrainingResult result = train(rate, 0.9, 2_000, steps);

        // at .381, z² + 1.91·z + .9 = 0 has the root −1.065, and 1.065²⁰⁰⁰ = 10⁵⁴ is no float
        assertThat(result).isInstanceOf(TrainingResult.Diverged.class);
    }

    private static TrainingResult train(double rate, double momentum, int steps, List<EpochResult> results) {
        TrainingSpec spec = new TrainingSpec(
                new NetworkSpec(1, List.of(new LayerSpec(1, Activation.IDENTITY))),
                new Initialization.Constant(1),
                Loss.SQUARED_ERROR,
                Score.R_SQUARED,
                new Optimizer.Sgd(momentum),
                rate,
                2,
                steps,
                0);
        return new Trainer().train(spec, PARABOLA, results::add, StopSignal.NEVER);
    }

    private static float w(EpochResult step) {
        return step.checkpoint().weights()[0];
    }
}
