package dev.chainrule.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScalerFitTest {

    // columns: 1, 3, 5, 7 (mean 4, population variance (9 + 1 + 1 + 9)/4 = 5); constant 2; constant 0
    private static final float[] ROWS = {1, 2, 0, 3, 2, 0, 5, 2, 0, 7, 2, 0};

    @Test
    void noneLeavesEverythingAsItIs() {
        Scaler scaler = ScalerFit.fit(Scaling.NONE, ROWS, 3, false);

        assertThat(scaler.apply(ROWS, 4)).isEqualTo(ROWS);
    }

    @Test
    void standardUsesThePopulationDeviationAndMakesConstantColumnsZero() {
        Scaler scaler = ScalerFit.fit(Scaling.STANDARD, ROWS, 3, false);

        assertThat(scaler.shift()).containsExactly(4, 2, 0);
        assertThat(scaler.scale()).containsExactly((float) Math.sqrt(5), 1, 1);
        assertThat(scaler.apply(new float[] {4, 2, 0, 9, 3, 5}, 2))
                .containsExactly(0, 0, 0, 5 / (float) Math.sqrt(5), 1, 5);
    }

    @Test
    void maxDividesByTheLargestMagnitudeOfTheColumn() {
        Scaler scaler = ScalerFit.fit(Scaling.MAX, new float[] {-4, 1, 0, 2, 0.5f, 0}, 3, false);

        assertThat(scaler.shift()).containsOnly(0);
        assertThat(scaler.scale()).as("all zeros: 1").containsExactly(4, 1, 1);
        assertThat(scaler.apply(new float[] {-4, 1, 0}, 1)).containsExactly(-1, 1, 0);
    }

    @Test
    void maxOfPixelsIsOneForAll() {
        Scaler scaler = ScalerFit.fit(Scaling.MAX, new float[] {0, 16, 2, 0, 8, 4}, 3, true);

        assertThat(scaler.scale()).containsOnly(16);
        assertThat(ScalerFit.fit(Scaling.MAX, new float[6], 3, true).scale()).containsOnly(1);
    }

    @Test
    void aColumnWhoseDeviationIsTooSmallForFloat32IsNotDividedByZero() {
        float tiny = Float.MIN_VALUE; // two of four rows: deviation half of it, which float32 does not have

        Scaler scaler = ScalerFit.fit(Scaling.STANDARD, new float[] {0, tiny, tiny, tiny}, 1, false);

        assertThat(scaler.apply(new float[] {tiny}, 1)[0]).isFinite();
    }

    @Test
    void aLargeOffsetDoesNotSpoilTheDeviation() {
        // 16777214 and 16777216 are float32; a sum of squares in one pass would lose the difference of 1 even in
        // float64
        Scaler scaler = ScalerFit.fit(Scaling.STANDARD, new float[] {16777214, 16777216}, 1, false);

        assertThat(scaler.scale()).containsExactly(1);
    }
}
