package dev.chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SteppedTrainingTest {

    private static List<Optimizer> optimizers() {
        return List.of(new Optimizer.Sgd(0.9), Optimizer.adam(), Optimizer.rmsProp());
    }

    /** With full batches the loss before an update is the one that the epoch before ended with. */
    @ParameterizedTest
    @MethodSource("optimizers")
    void atTheSpecsRateItIsTheTraining(Optimizer optimizer) {
        Examples rows = Trainings.rings().training();
        TrainingSpec rings = Trainings.rings(0, 20).with(optimizer);
        TrainingSpec spec = new TrainingSpec(
                rings.network(),
                rings.initialization(),
                rings.loss(),
                rings.score(),
                optimizer,
                0.01,
                rows.rows(),
                20,
                4);
        List<Double> expected = new ArrayList<>();
        new Trainer()
                .train(
                        spec,
                        Split.withoutValidation(rows),
                        result -> expected.add(result.training().loss()),
                        StopSignal.NEVER);

        SteppedTraining training = new SteppedTraining(spec, rows);

        for (double loss : expected) {
            assertThat(training.update(0.01)).isEqualTo(loss);
        }
    }

    @Test
    void whatCannotBeTrainedIsRefused() {
        assertThatThrownBy(() -> new SteppedTraining(
                        Trainings.xor(0, 1), Trainings.rings().training()))
                .hasMessageContaining("3 features and the network 2 inputs");
    }

    /** From 1 the weight goes to −2e38, whose output is beyond a float. */
    @Test
    void anUpdateThatOverflowsIsInfinitelyBad() {
        TrainingSpec spec = new TrainingSpec(
                new NetworkSpec(1, List.of(new LayerSpec(1, Activation.IDENTITY))),
                new Initialization.Constant(1),
                Loss.SQUARED_ERROR,
                Score.R_SQUARED,
                new Optimizer.Sgd(0),
                1,
                1,
                1,
                0);

        SteppedTraining training = new SteppedTraining(spec, new Examples(1, 1, 1, new float[] {10}, new float[1]));

        assertThat(training.update(1e36)).isEqualTo(100);
        assertThat(training.update(1e36)).isInfinite();
    }
}
