package dev.chainrule.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitRowsTest {

    private final Datasets datasets = new Datasets();

    @ParameterizedTest
    @CsvSource({
        "300, 0.2, 240, 60",
        "300, 0, 300, 0",
        "10, 0.25, 7, 3", // 2.5, halves up
        "50, 0.29, 35, 15", // 14.5; in binary 0.29 · 50 is a little less
        "10, 0.01, 9, 1", // 0.1, but whoever asks for validation gets some
        "150, 0.98, 3, 147"
    })
    void validationGetsItsShareRoundedHalvesUp(int rows, double share, int training, int validation) {
        assertThat(SplitRows.sizes(rows, 3, share)).isEqualTo(new SplitSizes(training, validation));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, 1.5, Double.NaN, Double.POSITIVE_INFINITY})
    void whatIsNoShareIsRefused(double share) {
        assertThatThrownBy(() -> SplitRows.sizes(300, 2, share))
                .isInstanceOf(InvalidDatasetException.class)
                .hasMessage(share + " is not a share of the rows. Use 0, for no validation, to below 1.");
    }

    @Test
    void aShareThatLeavesTooFewRowsToTrainOnIsRefusedWithTheLargestThatWouldDo() {
        assertThatThrownBy(() -> SplitRows.sizes(20, 10, 0.6))
                .hasMessage(
                        "A validation share of 0.6 leaves 8 of 20 rows to train on; there are 10 classes. Use 0 to 0.50.");
        assertThatThrownBy(() -> SplitRows.sizes(10, 0, 0.99))
                .hasMessage(
                        "A validation share of 0.99 leaves 0 of 10 rows to train on; one is needed. Use 0 to 0.90.");
    }

    @Test
    void classesGiveTheirShareByLargestRemainder() {
        // 67 · 146/333 = 29.37, 67 · 68/333 = 13.68, 67 · 119/333 = 23.94: 29 + 13 + 23, and one more for .94 and for
        // .68
        assertThat(SplitRows.quotas(new int[] {146, 68, 119}, 67)).containsExactly(29, 14, 24);
        // 1.5 each: the first of equals
        assertThat(SplitRows.quotas(new int[] {5, 5}, 3)).containsExactly(2, 1);
    }

    @Test
    void aClassNeverGivesItsLastRow() {
        // .5, .5 and 4: one row is missing, and only the third class can spare it
        assertThat(SplitRows.quotas(new int[] {1, 1, 8}, 5)).containsExactly(0, 0, 5);
        // half of each pair, and one of none
        assertThat(SplitRows.quotas(new int[] {2, 2, 2, 0}, 3)).containsExactly(1, 1, 1, 0);
    }

    @Test
    void eachRowIsInExactlyOnePart() {
        for (double share : new double[] {0, 0.1, 0.37, 0.9}) {
            SplitRows split = SplitRows.of(load("iris", 4), share);

            int[] all = IntStream.concat(Arrays.stream(split.training()), Arrays.stream(split.validation()))
                    .sorted()
                    .toArray();
            assertThat(all).isEqualTo(IntStream.range(0, 150).toArray());
        }
    }

    @Test
    void theSizesSaidBeforehandAreTheSizesMade() {
        for (DatasetKind kind : datasets.kinds()) {
            for (double share : new double[] {0, 0.001, 0.2, 0.333, 0.5, 0.8}) {
                DatasetSpec spec = datasets.spec(kind.id(), 1, Map.of());

                SplitRows split = SplitRows.of(datasets.load(spec), share);

                assertThat(new SplitSizes(split.training().length, split.validation().length))
                        .as("%s, %s", kind.id(), share)
                        .isEqualTo(datasets.sizes(spec, share));
            }
        }
    }

    @Test
    void everyClassIsStratified() {
        Dataset penguins = load("penguins", 9);

        int[] counts = new int[3];
        for (int row : SplitRows.of(penguins, 0.2).validation()) {
            counts[(int) penguins.y()[row]]++;
        }
        assertThat(counts).containsExactly(29, 14, 24);
    }

    @Test
    void theSeedDecidesTheSplitOfAFileAndTheRowsAreShuffled() {
        SplitRows zero = SplitRows.of(load("iris", 0), 0.2);

        assertThat(SplitRows.of(load("iris", 0), 0.2).validation()).isEqualTo(zero.validation());
        assertThat(SplitRows.of(load("iris", 1), 0.2).validation()).isNotEqualTo(zero.validation());
        assertThat(zero.training())
                .isNotEqualTo(Arrays.stream(zero.training()).sorted().toArray());
    }

    private Dataset load(String kind, long seed) {
        return datasets.load(datasets.spec(kind, seed, Map.of()));
    }
}
