package dev.chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelTest {

    @Test
    void itsLossIsTheOneThatTrainingReports() {
        TrainingSpec spec = Trainings.rings(0.9, 3);
        List<EpochResult> results = new ArrayList<>();
        new Trainer().train(spec, Trainings.rings(), results::add, StopSignal.NEVER);
        Model model = new Model(spec.network(), spec.loss());

        for (EpochResult result : results) {
            model.with(result.checkpoint().weights());
            assertThat(model.loss(Trainings.rings().training()))
                    .isEqualTo(result.training().loss());
            assertThat(model.weights()).isEqualTo(result.checkpoint().weights());
        }
    }

    /** One full-batch update at rate 1 from weights of 0 leaves −gradient. */
    @Test
    void itsGradientIsTheOneThatAFullBatchFollows() {
        TrainingSpec xor = new TrainingSpec(
                Trainings.xor(0, 1).network(),
                new Initialization.Constant(0.5),
                Loss.SIGMOID_CROSS_ENTROPY,
                Score.ACCURACY,
                new Optimizer.Sgd(0),
                1,
                4,
                1,
                0);
        List<EpochResult> results = new ArrayList<>();
        new Trainer().train(xor, Trainings.XOR, results::add, StopSignal.NEVER);
        float[] before = results.get(0).checkpoint().weights();
        float[] after = results.get(1).checkpoint().weights();

        double[] gradient = new Model(xor.network(), xor.loss()).with(before).gradient(Trainings.XOR.training());

        for (int i = 0; i < gradient.length; i++) {
            assertThat((float) (before[i] - gradient[i])).isEqualTo(after[i]);
        }
    }

    /** 300 rows are the same 100 three times over, so loss and gradient are those of the 100; float32 sums differ by 1e-6 of the largest. */
    @Test
    void moreRowsThanFitAtOnceAreWeighedByTheirNumber() {
        Examples once = Trainings.rings().training();
        float[] x = new float[3 * once.x().length];
        float[] y = new float[3 * once.y().length];
        for (int copy = 0; copy < 3; copy++) {
            System.arraycopy(once.x(), 0, x, copy * once.x().length, once.x().length);
            System.arraycopy(once.y(), 0, y, copy * once.y().length, once.y().length);
        }
        Examples thrice = new Examples(300, 3, 2, x, y);
        TrainingSpec spec = Trainings.rings(0, 1);
        Model model = new Model(spec.network(), spec.loss())
                .with(InitialWeights.draw(spec.network(), spec.initialization(), 3));

        double[] gradient = model.gradient(thrice);

        assertThat(model.loss(thrice)).isCloseTo(model.loss(once), within(1e-12));
        double largest = Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
        assertThat(gradient).containsExactly(model.gradient(once), within(2e-6 * largest));
        assertThat(model.outputs(thrice)).endsWith(model.outputs(once));
        assertThat(model.activations(thrice).get(2)).isEqualTo(model.outputs(thrice));
        assertThat(model.activations(thrice).get(0)).hasSize(300 * 13);
    }

    @Test
    void whatDoesNotFitIsRefusedWithBothSides() {
        Model model = new Model(Trainings.xor(0, 1).network(), Loss.SQUARED_ERROR);

        assertThatThrownBy(() -> model.with(new float[3]))
                .hasMessage("The weights: 3 values came; the network needs 33.");
        assertThatThrownBy(() -> model.loss(new Examples(2, 3, 1, new float[6], new float[2])))
                .hasMessage(
                        "2 rows of 3 features and 1 targets came; the network has 2 inputs and 1 outputs, and needs 1 row or more.");
    }
}
