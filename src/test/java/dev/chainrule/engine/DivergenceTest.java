package dev.chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DivergenceTest {

    private final List<EpochResult> epochs = new ArrayList<>();

    @Test
    void isReportedAtEpochZeroWhereTheWeightsAreTooLargeToBeginWith() {
        // 13 outputs of about 1e30, multiplied by weights of 1e30, are beyond 3.4e38
        TrainingResult result = train(training(Activation.RELU, new Initialization.Normal(1e30), 0.1, 0, 5));

        assertThat(result.lastEpoch()).isZero();
        assertDiverged(result);
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
        assertThat(diverged.step()).isBetween(last().epoch() == 0 ? 0 : 1, 7);
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
