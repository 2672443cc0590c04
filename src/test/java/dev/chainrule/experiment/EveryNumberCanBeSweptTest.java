package dev.chainrule.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainrule.Drafts;
import dev.chainrule.dataset.Datasets;
import dev.chainrule.experiment.NumberSetting.Range;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever number a training has may be varied, and each of its values reaches the engine. */
class EveryNumberCanBeSweptTest {

    private final Datasets datasets = new Datasets();
    private final Definitions definitions = new Definitions(datasets);

    static Stream<Arguments> ofAKind() {
        List<Arguments> all = new ArrayList<>();
        for (Aspect aspect : Aspect.values()) {
            for (Kind kind : aspect.kinds()) {
                for (NumberSetting number : kind.numbers()) {
                    all.add(Arguments.of(aspect, kind.id(), number.name()));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource
    void ofAKind(Aspect aspect, String id, String name) {
        Kind kind = aspect.known(id);
        NumberSetting setting = kind.number(name).orElseThrow();
        Map<String, Double> given = new HashMap<>();
        if (name.equals("warmUpStart")) {
            given.put("warmUp", 2.0); // without one it starts nothing
        }
        Map<Aspect, Draft.Part> parts = new LinkedHashMap<>();
        parts.put(aspect, new Draft.Part(id, Map.of(), given));

        reachesTheEngine(aspect.path() + "." + name, setting, parts);
    }

    static Stream<NumberSetting> ofTheTraining() {
        return TrainingNumbers.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource
    void ofTheTraining(NumberSetting setting) {
        reachesTheEngine("training." + setting.name(), setting, Map.of());
    }

    private void reachesTheEngine(String path, NumberSetting setting, Map<Aspect, Draft.Part> parts) {
        Draft moons = Drafts.moons(10, List.of(0.1), List.of("he_normal"), List.of(0L));
        Draft draft = new Draft(
                moons.data(),
                moons.network(),
                new Draft.Training("cross_entropy", 8L, 10L, parts, Map.of()),
                moons.axes());
        List<Double> values = List.of(setting.standard(), another(setting));

        ExperimentDefinition definition =
                definitions.check(Drafts.varying(draft, Map.of(path, values)), new Problems());

        assertThat(definition.runs().stream().map(run -> run.trainingSpec(2, 2)).distinct())
                .hasSize(2);
        assertThat(Hyperparameters.all(datasets)).as("what the form offers").containsKey(path);
    }

    private static double another(NumberSetting setting) {
        Range range = setting.range();
        double half = setting.standard() == 0 ? 0.1 : setting.standard() / 2;
        double other = setting.whole() ? setting.standard() + 1 : half;
        assertThat(range.has(other)).as(setting.name()).isTrue();
        return other;
    }
}
