package dev.chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainrule.engine.TrainingResult.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DivergenceTest {

    private final List<EpochResult> epochs = new ArrayList<>();

    @Test
    void isReportedAtEpochZeroWhereTheWeightsAreTooLargeToBeginWith() {
        // 13 outputs of about 1e30, multiplied by weights of 1e30, are beyond 3.4e38
        TrainingResult result = train(training(Activation.RELU, new Initialization.Normal(1e30), 0.1, 0, 5));

        // layer 1 still fits: 3 inputs of about 1 by weights of 1e30; layer 2 does not
        assertThat(result).isEqualTo(new TrainingResult.Diverged(0, 0, 2, Tensor.ACTIVATION));
        assertThat(epochs).hasSize(1);
        assertThat(epochs.get(0).training().loss()).isNotFinite();
        assertThat(epochs.get(0).checkpoint().weights())
                .doesNotContain(Float.NaN)
                .contains(0f);
    }

    @Test
    void stopsBeforeTheUpdateThatAGradientIsTooLargeFor() {
        // Weights of 1e13 through three layers give outputs near 1e39 once the first update made them larger
        TrainingResult result = train(training(Activation.RELU, new Initialization.Normal(1e10), 1, 0, 50));

        assertDiverged(result);
    }

    @Test
    void takesBackAnUpdateThatMadeAWeightInfinite() {
        TrainingResult result = train(training(Activation.TANH, new Initialization.Normal(1), 3e38, 0, 50));

        assertDiverged(result);
        assertThat(((TrainingResult.Diverged) result).lastEpoch()).isEqualTo(1);
        assertThat(((TrainingResult.Diverged) result).tensor()).isEqualTo(Tensor.WEIGHT);
    }

    @Test
    void namesTheLayerAndTheUpdateWhoseWeightsWentFirst() {
        // one row x = 1, y = −1, w = 1, b = 0: output 1, dL/dw = dL/db = 2·2 = 4; a rate of 1e38 asks for 1 − 4e38
        TrainingResult result = new Trainer()
                .train(
                        line(new Initialization.Constant(1), 1e38),
                        Split.withoutValidation(new Examples(1, 1, 1, new float[] {1}, new float[] {-1})),
                        epochs::add,
                        StopSignal.NEVER);

        assertThat(result).isEqualTo(new TrainingResult.Diverged(1, 1, 1, Tensor.WEIGHT));
        assertThat(last().checkpoint().weights()).containsExactly(1f, 0f);
    }

    @Test
    void namesAGradientThatIsTooLargeThoughLossAndOutputsAreNot() {
        // x = 1e20, w = 1e10: output 1e30, its square fits a float64; dL/dw = 2·1e30·1e20 = 2e50 does not fit a float
        TrainingResult result = new Trainer()
                .train(
                        line(new Initialization.Constant(1e10), 0.1),
                        Split.withoutValidation(new Examples(1, 1, 1, new float[] {1e20f}, new float[] {0})),
                        epochs::add,
                        StopSignal.NEVER);

        assertThat(result).isEqualTo(new TrainingResult.Diverged(1, 1, 1, Tensor.GRADIENT));
        assertThat(epochs.get(0).training().loss()).isFinite();
        assertThat(last().checkpoint().weights()).containsExactly(1e10f, 0f);
    }

    @Test
    void namesAnOutputThatIsTooLargeInALaterRow() {
        NetworkSpec two = new NetworkSpec(
                1, List.of(new LayerSpec(1, Activation.IDENTITY), new LayerSpec(1, Activation.IDENTITY)));
        TrainingSpec spec = Trainings.withNetwork(line(new Initialization.Constant(10), 1e-6), two);

        TrainingResult result = new Trainer()
                .train(
                        spec,
                        Split.withoutValidation(new Examples(2, 1, 1, new float[] {0, 3e37f}, new float[] {0, 0})),
                        epochs::add,
                        StopSignal.NEVER);

        // the evaluation of epoch 0 meets it: layer 1 gives 3e38, layer 2 would give 3e39
        assertThat(result).isEqualTo(new TrainingResult.Diverged(0, 0, 2, Tensor.ACTIVATION));
    }

    @ParameterizedTest
    @MethodSource
    void takesBackWhateverTheOptimizer(Optimizer optimizer) {
        TrainingSpec spec = training(Activation.TANH, new Initialization.Normal(1), 3e38, 0, 50)
                .with(optimizer);

        TrainingResult result = train(spec);

        assertDiverged(result);
        for (float value : last().checkpoint().optimizerState()) {
            assertThat(value).isFinite();
        }
        int epochsBefore = epochs.size();
        TrainingResult again = new Trainer()
                .resume(
                        spec,
                        Trainings.rings(),
                        epochs.get(epochsBefore - 2).checkpoint(),
                        epochs::add,
                        StopSignal.NEVER);
        assertThat(again).isEqualTo(result);
    }

    static Stream<Optimizer> takesBackWhateverTheOptimizer() {
        return Stream.of(
                Optimizer.sgd(),
                Optimizer.nesterov(),
                new Optimizer.Adagrad(0, 0, 1e-10, 0.1),
                new Optimizer.RmsProp(0.9, 1e-8, 0.9, true, 0),
                new Optimizer.Adam(0.9, 0.999, 1e-8, 0.1),
                Optimizer.adamW());
    }

    @Test
    void namesWhatTheOptimizerRemembersAsPartOfTheWeights() {
        // g = 2e30 for w: its square is too large for what Adam remembers, though a step of .1 would leave the weight
        // finite
        TrainingResult result = new Trainer()
                .train(
                        line(new Initialization.Constant(1), 0.1).with(Optimizer.adam()),
                        Split.withoutValidation(new Examples(1, 1, 1, new float[] {1e15f}, new float[] {0})),
                        epochs::add,
                        StopSignal.NEVER);

        assertThat(result).isEqualTo(new TrainingResult.Diverged(1, 1, 1, Tensor.WEIGHT));
        assertThat(last().checkpoint().weights()).containsExactly(1f, 0f);
        assertThat(last().checkpoint().optimizerState()).containsOnly(0f);
    }

    @Test
    void takesBackMomentumAsWell() {
        // a linear layer grows a few times a step, so it takes epochs to reach 3.4e38
        TrainingSpec spec = training(Activation.IDENTITY, new Initialization.Normal(1), 3, 0.9, 500);
        NetworkSpec line = new NetworkSpec(3, List.of(new LayerSpec(2, Activation.IDENTITY)));

        TrainingResult result = train(Trainings.withNetwork(spec, line));

        assertDiverged(result);
        assertThat(epochs.size()).isGreaterThan(4);
        assertThat(largest(last().checkpoint().weights())).isGreaterThan(1e30f);
        for (float speed : last().checkpoint().optimizerState()) {
            assertThat(speed).isFinite();
        }
    }

    private static float largest(float[] values) {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    private void assertDiverged(TrainingResult result) {
        assertThat(result).isInstanceOf(TrainingResult.Diverged.class);
        TrainingResult.Diverged diverged = (TrainingResult.Diverged) result;
        assertThat(diverged.lastEpoch()).isEqualTo(last().epoch());
        assertThat(diverged.step()).isBetween(1, 7);
        for (float weight : last().checkpoint().weights()) {
            assertThat(weight).isFinite();
        }
        for (EpochResult epoch : epochs.subList(0, epochs.size() - 1)) {
            assertThat(epoch.training().loss()).isFinite();
        }
    }

    private EpochResult last() {
        return epochs.get(epochs.size() - 1);
    }

    private TrainingResult train(TrainingSpec spec) {
        return new Trainer().train(spec, Trainings.rings(), epochs::add, StopSignal.NEVER);
    }

    private static TrainingSpec line(Initialization start, double rate) {
        return new TrainingSpec(
                new NetworkSpec(1, List.of(new LayerSpec(1, Activation.IDENTITY))),
                start,
                Loss.SQUARED_ERROR,
                Score.R_SQUARED,
                Optimizer.sgd(),
                rate,
                1,
                3,
                0);
    }

    private static TrainingSpec training(
            Activation activation, Initialization start, double rate, double momentum, int epochs) {
        return new TrainingSpec(
                new NetworkSpec(
                        3,
                        List.of(
                                new LayerSpec(13, activation),
                                new LayerSpec(7, activation),
                                new LayerSpec(2, Activation.IDENTITY))),
                start,
                Loss.SQUARED_ERROR,
                Score.ACCURACY,
                new Optimizer.Sgd(momentum),
                rate,
                16,
                epochs,
                0);
    }
}
