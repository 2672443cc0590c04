package dev.chainrule.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.chainrule.dataset.InvalidDatasetException.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetsTest {

    private final Datasets datasets = new Datasets();

    @Test
    void generatorsComeFirst() {
        assertThat(datasets.kinds())
                .extracting(DatasetKind::id)
                .containsExactly(
                        "moons",
                        "circles",
                        "spirals",
                        "xor",
                        "blobs",
                        "plane",
                        "iris",
                        "wine",
                        "breast_cancer",
                        "digits",
                        "diabetes",
                        "penguins",
                        "mnist10k");
        assertThat(datasets.kind("moons")).isPresent();
        assertThat(datasets.kind("moon")).isEmpty();
    }

    @Test
    void optionsLeftOutAreAtTheirStandard() {
        assertThat(datasets.spec("circles", -3, Map.of("noise", 0.5)))
                .isEqualTo(new DatasetSpec("circles", -3, Map.of("rows", 300.0, "noise", 0.5, "factor", 0.8)));
        assertThat(datasets.spec("iris", 0, Map.of()).options()).isEmpty();
    }

    @Test
    void noiseOfMinusZeroIsThatOfZero() {
        assertThat(datasets.spec("moons", 0, Map.of("noise", -0.0)))
                .isEqualTo(datasets.spec("moons", 0, Map.of("noise", 0.0)));
    }

    @Test
    void anUnknownKindIsNamedWithAllThereAre() {
        assertThat(problems("moon", Map.of()))
                .containsExactly(new Problem(
                        "kind",
                        "“moon” is not a data set. Use one of moons, circles, spirals, xor, blobs, plane, iris, wine,"
                                + " breast_cancer, digits, diabetes, penguins, mnist10k."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rows  | 5        | 5 is less than 10. Use 10 to 20,000.",
                "rows  | 20001    | 20,001 is more than 20,000. Use 10 to 20,000.",
                "rows  | 10.5     | 10.5 is not a whole number. Use 10 to 20,000.",
                "rows  | 1e300    | 1.0E300 is more than 20,000. Use 10 to 20,000.",
                "noise | -0.1     | -0.1 is less than 0. Use 0 to 10.",
                "noise | NaN      | NaN is not a finite number. Use 0 to 10.",
                "noise | Infinity | Infinity is not a finite number. Use 0 to 10.",
                "noise |          | A number is missing. Use 0 to 10.",
                "factor| 0.5      | “factor” is not an option of moons. Use rows, noise.",
            })
    void aProblemNamesTheValueAndTheRange(String option, Double value, String message) {
        Map<String, Double> options = new HashMap<>();
        options.put(option, value);

        assertThat(problems("moons", options)).containsExactly(new Problem(option, message));
    }

    @Test
    void everyProblemIsSaidAtOnce() {
        assertThat(problems("circles", Map.of("rows", 1.0, "noise", 11.0, "turns", 3.0)))
                .extracting(Problem::field, Problem::message)
                .containsExactly(
                        tuple("noise", "11 is more than 10. Use 0 to 10."),
                        tuple("rows", "1 is less than 10. Use 10 to 20,000."),
                        tuple("turns", "“turns” is not an option of circles. Use rows, noise, factor."));
    }

    @Test
    void aFileHasNoOptions() {
        assertThat(problems("iris", Map.of("rows", 100.0)))
                .containsExactly(new Problem("rows", "“rows” is not an option of iris, which has none."));
    }

    @Test
    void blobsNeedTwoRowsOfEachClass() {
        assertThat(problems("blobs", Map.of("rows", 15.0, "classes", 8.0)))
                .containsExactly(new Problem("rows", "15 rows are too few for 8 classes. Use 16 to 20,000."));
        assertThat(datasets.spec("blobs", 0, Map.of("rows", 16.0, "classes", 8.0))
                        .options())
                .containsEntry("rows", 16.0);
    }

    @Test
    void aSpecMadeByHandIsCheckedToo() {
        DatasetSpec unknown = new DatasetSpec("nothing", 0, new TreeMap<>());
        DatasetSpec wrong = new DatasetSpec("moons", 0, Map.of("rows", 1e9));

        assertThatExceptionOfType(InvalidDatasetException.class).isThrownBy(() -> datasets.load(unknown));
        assertThatExceptionOfType(InvalidDatasetException.class).isThrownBy(() -> datasets.sizes(wrong, 0.2));
        assertThatExceptionOfType(InvalidDatasetException.class)
                .isThrownBy(() -> datasets.prepare(wrong, 0.2, Scaling.NONE, TargetCoding.ZERO_ONE));
    }

    @Test
    void featuresAndClassesAreKnownBeforehand() {
        for (DatasetKind kind : datasets.kinds()) {
            DatasetSpec spec = datasets.spec(kind.id(), 2, Map.of());

            assertThat(datasets.features(spec)).isEqualTo(datasets.load(spec).features());
            assertThat(datasets.classes(spec)).isEqualTo(datasets.load(spec).classes());
        }
        assertThat(datasets.classes(datasets.spec("blobs", 0, Map.of("classes", 7.0))))
                .isEqualTo(7);
    }

    @Test
    void aFailedPreparationIsNotKept() {
        DatasetSpec spec = datasets.spec("moons", 0, Map.of());

        assertThatExceptionOfType(InvalidDatasetException.class)
                .isThrownBy(() -> datasets.prepare(spec, 1, Scaling.NONE, TargetCoding.ZERO_ONE));
        assertThat(datasets.prepare(spec, 0.2, Scaling.NONE, TargetCoding.ZERO_ONE)
                        .trainingRows())
                .hasSize(240);
    }

    private List<Problem> problems(String kind, Map<String, Double> options) {
        try {
            datasets.spec(kind, 0, options);
        } catch (InvalidDatasetException e) {
            return e.problems();
        }
        throw new AssertionError("no problem with " + kind + " " + options);
    }
}
