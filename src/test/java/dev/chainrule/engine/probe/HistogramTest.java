package dev.chainrule.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HistogramTest {

    /** The largest size is 3, so the bins go from −4 to 4, an eighth each. */
    @Test
    void theBinsReachToTheNextPowerOfTwo() {
        Histogram histogram = Histogram.of(new float[] {-3, -0.001f, 0, 0.124f, 0.125f, 3}, 0, 6);

        assertThat(histogram.limit()).isEqualTo(4);
        assertThat(histogram.edge(0)).isEqualTo(-4);
        assertThat(histogram.edge(33)).isEqualTo(0.125);
        assertThat(histogram.edge(Histogram.BINS)).isEqualTo(4);
        assertThat(histogram.counts()[8]).isEqualTo(1); // −3 to −2.875
        assertThat(histogram.counts()[31]).isEqualTo(1); // −0.125 to 0
        assertThat(histogram.counts()[32]).isEqualTo(2); // 0 to 0.125
        assertThat(histogram.counts()[33]).isEqualTo(1);
        assertThat(histogram.counts()[56]).isEqualTo(1);
        assertThat(histogram.notFinite()).isZero();
    }

    @Test
    void aPowerOfTwoItselfIsStillInside() {
        Histogram histogram = Histogram.of(new double[] {2, -2}, 0, 2);

        assertThat(histogram.limit()).isEqualTo(4);
        assertThat(Arrays.stream(histogram.counts()).sum()).isEqualTo(2);
    }

    @Test
    void theLargestBelowAPowerOfTwoIsInTheLastBin() {
        Histogram histogram = Histogram.of(new double[] {Math.nextDown(4.0)}, 0, 1);

        assertThat(histogram.limit()).isEqualTo(4);
        assertThat(histogram.counts()[Histogram.BINS - 1]).isEqualTo(1);
    }

    @Test
    void whatIsNotFiniteIsCountedApart() {
        Histogram histogram = Histogram.of(
                new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 1e-35f, 7}, 0, 4);

        assertThat(histogram.notFinite()).isEqualTo(3);
        assertThat(histogram.limit()).isGreaterThan(1e-35).isLessThanOrEqualTo(2e-35);
        assertThat(Arrays.stream(histogram.counts()).sum()).isEqualTo(1);
    }

    @Test
    void nothingButZerosHasBinsToo() {
        Histogram histogram = Histogram.of(new float[3], 0, 3);

        assertThat(histogram.limit()).isEqualTo(1);
        assertThat(histogram.counts()[32]).isEqualTo(3);
    }
}
