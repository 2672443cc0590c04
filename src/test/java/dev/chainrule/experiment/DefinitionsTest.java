package dev.chainrule.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.chainrule.dataset.Datasets;
import dev.chainrule.dataset.Scaling;
import dev.chainrule.experiment.Problems.Problem;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DefinitionsTest {

    private static final Datasets DATASETS = new Datasets();

    private final Definitions definitions = new Definitions(DATASETS);

    /** Two moons of 300 rows, 240 of them to train on, 2-16-16-1 tanh, one run. */
    private record Try(
            String kind,
            double share,
            List<Long> hidden,
            String output,
            String loss,
            double momentum,
            long batch,
            long epochs,
            List<Double> rates,
            List<String> initializations,
            List<Long> seeds) {

        static final Try GOOD = new Try(
                "moons",
                .2,
                List.of(16L, 16L),
                "auto",
                "cross_entropy",
                0,
                240,
                20_000,
                List.of(.1),
                List.of("zeros"),
                List.of(0L));

        Try data(String other, double validation) {
            return new Try(
                    other, validation, hidden, output, loss, momentum, batch, epochs, rates, initializations, seeds);
        }

        Try network(List<Long> units, String last, String by) {
            return new Try(kind, share, units, last, by, momentum, batch, epochs, rates, initializations, seeds);
        }

        Try training(double with, long rows, long times) {
            return new Try(kind, share, hidden, output, loss, with, rows, times, rates, initializations, seeds);
        }

        Try sweep(List<Double> lrs, List<String> starts, List<Long> seed) {
            return new Try(kind, share, hidden, output, loss, momentum, batch, epochs, lrs, starts, seed);
        }

        Draft draft() {
            return new Draft(
                    kind,
                    Map.of(),
                    0L,
                    null,
                    share,
                    hidden,
                    "tanh",
                    output,
                    loss,
                    "sgd",
                    momentum,
                    batch,
                    epochs,
                    rates,
                    initializations,
                    seeds);
        }
    }

    static Stream<Arguments> refused() {
        Try good = Try.GOOD;
        List<Double> rate = List.of(.1);
        List<String> zeros = List.of("zeros");
        List<Long> seed = List.of(0L);
        List<Long> layers = List.of(16L, 16L);
        return Stream.of(
                Arguments.of(
                        good.data("mars", .2), "dataset.kind", "“mars” is not a data set. Use one of moons, circles"),
                Arguments.of(
                        good.data("moons", 1),
                        "validationShare",
                        "1.0 is out of range. Use 0 (no validation) to less than 1"),
                Arguments.of(good.data("moons", -.1), "validationShare", "-0.1 is out of range."),
                Arguments.of(good.data("moons", Double.NaN), "validationShare", "NaN is out of range."),
                Arguments.of(good.data("moons", .999), "validationShare", "leaves 0 of 300 rows to train on"),
                Arguments.of(
                        good.data("moons", .5),
                        "training.batchSize",
                        "240 is more than the 150 training rows. Use 1 to 150."),
                Arguments.of(
                        good.data("plane", .2),
                        "training.loss",
                        "Cross-entropy needs classes, but Plane has values as its target."),
                Arguments.of(
                        good.network(layers, "tanh", "cross_entropy"),
                        "network.output",
                        "does not fit the output tanh."),
                Arguments.of(
                        good.network(layers, "auto", "log"),
                        "training.loss",
                        "Use one of cross_entropy, mse, mae, huber, hinge."),
                Arguments.of(
                        good.network(List.of(0L), "auto", "mse"),
                        "network.hidden",
                        "A layer of 0 units is out of range. Use 1 to 10,000."),
                Arguments.of(
                        good.network(List.of(10_001L), "auto", "mse"),
                        "network.hidden",
                        "A layer of 10,001 units is out of range."),
                Arguments.of(
                        good.network(List.of(Long.MAX_VALUE), "auto", "mse"), "network.hidden", "is out of range."),
                Arguments.of(
                        good.network(Collections.nCopies(10_000, 1L), "auto", "mse"),
                        "network.hidden",
                        "10,000 hidden layers are too many. Use up to 100."),
                // 3·10,000 + 99·10,001·10,000 + 10,001
                Arguments.of(
                        good.network(Collections.nCopies(100, 10_000L), "auto", "mse"),
                        "network.hidden",
                        "9,901,030,001 weights and biases. Use layers with up to 5,000,000 in all."),
                // 50 · 10,001 hidden units and one output, times 240 rows
                Arguments.of(
                        good.network(
                                Stream.generate(() -> List.of(10_000L, 1L))
                                        .limit(50)
                                        .flatMap(List::stream)
                                        .toList(),
                                "auto",
                                "mse"),
                        "training.batchSize",
                        "A batch of 240 rows through 500,051 units needs room for 120,012,240 outputs at once; the engine takes 100,000,000."),
                // 4 · 2,000³
                Arguments.of(
                        good.network(List.of(2_000L, 2_000L), "auto", "mse").sweep(rate, List.of("orthogonal"), seed),
                        "sweep.initializations",
                        "An orthogonal start of a layer of 2,000 × 2,000 takes 32,000,000,000 multiplications; the engine takes 20,000,000,000."),
                Arguments.of(
                        good.training(1, 16, 80),
                        "training.optimizer.momentum",
                        "1 is out of range. Use 0 to less than 1."),
                Arguments.of(good.training(0, 0, 80), "training.batchSize", "0 is out of range."),
                Arguments.of(
                        good.training(0, 241, 80),
                        "training.batchSize",
                        "241 is more than the 240 training rows. Use 1 to 240."),
                Arguments.of(
                        good.training(0, 16, 20_001), "training.epochs", "20,001 is out of range. Use 1 to 20,000."),
                Arguments.of(good.training(0, 16, 1L << 31), "training.epochs", "2,147,483,648 is out of range."),
                Arguments.of(good.sweep(List.of(), zeros, seed), "sweep.learningRates", "No learning rate is given."),
                Arguments.of(
                        good.sweep(List.of(.1, 1., .1), zeros, seed), "sweep.learningRates", "0.1 is listed twice."),
                Arguments.of(good.sweep(List.of(-.0), zeros, seed), "sweep.learningRates", "0 is out of range."),
                Arguments.of(good.sweep(List.of(-1.), zeros, seed), "sweep.learningRates", "-1 is out of range."),
                Arguments.of(
                        good.sweep(List.of(1e-10), zeros, seed),
                        "sweep.learningRates",
                        "1e-10 is out of range. Use 0.000000001 to 1,000,000."),
                Arguments.of(
                        good.sweep(List.of(1e308), zeros, seed),
                        "sweep.learningRates",
                        "1e308 is out of range. Use 0.000000001 to 1,000,000."),
                Arguments.of(
                        good.sweep(rate, List.of("normal:1", "normal:1.0"), seed),
                        "sweep.initializations",
                        "normal:1 is listed twice."),
                Arguments.of(
                        good.sweep(rate, List.of("glorot"), seed),
                        "sweep.initializations",
                        "“glorot” is not an initialization. Use one of zeros, constant:c"),
                Arguments.of(good.sweep(rate, zeros, List.of(7L, 7L)), "sweep.seeds", "7 is listed twice."),
                // 10⁴ · 10⁴ · 10⁴ = 10¹²
                Arguments.of(
                        good.sweep(
                                LongStream.rangeClosed(1, 10_000)
                                        .mapToObj(i -> i / 1e4)
                                        .toList(),
                                LongStream.rangeClosed(1, 10_000)
                                        .mapToObj(i -> "normal:" + i)
                                        .toList(),
                                LongStream.rangeClosed(1, 10_000).boxed().toList()),
                        "sweep.learningRates",
                        "10,000 learning rates × 10,000 initializations × 10,000 seeds are 1,000,000,000,000 runs. Use up to 2,000."));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void namesTheFieldAndSaysWhatWouldBeRight(Try draft, String field, String message) {
        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> definitions.check(draft.draft(), new Problems()))
                .extracting(InvalidDefinitionException::problems)
                .satisfies(problems -> assertThat(problems)
                        .singleElement(type(Problem.class))
                        .satisfies(problem -> {
                            assertThat(problem.field()).isEqualTo(field);
                            assertThat(problem.message()).contains(message);
                        }));
    }

    @Test
    void tellsOfEverythingAtOnce() {
        Draft draft = new Draft(
                "moons",
                Map.of("rows", 3.0, "size", 1.0),
                null,
                "huge",
                2.0,
                List.of(0L),
                "swish",
                "auto",
                "log",
                "lion",
                0.0,
                0L,
                0L,
                List.of(),
                List.of("x"),
                List.of());

        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> definitions.check(draft, new Problems()))
                .satisfies(refused -> assertThat(
                                refused.problems().stream().map(Problem::field).toList())
                        .containsExactlyInAnyOrder(
                                "dataset.rows",
                                "dataset.size",
                                "scaling",
                                "validationShare",
                                "network.hidden",
                                "network.activation",
                                "training.loss",
                                "training.optimizer.kind",
                                "training.batchSize",
                                "training.epochs",
                                "sweep.learningRates",
                                "sweep.initializations",
                                "sweep.seeds"));
    }

    @Test
    void fillsInEveryDefault() {
        ExperimentDefinition definition = definitions.check(Try.GOOD.draft(), new Problems());

        assertThat(definition.dataset().options()).containsEntry("rows", 300.0).containsEntry("noise", 0.2);
        assertThat(definition.scaling()).isEqualTo(Scaling.STANDARD);
        assertThat(definition.runs()).hasSize(1);
    }

    @Test
    void acceptsThatNothingIsHeldBack() {
        ExperimentDefinition definition = definitions.check(
                Try.GOOD.data("moons", 0).training(0.9, 300, 1).draft(), new Problems());

        assertThat(definition.validationShare()).isZero();
        assertThat(definition.training().batchSize()).isEqualTo(300);
    }

    @Test
    void acceptsANetworkWithoutAHiddenLayerAndValuesWithSquaredError() {
        assertThat(definitions
                        .check(
                                Try.GOOD
                                        .data("plane", .2)
                                        .network(List.of(), "auto", "mse")
                                        .draft(),
                                new Problems())
                        .network()
                        .hidden())
                .isEmpty();
    }

    @Test
    void everyPresetIsAnExperimentThatCanBePerformed() {
        Presets presets = new Presets(definitions, DATASETS);

        for (Presets.Preset preset : presets.all()) {
            Problems problems = new Problems();
            Labels.check(preset.name(), preset.description(), preset.tags(), problems);
            assertThat(problems.list()).as(preset.name()).isEmpty();
            assertThat(presets.definition(preset).sweep().runs())
                    .as(preset.name())
                    .isBetween(1L, 200L);
        }
        DATASETS.kinds()
                .forEach(kind ->
                        assertThat(presets.startingWith(kind).dataset().kind()).isEqualTo(kind.id()));
        assertThat(presets.all().stream().map(Presets.Preset::id).distinct()).hasSameSizeAs(presets.all());
    }

    @Test
    void theWelcomeExperimentIsTheMoonsSweepOfFiveRatesAndSixInitializations() {
        NewExperiment welcome = new Presets(definitions, DATASETS).welcome();

        assertThat(welcome.definition().sweep().runs()).isEqualTo(5 * 6 * 5);
        assertThat(welcome.definition().dataset().kind()).isEqualTo("moons");
        assertThat(welcome.definition().training().epochs()).isEqualTo(80);
    }

    @Test
    void aFormFilledWithADefinitionReadsBackAsTheSame() {
        FormReader reader = new FormReader(DATASETS);
        Presets presets = new Presets(definitions, DATASETS);
        Draft odd = new Draft(
                "blobs",
                Map.of("noise", 1e-5, "classes", 7.0),
                Long.MIN_VALUE,
                "max",
                0.07,
                List.of(),
                "relu",
                "sigmoid",
                "mse",
                "sgd",
                0.95,
                3L,
                1L,
                List.of(1e-9, 0.1, 1e6),
                List.of("uniform:-0.1:0.1", "zeros", "normal:0.05"),
                List.of(Long.MAX_VALUE, -1L));
        Draft refined = new Draft(
                odd.data(),
                odd.network(),
                new Draft.Training(
                        "mae",
                        3L,
                        9L,
                        Map.of(
                                Aspect.OPTIMIZER, new Draft.Part("adamw", Map.of(), Map.of("epsilon", 1e-12)),
                                Aspect.SCHEDULE,
                                        new Draft.Part(
                                                "reduce_on_plateau",
                                                Map.of("metric", "training_score"),
                                                Map.of("warmUp", 1.5)),
                                Aspect.EARLY_STOPPING, new Draft.Part("patience", Map.of(), Map.of("patience", 3.0))),
                        Map.of("l1", 1e-6, "initialBias", -0.5)),
                new Draft.Axes(
                        List.of(0.1),
                        List.of("zeros"),
                        List.of(0L),
                        Map.of(
                                "training.schedule.factor",
                                List.of(0.1, 0.5),
                                "dataset.noise",
                                List.of(0.0, 1e-5, 10.0))));
        Stream.concat(
                        presets.all().stream().map(presets::definition),
                        Stream.of(definitions.check(odd, new Problems()), definitions.check(refined, new Problems())))
                .forEach(definition -> {
                    ExperimentForm form = ExperimentForm.of("Name", "", Set.of(), definition);
                    Problems problems = new Problems();
                    ExperimentDefinition again = definitions.check(reader.draft(form, problems), problems);

                    // ticked initializations come before written ones
                    assertThat(again.sweep().initializations())
                            .containsExactlyInAnyOrderElementsOf(
                                    definition.sweep().initializations());
                    assertThat(again)
                            .usingRecursiveComparison()
                            .ignoringFields("sweep.initializations")
                            .isEqualTo(definition);
                });
    }
}
