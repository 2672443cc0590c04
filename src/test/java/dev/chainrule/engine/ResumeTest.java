package dev.chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a training does, it goes on from every one of its epochs with the bits of a training that was never interrupted. */
class ResumeTest {

    private static final int EPOCHS = 8;

    private final Trainer trainer = new Trainer();

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void continuesFromEveryEpochWithTheBitsOfAnUninterruptedTraining(String name, TrainingSpec spec) {
        Split split = Trainings.rings();
        List<EpochResult> epochs = new ArrayList<>();
        TrainingResult result = trainer.train(spec, split, epochs::add, StopSignal.NEVER);

        for (EpochResult from : epochs) {
            List<EpochResult> rest = new ArrayList<>();
            TrainingResult resumed = trainer.resume(spec, split, from.checkpoint(), rest::add, StopSignal.NEVER);

            assertThat(resumed).isEqualTo(result);
            assertThat(rest).hasSize(result.lastEpoch() - from.epoch());
            for (EpochResult epoch : rest) {
                same(epoch, epochs.get(epoch.epoch()));
            }
        }
    }

    private static void same(EpochResult epoch, EpochResult whole) {
        assertThat(epoch.checkpoint().weights()).isEqualTo(whole.checkpoint().weights());
        assertThat(epoch.checkpoint().optimizerState())
                .isEqualTo(whole.checkpoint().optimizerState());
        assertThat(epoch.training()).isEqualTo(whole.training());
        assertThat(epoch.validation()).isEqualTo(whole.validation());
        assertThat(epoch.gradientNorm()).isEqualTo(whole.gradientNorm());
        assertThat(epoch.learningRate()).isEqualTo(whole.learningRate());
        assertThat(epoch.penalty()).isEqualTo(whole.penalty());
    }

    static Stream<Arguments> continuesFromEveryEpochWithTheBitsOfAnUninterruptedTraining() {
        TrainingSpec plain = Trainings.rings(0, EPOCHS);
        Schedule plateau = new Schedule.ReduceOnPlateau(Metric.VALIDATION_LOSS, 0.5, 0, 0.05, 0.01);
        return Stream.of(
                        optimizers(plain),
                        schedules(
                                plain,
                                new Schedule.Linear(0.1),
                                new Schedule.Step(3, 0.5),
                                new Schedule.Exponential(0.8),
                                new Schedule.Cosine(0),
                                Schedule.OneCycle.standard(),
                                plateau,
                                new Schedule.WarmUp(2.5, 0.1, plateau),
                                new Schedule.WarmUp(1, 0, new Schedule.Cosine(0.1))),
                        Stream.of(
                                arguments("dropout", Trainings.withDropout(plain, 0.3)),
                                refined(plain, Refinements.NONE.with(new Penalty(0.001, 0.01))),
                                refined(plain, Refinements.NONE.with(new GradientClipping.ByNorm(0.2))),
                                refined(plain, Refinements.NONE.with(new GradientClipping.ByValue(0.02))),
                                refined(plain, Refinements.NONE.with(patience(3, 0))),
                                refined(plain, Refinements.NONE.with(patience(2, 0.05))),
                                arguments("all at once", allAtOnce(plain, plateau))))
                .flatMap(arguments -> arguments);
    }

    private static TrainingSpec allAtOnce(TrainingSpec plain, Schedule plateau) {
        return Trainings.withDropout(plain, 0.2)
                .with(new Optimizer.RmsProp(0.9, 1e-8, 0.5, true, 0.01))
                .with(Refinements.NONE
                        .with(new Schedule.WarmUp(1, 0.1, plateau))
                        .with(new GradientClipping.ByNorm(1))
                        .with(new Penalty(0.001, 0.001))
                        .with(patience(4, 0.02))
                        .withInitialBias(0.1));
    }

    private static EarlyStopping patience(int epochs, double minimumChange) {
        return new EarlyStopping.Patience(Metric.VALIDATION_LOSS, epochs, minimumChange);
    }

    private static Stream<Arguments> optimizers(TrainingSpec plain) {
        return Stream.of(
                        Optimizer.sgd(),
                        new Optimizer.Sgd(0, false, 0.1),
                        Optimizer.momentum(),
                        Optimizer.nesterov(),
                        Optimizer.adagrad(),
                        new Optimizer.Adagrad(0.1, 0.5, 1e-8, 0.01),
                        Optimizer.rmsProp(),
                        new Optimizer.RmsProp(0.9, 1e-6, 0.9, true, 0),
                        new Optimizer.RmsProp(0.9, 1e-6, 0.9, false, 0),
                        new Optimizer.RmsProp(0.9, 1e-6, 0, true, 0),
                        Optimizer.adam(),
                        new Optimizer.Adam(0.8, 0.9, 1e-6, 0.1),
                        Optimizer.adamW())
                .map(optimizer -> arguments(optimizer.toString(), plain.with(optimizer)));
    }

    private static Stream<Arguments> schedules(TrainingSpec plain, Schedule... schedules) {
        return Stream.of(schedules).map(schedule -> refined(plain, Refinements.NONE.with(schedule)));
    }

    private static Arguments refined(TrainingSpec plain, Refinements refinements) {
        return arguments(refinements.toString(), plain.with(refinements));
    }
}
