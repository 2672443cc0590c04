package dev.chainrule.run.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chainrule.engine.Activation;
import dev.chainrule.engine.probe.Histogram;
import org.junit.jupiter.api.Test;

class HistogramDrawingTest {

    private static HistogramDrawing of(double... values) {
        return new HistogramDrawing(Histogram.of(values, 0, values.length));
    }

    @Test
    void theAxisGoesFromTheFirstValuesBinToTheLast() {
        // The limit is 1, the power of two above ¾; bins are 1/32 wide.
        HistogramDrawing drawing = of(-0.5, 0.75, 0.75, 0.25);

        assertThat(drawing.low()).isEqualTo(-0.5);
        assertThat(drawing.high()).isEqualTo(0.78125); // ¾ + 1/32
        assertThat(drawing.top()).isEqualTo(0.5); // two of four
        assertThat(drawing.place(0)).isEqualTo(300 * 0.5 / 1.28125, within(1e-12));
        // The first bar is half as high as the picture, 96 · ½, and 300/41 wide less a gap of 1.
        assertThat(drawing.bars()).startsWith("M0.0 96V48.0H6.3V96Z");
    }

    @Test
    void zeroIsAlwaysOnTheAxis() {
        assertThat(of(0.5, 0.75).low()).isZero();
        assertThat(of(-0.5, -0.75).high()).isZero();
        assertThat(of(0, 0).low()).isNegative();
    }

    @Test
    void aBarAtZeroThatHidesTheOthersIsCutOff() {
        HistogramDrawing drawing = of(0, 0, 0, 0, 0, 0.5, 0.75, 0.75);

        assertThat(drawing.cut()).isTrue();
        assertThat(drawing.shareAtZero()).isEqualTo(0.625); // five of eight
        assertThat(drawing.top()).isEqualTo(0.5); // twice the two beside, of eight
        assertThat(of(0, 0, 0.5, 0.5).cut()).isFalse();
    }

    @Test
    void flatEndsBeginWhereOutputsCountAsSaturated() {
        HistogramDrawing drawing = of(-0.99, 0.5, 0.99);

        // From −1 to 1 over 300: 0.97 lies at 295.5, but for the rounding of 0.97 to a float, 150 · 6e-8.
        assertThat(drawing.flats(Activation.TANH))
                .hasSize(2)
                .allSatisfy(flat -> assertThat(flat.width()).isEqualTo(4.5, within(1e-5)));
        // From −1 to 1 as well: 0.015 lies at 152.25, 0.985 at 297.75.
        assertThat(of(-0.99, 0.001, 0.99).flats(Activation.SIGMOID))
                .satisfiesExactly(
                        low -> {
                            assertThat(low.x()).isZero();
                            assertThat(low.width()).isEqualTo(152.25, within(1e-5));
                        },
                        high -> assertThat(high.width()).isEqualTo(2.25, within(1e-5)));
        assertThat(drawing.flats(Activation.ELU))
                .singleElement()
                .satisfies(flat -> assertThat(flat.x()).isZero());
        assertThat(drawing.flats(Activation.RELU)).isEmpty();
        assertThat(of(-0.5, 0.5).flats(Activation.TANH)).isEmpty();
    }

    @Test
    void quartilesAreMiddlesOfBins() {
        HistogramDrawing drawing = of(-0.5, 0.25, 0.25, 0.75);

        assertThat(drawing.quantile(0)).isEqualTo(-0.5 + 1.0 / 64);
        assertThat(drawing.quantile(0.5)).isEqualTo(0.25 + 1.0 / 64);
        assertThat(drawing.quantile(1)).isEqualTo(0.75 + 1.0 / 64);
    }
}
