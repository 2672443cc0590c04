package dev.chainrule.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainrule.engine.LayerHealth;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunHealthTest {

    @Test
    void whatIsWrittenIsReadBackNotFiniteNumbersIncluded() {
        LayerHealth first = new LayerHealth(0.1f, 0.2f, 0.3f, 0.4f, Float.NaN, 0.6f, Float.NEGATIVE_INFINITY);
        LayerHealth second = new LayerHealth(-1, 2, 3, 4, Float.POSITIVE_INFINITY, 6, 7);
        List<EpochHealth> health =
                List.of(new EpochHealth(0, List.of(first, second)), new EpochHealth(7, List.of(second, first)));

        byte[] figures = HealthBytes.figures(health);

        assertThat(figures).hasSize(2 * 2 * 7 * 4);
        assertThat(HealthBytes.read(HealthBytes.epochs(health), figures)).isEqualTo(health);
    }

    /** The second layer is dead at epochs 1, 3 and 4, so it is since 3; the first only was. */
    @Test
    void sinceWhenSomethingHoldsWithoutABreak() {
        RunHealth run = new RunHealth(
                List.of(epoch(0, 0, 0), epoch(1, 1, 0.98f), epoch(2, 1, 0.1f), epoch(3, 1, 0.95f), epoch(4, 0, 0.98f)));

        assertThat(run.since(1, layer -> layer.deadShare() > 0.9f)).hasValue(3);
        assertThat(run.since(0, layer -> layer.deadShare() > 0.9f)).isEmpty();
        assertThat(run.since(1, layer -> true)).hasValue(0);
        assertThat(run.layers()).isEqualTo(2);
    }

    @Test
    void aRunWithoutHealthHasNoLayersToTellOf() {
        assertThat(new RunHealth(List.of()).layers()).isZero();
    }

    /** 256 KB hold 262,144 / (3 layers · 7 figures · 4 bytes) = 3,120 epochs of three layers. */
    @Test
    void ofARunThatIsTooLongSomeEpochsAreKept() {
        assertThat(HealthLog.kept(3_119, 3).all()).isTrue();
        assertThat(HealthLog.kept(3_120, 3).all()).isFalse();
        assertThat(HealthLog.kept(20_000, 3).count()).isBetween(2_500, 3_120);
        assertThat(HealthLog.kept(20_000, 3).keeps(20_000)).isTrue();
        assertThat(HealthLog.kept(20_000, 1_000).count()).isGreaterThan(2);
    }

    private static EpochHealth epoch(int epoch, float... deadShares) {
        return new EpochHealth(
                epoch,
                List.of(
                        new LayerHealth(0, 0, deadShares[0], 0, 0, 0, 0),
                        new LayerHealth(0, 0, deadShares[1], 0, 0, 0, 0)));
    }
}
