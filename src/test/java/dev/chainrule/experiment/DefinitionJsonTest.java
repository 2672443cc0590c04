package dev.chainrule.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainrule.Drafts;
import dev.chainrule.dataset.Datasets;
import dev.chainrule.engine.Activation;
import dev.chainrule.engine.EarlyStopping;
import dev.chainrule.engine.GradientClipping;
import dev.chainrule.engine.Metric;
import dev.chainrule.engine.Optimizer;
import dev.chainrule.engine.Penalty;
import dev.chainrule.engine.Refinements;
import dev.chainrule.engine.Schedule;
import dev.chainrule.engine.TrainingSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class DefinitionJsonTest {

    /** As version 1 stored it, before there was anything but SGD. */
    private static final String OLD_RUN = """
            {"dataset":{"kind":"moons","noise":0.2,"rows":300,"seed":0},"scaling":"standard","validationShare":0.2,
             "network":{"hidden":[16,16],"activation":"tanh","output":"auto"},
             "training":{"loss":"cross_entropy","optimizer":{"kind":"sgd","momentum":0.9},"batchSize":16,"epochs":80},
             "learningRate":0.1,"initialization":"he_normal","seed":3}""";

    private final DefinitionJson json = new DefinitionJson(new JsonMapper());
    private final Definitions definitions = new Definitions(new Datasets());

    @Test
    void aRunStoredBeforeThereWereRefinementsIsTrainedAsItWas() {
        TrainingSpec spec = json.readRun(OLD_RUN).trainingSpec(2, 2);

        assertThat(spec.optimizer()).isEqualTo(new Optimizer.Sgd(0.9));
        assertThat(spec.refinements()).isEqualTo(Refinements.NONE);
        assertThat(spec.network().layers())
                .allSatisfy(layer -> assertThat(layer.dropout()).isZero());
    }

    @Test
    void eachLayerMayHaveAnActivationOfItsOwn() {
        NetworkDefinition own =
                new NetworkDefinition(List.of(4, 3), List.of(Activation.TANH, Activation.RELU), OutputChoice.AUTO);
        NetworkDefinition alike =
                new NetworkDefinition(List.of(4, 3), List.of(Activation.TANH, Activation.TANH), OutputChoice.AUTO);

        assertThat(own.activation(0)).isEqualTo(Activation.TANH);
        assertThat(own.activation(1)).isEqualTo(Activation.RELU);
        assertThat(NetworkWords.activations(own)).isEqualTo("tanh, ReLU");
        assertThat(alike.activations()).containsExactly(Activation.TANH);
    }

    @Test
    void whatIsOffIsLeftOut() {
        String written = json.write(json.readRun(OLD_RUN)).toString();

        assertThat(written)
                .contains(
                        "\"training\":{\"loss\":\"cross_entropy\",\"optimizer\":{\"kind\":\"sgd\",\"momentum\":0.9,\"weightDecay\":0},\"batchSize\":16,\"epochs\":80}");
    }

    static Stream<Draft.Training> kinds() {
        Stream<Draft.Training> one = Stream.of(Aspect.values())
                .flatMap(aspect -> aspect.kinds().stream()
                        .map(kind -> new Draft.Training(
                                "mse",
                                8L,
                                10L,
                                Map.of(aspect, new Draft.Part(kind.id(), Map.of(), Map.of())),
                                Map.of())));
        Draft.Training all = new Draft.Training(
                "huber",
                8L,
                10L,
                Map.of(
                        Aspect.OPTIMIZER, new Draft.Part("adamw", Map.of(), Map.of("beta1", 0.85, "epsilon", 1e-12)),
                        Aspect.SCHEDULE,
                                new Draft.Part(
                                        "reduce_on_plateau",
                                        Map.of("metric", "training_score"),
                                        Map.of("patience", 0.0, "warmUp", 2.5)),
                        Aspect.CLIPPING, new Draft.Part("norm", Map.of(), Map.of("max", 0.1)),
                        Aspect.EARLY_STOPPING,
                                new Draft.Part(
                                        "patience", Map.of("metric", "validation_score"), Map.of("patience", 3.0))),
                Map.of("l1", 1e-6, "l2", 0.125, "dropout", 0.25, "initialBias", -0.5));
        return Stream.concat(one, Stream.of(all));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatIsWrittenReadsBackAsTheSame(Draft.Training training) {
        Draft moons = Drafts.moons(10, List.of(.1), List.of("orthogonal:1.414"), List.of(0L));
        ExperimentDefinition definition =
                definitions.check(new Draft(moons.data(), moons.network(), training, moons.axes()), new Problems());

        assertThat(json.readExperiment(json.write(definition).toString())).isEqualTo(definition);
        RunDefinition run = definition.runs().get(0);
        assertThat(json.readRun(json.write(run).toString())).isEqualTo(run);
        assertThat(run.trainingSpec(2, 2)).isNotNull();
    }

    @Test
    void everySettingReachesTheEngine() {
        Draft moons = Drafts.moons(10, List.of(.1), List.of("zeros"), List.of(0L));
        Draft.Training all = kinds().reduce((first, last) -> last).orElseThrow();
        TrainingSpec spec = definitions
                .check(new Draft(moons.data(), moons.network(), all, moons.axes()), new Problems())
                .anyRun()
                .trainingSpec(2, 2);

        assertThat(spec.optimizer()).isEqualTo(new Optimizer.AdamW(0.85, 0.999, 1e-12, 0.01));
        assertThat(spec.refinements())
                .isEqualTo(new Refinements(
                        -0.5,
                        new Schedule.WarmUp(
                                2.5, 0, new Schedule.ReduceOnPlateau(Metric.TRAINING_SCORE, 0.1, 0, 1e-4, 0)),
                        new GradientClipping.ByNorm(0.1),
                        new Penalty(1e-6, 0.125),
                        new EarlyStopping.Patience(Metric.VALIDATION_SCORE, 3, 0)));
        assertThat(spec.network().layers().stream().map(layer -> layer.dropout()))
                .containsExactly(0.25, 0.0);
    }

    @Test
    void standardsAreThoseOfTheEngine() {
        Map<String, Optimizer> standards = Map.of(
                "sgd", Optimizer.sgd(),
                "nesterov", Optimizer.nesterov(),
                "adagrad", Optimizer.adagrad(),
                "rmsprop", Optimizer.rmsProp(),
                "adam", Optimizer.adam(),
                "adamw", Optimizer.adamW());

        standards.forEach((id, optimizer) -> assertThat(
                        OptimizerKinds.optimizer(Aspect.OPTIMIZER.known(id).with(Map.of(), Map.of())))
                .isEqualTo(optimizer));
        assertThat(ScheduleKinds.schedule(Aspect.SCHEDULE.known("one_cycle").with(Map.of(), Map.of())))
                .isEqualTo(Schedule.OneCycle.standard());
        assertThat(ScheduleKinds.schedule(
                        Aspect.SCHEDULE.known("reduce_on_plateau").with(Map.of(), Map.of())))
                .isEqualTo(Schedule.ReduceOnPlateau.standard(Metric.VALIDATION_LOSS));
    }
}
