package dev.chainrule.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chainrule.engine.Activation;
import dev.chainrule.engine.Examples;
import dev.chainrule.engine.LayerSpec;
import dev.chainrule.engine.Loss;
import dev.chainrule.engine.Model;
import dev.chainrule.engine.NetworkSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConfusionTest {

    /** Three outputs that are the three inputs. */
    private static final Model MIRROR = new Model(
                    new NetworkSpec(3, List.of(new LayerSpec(3, Activation.IDENTITY))), Loss.SOFTMAX_CROSS_ENTROPY)
            .with(new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0});

    private static final Examples FIVE = new Examples(
            5,
            3,
            3,
            new float[] {
                9, 0, 0, // taken for 0
                0, 1, 0, // for 1
                0, 0, 2, // for 2
                0, 3, 3, // for 1, the first of equals
                4, 0, 0 // for 0
            },
            new float[] {1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0});

    @Test
    void countsWhatIsTakenForWhat() {
        Confusion confusion = Confusion.of(MIRROR, FIVE);

        assertThat(confusion.counts()).isDeepEqualTo(new int[][] {{2, 0, 0}, {0, 1, 1}, {0, 1, 0}});
        assertThat(confusion.accuracy()).isEqualTo(0.6);
        assertThat(confusion.rows(1)).isEqualTo(2);
    }

    /** out = x: above 0 is class 1 for a logit. */
    @Test
    void oneOutputMakesTwoClasses() {
        Model model = new Model(Nets.LINE, Loss.SIGMOID_CROSS_ENTROPY).with(new float[] {1, 0});
        Examples rows = new Examples(4, 1, 1, new float[] {-1, 0, 0.1f, 3}, new float[] {0, 1, 0, 1});

        assertThat(Confusion.of(model, rows).counts()).isDeepEqualTo(new int[][] {{1, 1}, {1, 1}});
    }

    /** A sigmoid of its own that is compared with 0 and 1 says class 1 above a half, that is for x above 0. */
    @Test
    void aSigmoidSaysOneAboveAHalf() {
        NetworkSpec network = new NetworkSpec(1, List.of(new LayerSpec(1, Activation.SIGMOID)));
        Model model = new Model(network, Loss.SQUARED_ERROR).with(new float[] {1, 0});
        Examples rows = new Examples(2, 1, 1, new float[] {-0.1f, 0.1f}, new float[] {0, 1});

        assertThat(Confusion.of(model, rows).counts()).isDeepEqualTo(new int[][] {{1, 0}, {0, 1}});
    }

    /** Outputs 0, 0, 2 for class 1 cost log(2 + e²) − 0 = 2.24; outputs 0, 3, 3 for class 2 cost log(1 + 2e³) − 3 = 0.72. */
    @Test
    void theWorstRowsAreThoseOfTheLargestLoss() {
        List<RowLoss> worst = RowLoss.worst(MIRROR, FIVE, 2);

        assertThat(worst).extracting(RowLoss::row).containsExactly(2, 3);
        assertThat(worst.get(0).loss()).isCloseTo(Math.log(2 + Math.exp(2)), within(1e-12));
        assertThat(worst.get(1).loss()).isCloseTo(Math.log(1 + 2 * Math.exp(3)) - 3, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource
    void theRowsLossesMakeTheLossTogether(Loss loss) {
        Model model = Nets.three(Activation.TANH, loss);
        Examples rows = Nets.rows(200, loss);

        List<RowLoss> all = RowLoss.worst(model, rows, Integer.MAX_VALUE);

        assertThat(all).hasSize(200);
        assertThat(all.stream().mapToDouble(RowLoss::loss).average().orElseThrow())
                .isCloseTo(model.loss(rows), within(1e-12));
    }

    @Test
    void whatIsNotFiniteIsWorseThanAnythingAndEqualsComeInOrder() {
        Model model = new Model(Nets.LINE, Loss.SQUARED_ERROR).with(new float[] {Float.MAX_VALUE, 0});
        float[] x = {1e-38f, 0, 10, 0, -10};
        Examples rows = new Examples(5, 1, 1, x, new float[5]);

        assertThat(RowLoss.worst(model, rows, 9)).extracting(RowLoss::row).containsExactly(2, 4, 0, 1, 3);
        assertThat(RowLoss.worst(model, rows, 0)).isEmpty();
    }
}
