package dev.chainrule.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chainrule.engine.Examples;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PreparationTest {

    private final Datasets datasets = new Datasets();

    @Test
    void scalingIsFittedOnTheTrainingRowsOnly() {
        PreparedData data = prepare("wine", 0.3, Scaling.STANDARD, TargetCoding.ONE_HOT);

        // every training column has mean 0 and deviation 1, to what float32 keeps of 125 rows; the validation columns
        // have not
        assertThat(largestMean(data.split().training())).isLessThan(1e-5);
        assertThat(largestMean(data.split().validation().orElseThrow())).isGreaterThan(0.01);
    }

    private static double largestMean(Examples part) {
        double largest = 0;
        for (int feature = 0; feature < part.features(); feature++) {
            double sum = 0;
            for (int row = 0; row < part.rows(); row++) {
                sum += part.x()[row * part.features() + feature];
            }
            largest = Math.max(largest, Math.abs(sum / part.rows()));
        }
        return largest;
    }

    @Test
    void partsHoldTheRowsTheyName() {
        PreparedData data = prepare("iris", 0.2, Scaling.NONE, TargetCoding.ONE_HOT);

        Examples validation = data.split().validation().orElseThrow();
        for (int i = 0; i < validation.rows(); i++) {
            int row = data.validationRows()[i];
            for (int feature = 0; feature < 4; feature++) {
                assertThat(validation.x()[4 * i + feature])
                        .isEqualTo(data.dataset().x()[4 * row + feature]);
            }
            assertThat(validation.y()[3 * i + (int) data.dataset().y()[row]]).isEqualTo(1);
        }
        assertThat(data.trainingRows()).hasSize(120);
        assertThat(validation.rows()).isEqualTo(30);
    }

    @Test
    void withoutValidationAllRowsTrain() {
        PreparedData data = prepare("moons", 0, Scaling.STANDARD, TargetCoding.ZERO_ONE);

        assertThat(data.split().training().rows()).isEqualTo(300);
        assertThat(data.split().validation()).isEmpty();
        assertThat(data.validationRows()).isEmpty();
    }

    @Test
    void pixelsAreDividedByOneMaximum() {
        PreparedData data = prepare("digits", 0.2, Scaling.MAX, TargetCoding.ONE_HOT);

        assertThat(data.scaler().scale()).hasSize(64).containsOnly(16);
        assertThat(data.scaler().shift()).containsOnly(0);
    }

    @Test
    void aTargetIsScaledByTheSameSchemeAndItsVarianceIsThatOfTheTrainingRows() {
        PreparedData standard = prepare("diabetes", 0.2, Scaling.STANDARD, TargetCoding.VALUE);
        PreparedData none = prepare("diabetes", 0.2, Scaling.NONE, TargetCoding.VALUE);
        PreparedData max = prepare("diabetes", 0, Scaling.MAX, TargetCoding.VALUE);

        // float32 values of a deviation near 1 carry a relative error of 6e-8, and their scale as much
        assertThat(standard.targetVariance()).isCloseTo(1, within(1e-6));
        assertThat(none.targetVariance()).isBetween(5000.0, 7000.0); // of progressions from 25 to 346
        float[] scaled = max.split().training().y();
        float largest = 0;
        for (float value : scaled) {
            largest = Math.max(largest, value);
        }
        assertThat(largest).isEqualTo(1);
    }

    @Test
    void codingsWriteAClassAsTheLossWantsIt() {
        float[] labels = {0, 2, 1};

        assertThat(Targets.code(labels, TargetCoding.ONE_HOT, 3)).containsExactly(1, 0, 0, 0, 0, 1, 0, 1, 0);
        assertThat(Targets.code(labels, TargetCoding.ONE_HOT_SIGNED, 3))
                .containsExactly(1, -1, -1, -1, -1, 1, -1, 1, -1);
        assertThat(Targets.code(new float[] {0, 1}, TargetCoding.ZERO_ONE, 1)).containsExactly(0, 1);
        assertThat(Targets.code(new float[] {0, 1}, TargetCoding.MINUS_ONE_ONE, 1))
                .containsExactly(-1, 1);
    }

    @Test
    void theVarianceOfCodedTargetsIsAMeanOverColumns() {
        // two classes of three and one rows: p = ¾, variance p(1 − p) = 3/16 of 0/1, four times that of ±1
        float[] labels = {0, 0, 1, 0};

        assertThat(Targets.variance(Targets.code(labels, TargetCoding.ZERO_ONE, 1), 1))
                .isEqualTo(3 / 16.0);
        assertThat(Targets.variance(Targets.code(labels, TargetCoding.ONE_HOT, 2), 2))
                .isEqualTo(3 / 16.0);
        assertThat(Targets.variance(Targets.code(labels, TargetCoding.MINUS_ONE_ONE, 1), 1))
                .isEqualTo(3 / 4.0);
    }

    @Test
    void aCodingThatDoesNotFitIsRefusedWithBothSides() {
        assertThatThrownBy(() -> prepare("iris", 0.2, Scaling.NONE, TargetCoding.ZERO_ONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The coding ZERO_ONE does not fit iris, which has 3 classes.");
        assertThatThrownBy(() -> prepare("plane", 0.2, Scaling.NONE, TargetCoding.ONE_HOT))
                .hasMessage("The coding ONE_HOT does not fit plane, which has a value to predict.");
        assertThatThrownBy(() -> prepare("moons", 0.2, Scaling.NONE, TargetCoding.VALUE))
                .hasMessage("The coding VALUE does not fit moons, which has 2 classes.");
    }

    @Test
    void theFingerprintIsOverLittleEndianFloat32() throws Exception {
        // 1f is 3f800000, −2.5f is c0200000
        byte[] bytes = HexFormat.of().parseHex("0000803f000020c0");
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);

        assertThat(Fingerprint.of(new float[] {1}, new float[0], new float[] {-2.5f}))
                .isEqualTo(HexFormat.of().formatHex(digest));
    }

    @Test
    void theFingerprintDependsOnSplitAndScalingButNotOnTheCoding() {
        String fingerprint =
                prepare("moons", 0.2, Scaling.STANDARD, TargetCoding.ZERO_ONE).fingerprint();

        assertThat(prepare("moons", 0.2, Scaling.STANDARD, TargetCoding.ONE_HOT_SIGNED)
                        .fingerprint())
                .isEqualTo(fingerprint);
        assertThat(prepare("moons", 0.2, Scaling.NONE, TargetCoding.ZERO_ONE).fingerprint())
                .isNotEqualTo(fingerprint);
        assertThat(prepare("moons", 0.3, Scaling.STANDARD, TargetCoding.ZERO_ONE)
                        .fingerprint())
                .isNotEqualTo(fingerprint);
    }

    @Test
    void threadsThatAskAtOnceShareOnePreparation() throws Exception {
        int threads = 4;
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Callable<PreparedData> ask = () -> {
                start.await();
                return prepare("digits", 0.2, Scaling.MAX, TargetCoding.ONE_HOT);
            };
            List<Future<PreparedData>> answers = pool.invokeAll(List.of(ask, ask, ask, ask));

            for (Future<PreparedData> answer : answers) {
                assertThat(answer.get()).isSameAs(answers.get(0).get());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private PreparedData prepare(String kind, double share, Scaling scaling, TargetCoding coding) {
        return datasets.prepare(datasets.spec(kind, 0, Map.of()), share, scaling, coding);
    }
}
