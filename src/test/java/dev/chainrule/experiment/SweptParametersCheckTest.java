package dev.chainrule.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.chainrule.Drafts;
import dev.chainrule.dataset.Datasets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two moons of 60 rows, 45 of them to train on with batches of 8, momentum 0.9, ten epochs. */
class SweptParametersCheckTest {

    private final Definitions definitions = new Definitions(new Datasets());

    private static Draft moons(Map<String, List<Double>> parameters) {
        return Drafts.varying(Drafts.moons(10, List.of(.01, .1), List.of("zeros"), List.of(5L, 6L)), parameters);
    }

    @Test
    void everyCombinationIsARunInRoundsOfSeeds() {
        Map<String, List<Double>> parameters = new LinkedHashMap<>();
        parameters.put("training.batchSize", List.of(8.0, 16.0));
        parameters.put("training.optimizer.momentum", List.of(0.0, 0.5, 0.9));

        ExperimentDefinition definition = definitions.check(moons(parameters), new Problems());

        // 2 seeds × 2 × 3 settings × 1 initialization × 2 learning rates
        assertThat(definition.sweep().runs()).isEqualTo(24);
        assertThat(definition.runs().stream()
                        .map(run -> "%d: %d %s %s"
                                .formatted(
                                        run.seed(),
                                        run.training().batchSize(),
                                        run.training().chosen(Aspect.OPTIMIZER).number("momentum"),
                                        run.learningRate())))
                .startsWith(
                        "5: 8 0.0 0.01",
                        "5: 8 0.0 0.1",
                        "5: 8 0.5 0.01",
                        "5: 8 0.5 0.1",
                        "5: 8 0.9 0.01",
                        "5: 8 0.9 0.1",
                        "5: 16 0.0 0.01")
                .endsWith("6: 16 0.9 0.1")
                .hasSize(24);
    }

    @Test
    void theSettingOfARunIsToldByItsPlace() {
        Map<String, List<Double>> parameters = new LinkedHashMap<>();
        parameters.put("validationShare", List.of(0.1, 0.2));
        parameters.put("training.epochs", List.of(1.0, 2.0, 3.0));
        ExperimentDefinition definition = definitions.check(moons(parameters), new Problems());
        List<RunDefinition> runs = definition.runs();

        for (int ordinal = 0; ordinal < runs.size(); ordinal++) {
            Map<String, Double> values =
                    definition.sweep().combination(definition.sweep().combinationOf(ordinal));
            assertThat(values)
                    .containsEntry("validationShare", runs.get(ordinal).validationShare())
                    .containsEntry("training.epochs", (double)
                            runs.get(ordinal).training().epochs());
        }
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        "training.optimizer.momentum", List.of(0.5, 1.0), "1 is out of range. Use 0 to less than 1."),
                Arguments.of(
                        "training.optimizer.momentum", List.of(0.5, 0.5), "0.5 is listed twice. List each value once."),
                Arguments.of("training.optimizer.momentum", List.of(0.0, -0.0), "0 is listed twice."),
                Arguments.of("training.optimizer.momentum", List.of(), "No value is given. Give at least one."),
                Arguments.of("training.optimizer.momentum", List.of(Double.NaN), "NaN is out of range."),
                Arguments.of(
                        "training.optimizer.beta1",
                        List.of(0.5),
                        "This experiment has no number “training.optimizer.beta1” to vary. Use one of dataset.rows, dataset.noise, validationShare, training.batchSize, training.epochs, training.optimizer.momentum"),
                Arguments.of("training.schedule.endShare", List.of(0.5), "has no number “training.schedule.endShare”"),
                Arguments.of(
                        "learningRate",
                        List.of(0.5),
                        "has an axis of its own. List its values in sweep.learningRates."),
                Arguments.of("training.epochs", List.of(1.5), "1.5 is not a whole number. Use 1 to 20,000."),
                Arguments.of("training.epochs", List.of(20_001.0), "20,001 is out of range. Use 1 to 20,000."),
                Arguments.of(
                        "training.batchSize", List.of(8.0, 46.0), "46 is more than the 45 training rows. Use 1 to 45."),
                Arguments.of(
                        "dataset.rows",
                        List.of(60.0, 10.0),
                        "With dataset.rows 10: 8 is more than the 7 training rows."),
                Arguments.of("dataset.rows", List.of(5.0), "5 is out of range."),
                Arguments.of("dataset.noise", List.of(0.0, 11.0), "11 is out of range. Use 0 to 10."),
                Arguments.of("validationShare", List.of(0.999), "leaves 0 of 60 rows to train on"),
                Arguments.of("training.dropout", List.of(0.0, 1.0), "1 is out of range. Use 0 to 0.999."),
                Arguments.of("", List.of(1.0), "This experiment has no number “” to vary."),
                Arguments.of(
                        "dataset.noise",
                        DoubleStream.iterate(0, noise -> noise + .01)
                                .limit(101)
                                .boxed()
                                .toList(),
                        "These are 101 data sets, each of which has to be made. Use up to 100."));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource
    void refused(String path, List<Double> values, String message) {
        InvalidDefinitionException refused = catchThrowableOfType(
                InvalidDefinitionException.class, () -> definitions.check(moons(Map.of(path, values)), new Problems()));

        assertThat(refused.problems()).anySatisfy(problem -> {
            assertThat(problem.field()).isIn("sweep.parameters." + path, "validationShare");
            assertThat(problem.message()).contains(message);
        });
    }

    @Test
    void aBatchThatOneSettingHasNoRoomForIsRefusedWithThatSetting() {
        Draft plain = Drafts.moons(10, List.of(.01), List.of("zeros"), List.of(5L));
        Draft draft = Drafts.varying(
                new Draft(
                        new Draft.Data("moons", Map.of("rows", 20_000.0), 0L, null, 0.2),
                        new Draft.Network(List.of(5_000L, 100L, 5_000L), "tanh", null),
                        plain.training(),
                        plain.axes()),
                Map.of("training.batchSize", List.of(8.0, 10_000.0)));

        InvalidDefinitionException refused =
                catchThrowableOfType(InvalidDefinitionException.class, () -> definitions.check(draft, new Problems()));

        // 10,000 · (5,000 + 100 + 5,000 + 1)
        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo("sweep.parameters.training.batchSize");
            assertThat(problem.message())
                    .startsWith("A batch of 10,000 rows through 10,101 units needs room for 101,010,000 outputs");
        });
    }

    @Test
    void aProductBeyondAnyLimitIsCountedAndNotBuilt() {
        Map<String, List<Double>> parameters = new LinkedHashMap<>();
        List<Double> thousand = DoubleStream.iterate(0, value -> value + 1e-4)
                .limit(1_000)
                .boxed()
                .toList();
        for (String path : List.of(
                "training.l1",
                "training.l2",
                "training.dropout",
                "training.initialBias",
                "training.optimizer.momentum",
                "training.optimizer.weightDecay",
                "validationShare")) {
            parameters.put(path, thousand);
        }

        InvalidDefinitionException refused = catchThrowableOfType(
                InvalidDefinitionException.class, () -> definitions.check(moons(parameters), new Problems()));

        // 2 × 1 × 2 × 1000⁷
        assertThat(refused.problems().get(0).message())
                .contains("× 1000 of training.l1 ×")
                .contains("are 4,000,000,000,000,000,000,000 runs. Use up to 2,000.");
    }

    @Test
    void elevenAxesAreTooMany() {
        Map<String, List<Double>> parameters = new LinkedHashMap<>();
        for (int i = 1; i <= 11; i++) {
            parameters.put("a" + i, List.of(0.0));
        }

        InvalidDefinitionException refused = catchThrowableOfType(
                InvalidDefinitionException.class, () -> definitions.check(moons(parameters), new Problems()));

        assertThat(refused.problems().get(0).field()).isEqualTo("sweep.parameters.a1");
        assertThat(refused.problems().get(0).message())
                .isEqualTo("11 numbers are too many to vary at once. Use up to 10.");
    }

    @Test
    void whatAValueReplacesIsNotHeldAgainstIt() {
        Draft draft = moons(Map.of("training.batchSize", List.of(8.0)));
        Draft tooLarge = new Draft(
                draft.data(),
                draft.network(),
                new Draft.Training("cross_entropy", 1_000L, 10L, Map.of(), Map.of()),
                draft.axes());

        assertThat(definitions.check(tooLarge, new Problems()).runs())
                .allSatisfy(run -> assertThat(run.training().batchSize()).isEqualTo(8));
    }
}
