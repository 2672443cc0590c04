package dev.chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures are float32: a few units in the seventh place. */
class LayerHealthTest {

    private static final float ROUNDING = 1e-6f;

    /** out = w·x + b from (1, 0) on x = 1, 2 with targets 0: dw = 2·(1·1 + 2·2)/2 = 5, db = 2·(1 + 2)/2 = 3; then w = 0.5, b = −0.3. */
    @Test
    void anEpochsHealthIsTheOneWorkedOutByHand() {
        Split line = Split.withoutValidation(new Examples(2, 1, 1, new float[] {1, 2}, new float[] {0, 0}));
        TrainingSpec spec = spec(new NetworkSpec(1, List.of(new LayerSpec(1, Activation.IDENTITY))), 0.1, 2, 1);
        List<EpochResult> results = new ArrayList<>();

        new Trainer()
                .resume(spec, line, new Checkpoint(0, new float[] {1, 0}, new float[0]), asking(results), () -> false);

        LayerHealth layer = results.get(0).health().get(0);
        assertThat(layer.activationMean()).isCloseTo(0.45f, within(ROUNDING)); // of 0.2 and 0.7
        assertThat(layer.activationDeviation()).isCloseTo(0.25f, within(ROUNDING));
        assertThat(layer.gradientNorm()).isCloseTo((float) Math.sqrt(34), within(10 * ROUNDING));
        assertThat(layer.weightNorm()).isCloseTo((float) Math.sqrt(0.34), within(ROUNDING));
        assertThat(layer.updateRatio()).isCloseTo((float) Math.log10(0.1 * Math.sqrt(34)), within(ROUNDING));
        assertThat(layer.deadShare()).isZero();
        assertThat(layer.saturatedShare()).isZero();
    }

    /** Two batches of one row from w = 1, b = 0 on x = 1, target 0 and a rate that moves nothing in float32: dw = db = 2 both times. */
    @Test
    void theGradientsNormIsOverAllBatchesOfAnEpoch() {
        Split twice = Split.withoutValidation(new Examples(2, 1, 1, new float[] {1, 1}, new float[] {0, 0}));
        TrainingSpec spec = spec(new NetworkSpec(1, List.of(new LayerSpec(1, Activation.IDENTITY))), 1e-20, 1, 1);
        List<EpochResult> results = new ArrayList<>();

        new Trainer()
                .resume(spec, twice, new Checkpoint(0, new float[] {1, 0}, new float[0]), asking(results), () -> false);

        assertThat(results.get(0).health().get(0).gradientNorm())
                .isCloseTo((float) Math.sqrt(8), within(10 * ROUNDING));
    }

    @Test
    void beforeTheFirstUpdateThereIsNoGradientAndNoUpdate() {
        List<EpochResult> results = new ArrayList<>();

        new Trainer().train(Trainings.xor(0, 1), Trainings.XOR, asking(results), StopSignal.NEVER);

        assertThat(results.get(0).health()).hasSize(2).allSatisfy(layer -> {
            assertThat(layer.gradientNorm()).isNaN();
            assertThat(layer.updateRatio()).isNaN();
            assertThat(layer.weightNorm()).isPositive();
        });
    }

    /** Units −x, x − 2 and x on x = 1, 2, 3: the first is never above 0, the second only on the last row. */
    @Test
    void aUnitIsDeadIfItIsZeroOnEveryRow() {
        float[] outputs = {0, 0, 1, 0, 0, 2, 0, 1, 3};

        LayerHealth health = LayerHealth.of(new LayerSpec(3, Activation.RELU), outputs, 0, 0, 0);

        assertThat(health.deadShare()).isEqualTo(1f / 3);
        assertThat(health.saturatedShare()).isZero();
    }

    @Test
    void anOutputIsSaturatedAtAFlatEnd() {
        assertThat(saturated(Activation.TANH, -0.98f, 0.96f, 0.98f, 0)).isEqualTo(0.5f);
        assertThat(saturated(Activation.SIGMOID, 0.01f, 0.02f, 0.98f, 0.99f)).isEqualTo(0.5f);
        assertThat(saturated(Activation.ELU, -0.98f, 5, 100, -0.5f)).isEqualTo(0.25f);
        assertThat(saturated(Activation.IDENTITY, -0.98f, 5, 100, 0)).isZero();
    }

    @Test
    void equalOutputsDeviateByNothingAtAll() {
        float[] outputs = new float[300];
        java.util.Arrays.fill(outputs, 0.1f);

        LayerHealth health = LayerHealth.of(new LayerSpec(3, Activation.TANH), outputs, 0, 0, 0);

        assertThat(health.activationDeviation()).isZero();
        assertThat(health.activationMean()).isEqualTo(0.1f);
    }

    /** 1,000 rows in the order of their class: a unit that fires for the second half only is not dead. */
    @Test
    void rowsInTheOrderOfTheirClassAreLookedAtEvenly() {
        float[] x = new float[1_000];
        for (int r = 0; r < 1_000; r++) {
            x[r] = r < 500 ? -1 : 1;
        }
        Split ordered = Split.withoutValidation(new Examples(1_000, 1, 1, x, new float[1_000]));
        TrainingSpec spec = spec(new NetworkSpec(1, List.of(new LayerSpec(1, Activation.RELU))), 1e-20, 1_000, 1);
        List<EpochResult> results = new ArrayList<>();

        new Trainer()
                .resume(
                        spec,
                        ordered,
                        new Checkpoint(0, new float[] {1, 0}, new float[0]),
                        asking(results),
                        () -> false);

        LayerHealth layer = results.get(0).health().get(0);
        assertThat(layer.deadShare()).isZero();
        assertThat(layer.activationMean()).isEqualTo(0.5f);
    }

    @Test
    void askingChangesNoBitAndNotAskingTellsNothing() {
        List<EpochResult> asked = new ArrayList<>();
        List<EpochResult> notAsked = new ArrayList<>();

        new Trainer().train(Trainings.rings(0.9, 5), Trainings.rings(), asking(asked), StopSignal.NEVER);
        new Trainer().train(Trainings.rings(0.9, 5), Trainings.rings(), notAsked::add, StopSignal.NEVER);

        for (int epoch = 0; epoch <= 5; epoch++) {
            assertThat(asked.get(epoch).checkpoint().weights())
                    .isEqualTo(notAsked.get(epoch).checkpoint().weights());
            assertThat(asked.get(epoch).gradientNorm())
                    .isEqualTo(notAsked.get(epoch).gradientNorm());
            assertThat(asked.get(epoch).training())
                    .isEqualTo(notAsked.get(epoch).training());
            assertThat(asked.get(epoch).health()).hasSize(3);
            assertThat(notAsked.get(epoch).health()).isEmpty();
        }
    }

    @Test
    void aResumedTrainingTellsTheSame() {
        List<EpochResult> whole = new ArrayList<>();
        List<EpochResult> rest = new ArrayList<>();
        new Trainer().train(Trainings.rings(0.9, 5), Trainings.rings(), asking(whole), StopSignal.NEVER);

        new Trainer()
                .resume(
                        Trainings.rings(0.9, 5),
                        Trainings.rings(),
                        whole.get(3).checkpoint(),
                        asking(rest),
                        StopSignal.NEVER);

        assertThat(rest.get(0).health()).isEqualTo(whole.get(4).health());
        assertThat(rest.get(1).health()).isEqualTo(whole.get(5).health());
    }

    @Test
    void halfARowIsRefused() {
        assertThatThrownBy(() -> LayerHealth.of(new LayerSpec(3, Activation.TANH), new float[4], 0, 0, 0))
                .hasMessage("4 activations came; 1 row or more of 3 units are needed.");
    }

    private static float saturated(Activation activation, float... outputs) {
        return LayerHealth.of(new LayerSpec(1, activation), outputs, 0, 0, 0).saturatedShare();
    }

    private static EpochListener asking(List<EpochResult> results) {
        return new EpochListener() {
            @Override
            public void epochEnded(EpochResult result) {
                results.add(result);
            }

            @Override
            public boolean wantsHealth(int epoch) {
                return true;
            }
        };
    }

    private static TrainingSpec spec(NetworkSpec network, double rate, int batch, int epochs) {
        return new TrainingSpec(
                network,
                new Initialization.Zeros(),
                Loss.SQUARED_ERROR,
                Score.R_SQUARED,
                new Optimizer.Sgd(0),
                rate,
                batch,
                epochs,
                0);
    }
}
