package dev.chainrule.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FormulasTest {

    /** Values are worked out in float64 and rounded to float32 once: half a unit of its last place near 5. */
    private static final Offset<Float> ROUNDING = within(3e-7f);

    private final Datasets datasets = new Datasets();

    @Test
    void moonsWithoutNoiseLieOnTwoHalfCircles() {
        Dataset moons = make("moons", Map.of("rows", 10.0, "noise", 0.0));

        // five rows a moon, so t = 0, π/4, π/2, 3π/4, π
        float h = 0.70710678f;
        assertThat(moons.x())
                .containsExactly(
                        new float[] {
                            1, 0, h, h, 0, 1, -h, h, -1, 0, //
                            0, 0.5f, 1 - h, 0.5f - h, 1, -0.5f, 1 + h, 0.5f - h, 2, 0.5f
                        },
                        ROUNDING);
        assertThat(moons.y()).containsExactly(0, 0, 0, 0, 0, 1, 1, 1, 1, 1);
        assertThat(moons.classNames()).containsExactly("outer", "inner");
    }

    @Test
    void anOddNumberOfRowsGivesTheSecondClassOneMore() {
        for (String kind : new String[] {"moons", "circles", "spirals"}) {
            Dataset odd = make(kind, Map.of("rows", 11.0));

            assertThat(odd.countsByClass()).as(kind).containsExactly(5, 6);
        }
    }

    @Test
    void noiseIsNormalWithTheStandardDeviationAsked() {
        Dataset noisy = make("moons", Map.of("rows", 20_000.0, "noise", 0.2));
        Dataset clean = make("moons", Map.of("rows", 20_000.0, "noise", 0.0));

        double sum = 0;
        double squares = 0;
        double beyondTwo = 0;
        for (int i = 0; i < 40_000; i++) {
            double noise = noisy.x()[i] - clean.x()[i];
            sum += noise;
            squares += noise * noise;
            beyondTwo += Math.abs(noise) > 0.4 ? 1 : 0;
        }
        // four standard errors: 0.2/√40000 = .001 for the mean, 0.2/√80000 = .0007 for the deviation,
        // √(.0455·.9545/40000) = .00104 for the share
        assertThat(sum / 40_000).isCloseTo(0, within(0.004));
        assertThat(Math.sqrt(squares / 40_000)).isCloseTo(0.2, within(0.0028));
        assertThat(beyondTwo / 40_000).isCloseTo(0.0455, within(0.0042));
    }

    @Test
    void circlesHaveRadiusOneAndTheFactorAndNoEndPoint() {
        Dataset circles = make("circles", Map.of("rows", 16.0, "noise", 0.0, "factor", 0.5));

        float h = 0.70710678f;
        assertThat(Arrays.copyOf(circles.x(), 16))
                .containsExactly(new float[] {1, 0, h, h, 0, 1, -h, h, -1, 0, -h, -h, 0, -1, h, -h}, ROUNDING);
        for (int row = 8; row < 16; row++) {
            assertThat(Math.hypot(circles.x()[2 * row], circles.x()[2 * row + 1]))
                    .isCloseTo(0.5, within(1e-7));
            assertThat(circles.y()[row]).isEqualTo(1);
        }
    }

    @Test
    void spiralsWindOutwardsAndTheSecondArmIsTheFirstTurnedRound() {
        Dataset spirals = make("spirals", Map.of("rows", 10.0, "noise", 0.0));

        // n = 5: r = 0, 1, 2, 3, 4 at 0, .7π, 1.4π, 2.1π, 2.8π
        assertThat(Arrays.copyOf(spirals.x(), 10))
                .containsExactly(
                        new float[] {
                            0,
                            0,
                            0.80901699f,
                            -0.58778525f,
                            2 * -0.95105652f,
                            2 * -0.30901699f,
                            3 * 0.30901699f,
                            3 * 0.95105652f,
                            4 * 0.58778525f,
                            4 * -0.80901699f
                        },
                        ROUNDING);
        for (int i = 0; i < 10; i++) {
            assertThat(spirals.x()[10 + i]).isCloseTo(-spirals.x()[i], ROUNDING);
        }
        assertThat(spirals.y()).containsExactly(0, 0, 0, 0, 0, 1, 1, 1, 1, 1);
    }

    @Test
    void spiralNoiseMovesACoordinateByUpToItself() {
        Dataset noisy = make("spirals", Map.of("rows", 2000.0, "noise", 0.5));
        Dataset clean = make("spirals", Map.of("rows", 2000.0, "noise", 0.0));

        float largest = 0;
        for (int i = 0; i < 4000; i++) {
            largest = Math.max(largest, Math.abs(noisy.x()[i] - clean.x()[i]));
        }
        // of 4000 uniform draws the largest misses 0.5 by more than 1 % once in e^40
        assertThat(largest).isBetween(0.495f, 0.500001f);
    }

    @Test
    void xorKeepsAwayFromTheAxesAndClassOneHasOppositeSigns() {
        Dataset xor = make("xor", Map.of("rows", 2000.0));

        for (int row = 0; row < 2000; row++) {
            float x1 = xor.x()[2 * row];
            float x2 = xor.x()[2 * row + 1];
            assertThat(Math.abs(x1)).isBetween(0.3f, 5.3f);
            assertThat(Math.abs(x2)).isBetween(0.3f, 5.3f);
            assertThat(xor.y()[row]).isEqualTo(x1 * x2 < 0 ? 1 : 0);
        }
        // four standard errors of a share of one half: 4·√(.25/2000) = .045
        assertThat(xor.countsByClass()[1] / 2000.0).isCloseTo(0.5, within(0.045));
    }

    @Test
    void xorNoiseMovesNoPointAndMistakesOnlyClassesNearAnAxis() {
        Dataset clean = make("xor", Map.of("rows", 5000.0));
        Dataset noisy = make("xor", Map.of("rows", 5000.0, "noise", 0.1));

        int mistaken = 0;
        for (int row = 0; row < 5000; row++) {
            if (noisy.y()[row] != clean.y()[row]) {
                mistaken++;
                // seen up to 5 · 0.1 away, so a coordinate beyond 0.5 keeps its sign
                assertThat(Math.min(Math.abs(noisy.x()[2 * row]), Math.abs(noisy.x()[2 * row + 1])))
                        .isLessThan(0.5f);
            }
        }
        assertThat(noisy.x()).isEqualTo(clean.x());
        assertThat(mistaken).isPositive();
    }

    @Test
    void blobsShareTheRowsAndWithoutDeviationSitOnTheirCentres() {
        Dataset blobs = make("blobs", Map.of("rows", 14.0, "classes", 4.0, "noise", 0.0));

        assertThat(blobs.countsByClass()).containsExactly(4, 4, 3, 3);
        assertThat(blobs.classNames()).containsExactly("class 0", "class 1", "class 2", "class 3");
        for (int row = 1; row < 14; row++) {
            boolean sameClass = blobs.y()[row] == blobs.y()[row - 1];
            assertThat(blobs.x()[2 * row] == blobs.x()[2 * row - 2]).isEqualTo(sameClass);
            assertThat(blobs.x()[2 * row]).isBetween(-10f, 10f);
        }
    }

    @Test
    void thePlaneIsATenthOfTheSum() {
        Dataset plane = make("plane", Map.of("rows", 1000.0));

        for (int row = 0; row < 1000; row++) {
            float x1 = plane.x()[2 * row];
            float x2 = plane.x()[2 * row + 1];
            assertThat(x1).isBetween(-6f, 6f);
            assertThat(x2).isBetween(-6f, 6f);
            // three roundings to float32, of values up to 6 divided by 10 and of a target up to 1.2
            assertThat(plane.y()[row]).isCloseTo((x1 + x2) / 10, within(3e-7f));
        }
        assertThat(plane.classNames()).isEmpty();
    }

    @Test
    void anotherSeedMakesOtherRowsAndTheSameSeedTheSame() {
        for (DatasetKind kind : datasets.kinds()) {
            if (kind.generated()) {
                float[] first = new Datasets()
                        .load(datasets.spec(kind.id(), 7, Map.of()))
                        .x();

                assertThat(new Datasets()
                                .load(datasets.spec(kind.id(), 7, Map.of()))
                                .x())
                        .isEqualTo(first);
                assertThat(datasets.load(datasets.spec(kind.id(), 8, Map.of())).x())
                        .isNotEqualTo(first);
            }
        }
    }

    private Dataset make(String kind, Map<String, Double> options) {
        return datasets.load(datasets.spec(kind, 3, options));
    }
}
