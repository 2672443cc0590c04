package dev.chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainerTest {

    private final Trainer trainer = new Trainer();
    private final List<EpochResult> epochs = new ArrayList<>();

    @Test
    void followsTheGradientOfASingleWeightByHand() {
        // one row x = 2, y = 5; w = b = 0: output 0, loss 25, dL/dw = 2·(0 − 5)·2 = −20, dL/db = −10; lr 0.1: w = 2, b
        // = 1
        Examples row = new Examples(1, 1, 1, new float[] {2}, new float[] {5});
        TrainingSpec spec = new TrainingSpec(
                new NetworkSpec(1, List.of(new LayerSpec(1, Activation.IDENTITY))),
                new Initialization.Zeros(),
                Loss.SQUARED_ERROR,
                Score.R_SQUARED,
                new Optimizer.Sgd(0),
                0.1,
                1,
                1,
                0);

        TrainingResult result = trainer.train(spec, Split.withoutValidation(row), epochs::add, StopSignal.NEVER);

        assertThat(result).isEqualTo(new TrainingResult.Finished(1));
        assertThat(epochs).hasSize(2);
        assertThat(epochs.get(0).training().loss()).isEqualTo(25);
        assertThat(epochs.get(0).gradientNorm()).isEmpty();
        assertThat(epochs.get(1).checkpoint().weights()).containsExactly(2f, 1f);
        assertThat(epochs.get(1).training()).isEqualTo(new Evaluation(0, 1)); // 2·2 + 1 = 5
        assertThat(epochs.get(1).gradientNorm().getAsDouble()).isCloseTo(Math.sqrt(500), within(1e-12));
        assertThat(epochs.get(1).validation()).isEmpty();
    }

    @Test
    void learnsXor() {
        TrainingSpec spec = Trainings.xor(0.9, 200);

        trainer.train(spec, Trainings.XOR, epochs::add, StopSignal.NEVER);

        assertThat(epochs.get(0).training().loss()).isGreaterThan(0.5);
        assertThat(epochs.get(200).training().loss()).isLessThan(0.05);
        assertThat(epochs.get(200).training().score()).isEqualTo(1);
    }

    @Test
    void asksTheStopSignalBeforeEveryUpdateAndGivesUpTheEpochUnderWay() {
        // 100 training rows in batches of 16: 7 updates an epoch; the 17th question falls into epoch 3
        int[] asked = {0};

        TrainingResult result =
                trainer.train(Trainings.rings(0, 8), Trainings.rings(), epochs::add, () -> ++asked[0] == 17);

        assertThat(result).isEqualTo(new TrainingResult.Stopped(2));
        assertThat(asked[0]).isEqualTo(17);
        assertThat(epochs).extracting(EpochResult::epoch).containsExactly(0, 1, 2);
    }

    @Test
    void evaluatesNothingAfterTheListenerThrew() {
        IllegalStateException full = new IllegalStateException("the disk is full");

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> trainer.train(
                        Trainings.rings(0, 8),
                        Trainings.rings(),
                        epoch -> {
                            epochs.add(epoch);
                            throw full;
                        },
                        StopSignal.NEVER))
                .isSameAs(full);

        assertThat(epochs).hasSize(1);
    }

    @Test
    void givesTheSameBitsTwiceAndOthersForAnotherSeed() {
        TrainingSpec spec = Trainings.rings(0.9, 3);

        trainer.train(spec, Trainings.rings(), epochs::add, StopSignal.NEVER);
        trainer.train(spec, Trainings.rings(), epochs::add, StopSignal.NEVER);
        trainer.train(Trainings.withSeed(spec, 1), Trainings.rings(), epochs::add, StopSignal.NEVER);

        float[] first = epochs.get(3).checkpoint().weights();
        assertThat(epochs.get(7).checkpoint().weights()).isEqualTo(first);
        assertThat(epochs.get(11).checkpoint().weights()).isNotEqualTo(first);
    }
}
