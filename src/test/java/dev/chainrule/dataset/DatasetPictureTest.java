package dev.chainrule.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatasetPictureTest {

    private final Datasets datasets = new Datasets();

    @Test
    void aScatterHasThePointsOfTwoFeaturesWithTheirClass() {
        Dataset moons = load("moons", Map.of("rows", 10.0, "noise", 0.0));

        DatasetPicture.Scatter picture = (DatasetPicture.Scatter) DatasetPicture.of(moons);

        assertThat(picture.points()).hasSize(10);
        assertThat(picture.points().get(0)).containsExactly(1, 0, 0);
        assertThat(picture.points().get(6))
                .containsExactly(0.2929, -0.2071, 1); // 1 − cos π/4, ½ − sin π/4, to four figures
        assertThat(picture.classNames()).containsExactly("outer", "inner");
        assertThat(picture.counts()).containsExactly(5, 5);
        assertThat(picture.xName()).isEqualTo("x1");
        assertThat(picture.range()).isEmpty();
    }

    @Test
    void ofManyRowsEveryNthIsDrawnAndAllAreCounted() {
        DatasetPicture.Scatter picture =
                (DatasetPicture.Scatter) DatasetPicture.of(load("moons", Map.of("rows", 20_000.0)));

        assertThat(picture.points()).hasSize(589); // every 34th
        assertThat(picture.points().stream().filter(point -> point[2] == 0).count())
                .isEqualTo(295);
        assertThat(picture.counts()).containsExactly(10_000, 10_000);
    }

    @Test
    void ofManyFeaturesTheTwoThatSeparateTheClassesBestAreDrawn() {
        assertThat(scatter("iris"))
                .extracting(DatasetPicture.Scatter::xName, DatasetPicture.Scatter::yName)
                .containsExactly(
                        "petal_length_cm", "petal_width_cm"); // known of iris: the petals tell, the sepals do not
        assertThat(scatter("penguins").xName()).as("not a column of 0 and 1").isEqualTo("flipper_length_mm");
    }

    @Test
    void fishersRatioIsTheVarianceBetweenClassesOverThatWithin() {
        // class 0 has 1, 3 and class 1 has 5, 7, mean 4: between 2·(2−4)² + 2·(6−4)² = 16, within 4 · 1 = 4; the other
        // columns tell less
        Dataset data = classes(new float[] {1, 0, 2, 3, 0, 3, 5, 1, 2, 7, 1, 4}, new float[] {0, 0, 1, 1});

        assertThat(TellingFeatures.telling(data, 0)).isEqualTo(4);
        assertThat(TellingFeatures.telling(data, 1))
                .as("two values make no scatter")
                .isNegative();
        assertThat(TellingFeatures.two(data)).containsExactly(0, 2);
    }

    private static Dataset classes(float[] x, float[] y) {
        DatasetKind kind =
                new DatasetKind("own", "Own", false, Task.CLASSIFICATION, List.of(), 4, 3, 2, null, "", "", "");
        return new Dataset(
                kind, new DatasetSpec("own", 0, Map.of()), 4, 3, x, y, List.of("a", "b", "c"), List.of("no", "yes"));
    }

    @Test
    void aValueIsDrawnOverTheFeaturesThatCorrelateMost() {
        DatasetPicture.Scatter picture = scatter("diabetes");

        // correlations with progression, from the paper's data: bmi .586, s5 .566, blood pressure .441
        assertThat(picture.xName()).isEqualTo("bmi");
        assertThat(picture.yName()).isEqualTo("s5");
        assertThat(TellingFeatures.telling(load("diabetes", Map.of()), 2)).isCloseTo(.5865 * .5865, within(.0005));
        assertThat(picture.range()).containsExactly(25.0, 346.0);
        assertThat(picture.counts()).isEmpty();
    }

    @Test
    void imagesComeWithPixelsFromZeroToOneAndLabels() {
        DatasetPicture.Images digits = (DatasetPicture.Images) DatasetPicture.of(load("digits", Map.of()));

        assertThat(digits.images()).hasSize(24);
        assertThat(digits.width()).isEqualTo(8);
        assertThat(digits.labels()).startsWith("0", "1", "2", "3");
        assertThat(digits.images().get(0)).startsWith(0, 0, 0.312, 0.812); // 5/16 and 13/16, halves to even
        assertThat(digits.counts()).hasSize(10).startsWith(178);
    }

    private DatasetPicture.Scatter scatter(String kind) {
        return (DatasetPicture.Scatter) DatasetPicture.of(load(kind, Map.of()));
    }

    private Dataset load(String kind, Map<String, Double> options) {
        return datasets.load(datasets.spec(kind, 0, options));
    }
}
