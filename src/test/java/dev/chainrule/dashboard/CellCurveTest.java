package dev.chainrule.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chainrule.run.Outcome;
import dev.chainrule.run.RunStatus;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CellCurveTest {

    private static final Cell LEARNED =
            new Cell(0, 0, List.of(Facts.learned("zeros", 1, 0, .1), Facts.learned("zeros", 1, 1, .1)));

    @Test
    void theMeanRestsOnEverySeedThatIsStillFinite() {
        CellCurve curve = CellCurve.of(List.of(new float[] {1, .1f, .01f}, new float[] {1, .001f, Float.NaN}), LEARNED);

        assertThat(curve.epochs()).containsExactly(0, 1, 2);
        assertThat(curve.mean()[1]).isCloseTo(.01f, within(1e-6f));
        assertThat(curve.count()).containsExactly(2, 2, 1);
        assertThat(curve.mark()).isNull();
    }

    @Test
    void theMeanEndsWhereFewerThanHalfOfTheSeedsAreFinite() {
        Cell cell = new Cell(
                0,
                0,
                List.of(
                        Facts.done("zeros", 1, 0, Double.NaN, Outcome.NOT_FINITE),
                        Facts.done("zeros", 1, 1, Double.NaN, Outcome.NOT_FINITE),
                        Facts.learned("zeros", 1, 2, .1)));
        CellCurve curve = CellCurve.of(
                List.of(new float[] {1, 5, Float.NaN}, new float[] {1, 5}, new float[] {1, .5f, .1f}), cell);

        assertThat(curve.epochs()).containsExactly(0, 1);
        // both diverged at epoch 3 of the run, beyond the drawn line: the cross stands at its end
        assertThat(curve.mark().notFinite()).isTrue();
        assertThat(curve.mark().epoch()).isEqualTo(3);
        // (5 · 5 · .5)^(1/3)
        assertThat(curve.mark().loss()).isCloseTo(2.3208f, within(1e-4f));
    }

    @Test
    void aLongCurveKeepsItsPeaks() {
        float[] loss = new float[20_001];
        java.util.Arrays.fill(loss, .5f);
        loss[7_777] = 40;
        loss[12_345] = .001f;
        RunFacts run = Facts.open("zeros", 1, 0, RunStatus.RUNNING);
        CellCurve curve = CellCurve.of(List.of(loss), new Cell(0, 0, List.of(run)));

        assertThat(curve.length()).isLessThan(300);
        assertThat(curve.epochs()).contains(0, 7_777, 12_345, 20_000);
        assertThat(curve.mean()[curve.placeOf(7_777)]).isEqualTo(40f, within(1e-4f));
    }

    @Test
    void reductionKeepsTheFirstTheSmallestTheLargestAndTheLastOfEachStretch() {
        double[] values =
                IntStream.range(0, 100).mapToDouble(i -> (i * 37) % 100).toArray();
        int[] places = Reduction.places(values, 10);

        // 37 · i mod 100 in 0 … 9 is 0 37 74 11 48 85 22 59 96 33: smallest at 0, largest at 8
        assertThat(places).startsWith(0, 8, 9, 10);
        assertThat(places.length).isLessThanOrEqualTo(40);
        assertThat(Reduction.places(new double[] {3, 2, 1}, 10)).containsExactly(0, 1, 2);
    }

    @Test
    void ofManyLinesSomeAreChosenEvenlyAndTheWantedOneIsAmongThem() {
        assertThat(CurvePanels.chosen(5, 6, -1)).containsExactly(0, 1, 2, 3, 4);
        assertThat(CurvePanels.chosen(50, 6, -1)).containsExactly(0, 9, 19, 29, 39, 49);
        assertThat(CurvePanels.chosen(50, 6, 21)).containsExactly(0, 9, 21, 29, 39, 49);
        assertThat(CurvePanels.chosen(50, 6, 3)).containsExactly(0, 3, 19, 29, 39, 49);
    }
}
