package dev.chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {

    private final List<EpochResult> epochs = new ArrayList<>();

    @Test
    void endsATrainingThatOverfitsAndKeepsTheWeightsOfItsBestEpoch() {
        TrainingSpec spec = watching(Metric.VALIDATION_LOSS, 10, 0, 2_000);

        TrainingResult result = train(spec);

        EpochResult best = epochs.stream()
                .min(Comparator.comparing(EarlyStoppingTest::loss))
                .orElseThrow();
        assertThat(result).isEqualTo(new TrainingResult.StoppedEarly(best.epoch() + 10, best.epoch()));
        assertThat(epochs).hasSize(best.epoch() + 11);
        assertThat(best.epoch()).isPositive();
        Best kept = last().checkpoint().best(spec).orElseThrow();
        assertThat(kept.epoch()).isEqualTo(best.epoch());
        assertThat(kept.value()).isEqualTo(loss(best));
        assertThat(kept.weights()).isEqualTo(best.checkpoint().weights());
    }

    @Test
    void knowsTheBestEpochAlsoOfATrainingThatRanToItsEnd() {
        TrainingSpec spec = watching(Metric.TRAINING_LOSS, 100, 0, 5);

        TrainingResult result = train(spec);

        assertThat(result).isEqualTo(new TrainingResult.Finished(5));
        assertThat(last().checkpoint().best(spec).orElseThrow().weights())
                .isEqualTo(last().checkpoint().weights()); // the training loss falls in every one of these epochs
    }

    @Test
    void countsOnlyWhatIsBetterByTheMinimumChange() {
        // no loss can fall by 10: epoch 0 stays the best, and patience of 3 is out after epoch 3
        TrainingResult result = train(watching(Metric.TRAINING_LOSS, 3, 10, 50));

        assertThat(result).isEqualTo(new TrainingResult.StoppedEarly(3, 0));
    }

    @Test
    void saysTheSameWhenItGoesOnAfterItsLastEpoch() {
        TrainingSpec spec = watching(Metric.TRAINING_LOSS, 3, 10, 50);
        TrainingResult result = train(spec);
        int reported = epochs.size();

        TrainingResult again =
                new Trainer().resume(spec, Trainings.rings(), last().checkpoint(), epochs::add, StopSignal.NEVER);

        assertThat(again).isEqualTo(result);
        assertThat(epochs).hasSize(reported);
    }

    @Test
    void hasNoBestEpochWhereNobodyWatches() {
        TrainingSpec spec = Trainings.rings(0.9, 1);
        train(spec);

        assertThat(last().checkpoint().best(spec)).isEmpty();
    }

    @Test
    void refusesWhatNobodyCouldWait() {
        assertThatThrownBy(() -> new EarlyStopping.Patience(Metric.TRAINING_LOSS, 0, 0))
                .hasMessage("A patience of 0 epochs would end a training before it can become better. Use 1 or more.");
        assertThatThrownBy(() -> new EarlyStopping.Patience(Metric.TRAINING_LOSS, 1, Double.NaN))
                .hasMessage("A minimum change of NaN is out of range. Use 0 or more.");
    }

    private TrainingResult train(TrainingSpec spec) {
        return new Trainer().train(spec, Trainings.rings(), epochs::add, StopSignal.NEVER);
    }

    private EpochResult last() {
        return epochs.get(epochs.size() - 1);
    }

    private static double loss(EpochResult epoch) {
        return epoch.validation().orElseThrow().loss();
    }

    private static TrainingSpec watching(Metric metric, int patience, double minimumChange, int epochs) {
        return Trainings.rings(0.9, epochs)
                .with(Refinements.NONE.with(new EarlyStopping.Patience(metric, patience, minimumChange)));
    }
}
