package dev.chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Squared error learns slowly when it is badly wrong, cross-entropy does not (Nielsen, Neural Networks and Deep Learning, chapter 3). One
 * sigmoid neuron, x = 1, target 0, 300 steps at rate .15. With ŷ = σ(w + b), ½·(ŷ − 0)² has the gradient ŷ·ŷ(1 − ŷ), which is next to nothing
 * at ŷ = .98; cross-entropy has ŷ − 0.
 *
 * <p>What is known is given to two places and held to them.
 */
class WronglySureNeuronTest {

    private static final double TWO_PLACES = 0.005;
    private static final double RATE = 0.15;

    /** The engine's squared error has no ½, so half the rate takes the same steps. */
    private static final double RATE_WITHOUT_HALF = RATE / 2;

    private static final float[] WRONG = {0.6f, 0.9f}; // σ(1.5) = .82
    private static final float[] WRONGLY_SURE = {2, 2}; // σ(4) = .98

    @Test
    void squaredErrorLearnsFromAFairStart() {
        double[] output = outputs(Loss.SQUARED_ERROR, RATE_WITHOUT_HALF, WRONG);

        assertThat(output[0]).isCloseTo(0.82, within(TWO_PLACES));
        assertThat(output[300]).isCloseTo(0.09, within(TWO_PLACES));
    }

    @Test
    void squaredErrorHardlyMovesWhereTheSigmoidIsFlat() {
        double[] output = outputs(Loss.SQUARED_ERROR, RATE_WITHOUT_HALF, WRONGLY_SURE);

        assertThat(output[0]).isCloseTo(0.98, within(TWO_PLACES));
        assertThat(output[100]).isCloseTo(0.96, within(TWO_PLACES));
        assertThat(output[300]).isCloseTo(0.20, within(TWO_PLACES));
    }

    @Test
    void crossEntropyLearnsFromBoth() {
        double[] wrong = outputs(Loss.SIGMOID_CROSS_ENTROPY, RATE, WRONG);
        double[] wronglySure = outputs(Loss.SIGMOID_CROSS_ENTROPY, RATE, WRONGLY_SURE);

        assertThat(wrong[300]).isCloseTo(0.012, within(0.002)); // "about"
        assertThat(wronglySure[300]).isCloseTo(0.012, within(0.002));
    }

    /** The first step by hand: ∂/∂w = ∂/∂b = ŷ²(1 − ŷ) = .98201² · .01799 = .017345, and ŷ = .98201 from cross-entropy. */
    @Test
    void theFirstGradientIsFiftySevenTimesSmaller() {
        float[] afterSquaredError =
                weights(Loss.SQUARED_ERROR, RATE_WITHOUT_HALF, WRONGLY_SURE).get(1);
        float[] afterCrossEntropy =
                weights(Loss.SIGMOID_CROSS_ENTROPY, RATE, WRONGLY_SURE).get(1);

        assertThat((2 - afterSquaredError[0]) / RATE)
                .isCloseTo(0.017345, within(1e-5)); // 2 has a float's spacing of 2e-7
        assertThat((2 - afterCrossEntropy[1]) / RATE).isCloseTo(0.98201, within(1e-5));
    }

    /** After 0 to 300 steps. */
    private static double[] outputs(Loss loss, double rate, float[] start) {
        return weights(loss, rate, start).stream()
                .mapToDouble(WronglySureNeuronTest::output)
                .toArray();
    }

    /** w and b after 0 to 300 steps. */
    private static List<float[]> weights(Loss loss, double rate, float[] start) {
        Activation output =
                loss == Loss.SIGMOID_CROSS_ENTROPY ? Activation.IDENTITY : Activation.SIGMOID; // it folds its own in
        TrainingSpec spec = new TrainingSpec(
                new NetworkSpec(1, List.of(new LayerSpec(1, output))),
                new Initialization.Zeros(),
                loss,
                Score.ACCURACY,
                new Optimizer.Sgd(0),
                rate,
                1,
                300,
                0);
        Split row = Split.withoutValidation(new Examples(1, 1, 1, new float[] {1}, new float[] {0}));
        List<float[]> weights = new ArrayList<>();
        weights.add(start);
        new Trainer()
                .resume(
                        spec,
                        row,
                        new Checkpoint(0, start, new float[0]),
                        epoch -> weights.add(epoch.checkpoint().weights()),
                        StopSignal.NEVER);
        return weights;
    }

    private static double output(float[] weights) {
        return 1 / (1 + Math.exp(-((double) weights[0] + weights[1])));
    }
}
