package dev.chainrule.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundledFilesTest {

    private final Datasets datasets = new Datasets();

    @ParameterizedTest
    @ValueSource(strings = {"iris", "wine", "breast_cancer", "digits", "diabetes", "penguins", "mnist10k"})
    void aFileHasTheRowsFeaturesAndClassesItsKindSays(String id) {
        DatasetKind kind = datasets.kind(id).orElseThrow();

        Dataset data = load(id);

        assertThat(data.rows()).isEqualTo(kind.rows());
        assertThat(data.features()).isEqualTo(kind.features());
        assertThat(data.featureNames()).hasSize(kind.features()).doesNotHaveDuplicates();
        assertThat(data.classes()).isEqualTo(kind.classes());
        assertThat(data.x()).hasSize(kind.rows() * kind.features());
        assertThat(data.y()).hasSize(kind.rows());
        assertThat(kind.licence()).isNotBlank();
        assertThat(kind.source()).isNotBlank();
    }

    @Test
    void irisStartsWithASetosa() {
        Dataset iris = load("iris");

        assertThat(Arrays.copyOf(iris.x(), 4)).containsExactly(5.1f, 3.5f, 1.4f, 0.2f);
        assertThat(iris.classNames()).containsExactly("setosa", "versicolor", "virginica");
        assertThat(iris.countsByClass()).containsExactly(50, 50, 50);
    }

    @Test
    void classesAreNumberedInAlphabeticalOrder() {
        Dataset cancer = load("breast_cancer");

        assertThat(cancer.classNames()).containsExactly("benign", "malignant");
        assertThat(cancer.y()[0]).as("the first row is malignant").isEqualTo(1);
        assertThat(cancer.countsByClass()).containsExactly(357, 212);
        assertThat(load("wine").countsByClass()).containsExactly(59, 71, 48);
    }

    @Test
    void penguinsLoseTheElevenBirdsOfWhomSomethingIsMissing() {
        Dataset penguins = load("penguins");

        // of 344 ten have an empty cell and one has a dot for its sex
        assertThat(penguins.rows()).isEqualTo(333);
        assertThat(penguins.classNames()).containsExactly("Adelie", "Chinstrap", "Gentoo");
        assertThat(penguins.countsByClass()).containsExactly(146, 68, 119);
    }

    @Test
    void penguinsHaveAColumnForEachIslandAndSex() {
        Dataset penguins = load("penguins");

        assertThat(penguins.featureNames())
                .containsExactly(
                        "island=Biscoe",
                        "island=Dream",
                        "island=Torgersen",
                        "beak_length_mm",
                        "beak_depth_mm",
                        "flipper_length_mm",
                        "body_mass_g",
                        "sex=FEMALE",
                        "sex=MALE");
        assertThat(Arrays.copyOf(penguins.x(), 9)).containsExactly(0, 0, 1, 39.1f, 18.7f, 181, 3750, 0, 1);
        assertThat(penguins.y()[0]).isZero();
    }

    @Test
    void digitsAreEightByEightPixelsFromZeroToSixteen() {
        Dataset digits = load("digits");

        assertThat(Arrays.copyOf(digits.x(), 8)).containsExactly(0, 0, 5, 13, 9, 1, 0, 0);
        assertThat(digits.y()[0]).isZero();
        assertThat(digits.classNames()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(digits.countsByClass()).containsExactly(178, 182, 177, 183, 181, 182, 181, 179, 174, 180);
        assertPixels(digits, 16);
    }

    @Test
    void mnistHasPixelsFromZeroTo255() {
        assertPixels(load("mnist10k"), 255);
    }

    private static void assertPixels(Dataset images, float brightest) {
        float largest = 0;
        boolean whole = true;
        for (float pixel : images.x()) {
            whole &= pixel >= 0 && pixel == Math.rint(pixel);
            largest = Math.max(largest, pixel);
        }
        assertThat(whole).isTrue();
        assertThat(largest).isEqualTo(brightest);
        assertThat(images.kind().standardScaling()).isEqualTo(Scaling.MAX);
    }

    @Test
    void diabetesHasAValueToPredict() {
        Dataset diabetes = load("diabetes");

        assertThat(Arrays.copyOf(diabetes.x(), 10)).containsExactly(59, 2, 32.1f, 101, 157, 93.2f, 38, 4, 4.8598f, 87);
        assertThat(diabetes.y()[0]).isEqualTo(151);
        assertThat(diabetes.classNames()).isEmpty();
    }

    @Test
    void theSeedOfAFileIsKeptButChangesNoRow() {
        Dataset five = datasets.load(datasets.spec("iris", 5, Map.of()));
        Dataset six = datasets.load(datasets.spec("iris", 6, Map.of()));

        assertThat(five.spec().seed()).isEqualTo(5);
        assertThat(six.x()).as("read once").isSameAs(five.x());
    }

    private Dataset load(String id) {
        return datasets.load(datasets.spec(id, 0, Map.of()));
    }
}
