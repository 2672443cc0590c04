package dev.chainrule.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chainrule.engine.Activation;
import dev.chainrule.engine.Examples;
import dev.chainrule.engine.LayerSpec;
import dev.chainrule.engine.Loss;
import dev.chainrule.engine.Model;
import dev.chainrule.engine.NetworkSpec;
import dev.chainrule.engine.probe.ChainRule.Place;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChainRuleTest {

    /** The shape of {@link Nets#three}: 3-6-5-2. */
    private static final int[] SIZES = {3, 6, 5, 2};

    @Test
    void oneRowThroughTwoUnitsIsWorkedByHand() {
        // 1-1-1: ReLU of 2x + 1, then 3a − 4; x = 1, y = 2.
        NetworkSpec network =
                new NetworkSpec(1, List.of(new LayerSpec(1, Activation.RELU), new LayerSpec(1, Activation.IDENTITY)));
        Model model = new Model(network, Loss.SQUARED_ERROR).with(new float[] {2, 1, 3, -4});
        ChainRule chain = new ChainRule(model, new Examples(1, 1, 1, new float[] {1}, new float[] {2}));

        RowPass pass = chain.pass(0);

        assertThat(pass.z()).isDeepEqualTo(new double[][] {{3}, {5}}); // 2·1 + 1, then 3·3 − 4
        assertThat(pass.loss()).isEqualTo(9); // (5 − 2)²
        assertThat(pass.byZ()).isDeepEqualTo(new double[][] {{18}, {6}}); // 2·(5 − 2), and 3·6 through ReLU's 1
        assertThat(pass.slope(new Place(1, 0, 0))).isEqualTo(18); // 6 · a = 6 · 3
        assertThat(pass.slope(new Place(0, 0, 0))).isEqualTo(18); // 18 · x
        assertThat(pass.slope(new Place(0, Place.BIAS, 0))).isEqualTo(18);
        assertThat(chain.weight(new Place(0, Place.BIAS, 0))).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void theMeanOverRowsIsTheEnginesGradientForEveryLoss(Loss loss) {
        agrees(Nets.three(Activation.TANH, loss), Nets.rows(40, loss));
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void theMeanOverRowsIsTheEnginesGradientForEveryActivation(Activation hidden) {
        agrees(Nets.three(hidden, Loss.SQUARED_ERROR), Nets.rows(40, Loss.SQUARED_ERROR));
    }

    private static void agrees(Model model, Examples rows) {
        double[] engine = model.gradient(rows);
        double largest = Arrays.stream(engine).map(Math::abs).max().orElseThrow();
        ChainRule chain = new ChainRule(model, rows);
        int seen = 0;
        for (int layer = 0; layer < 3; layer++) {
            for (int unit = 0; unit < SIZES[layer + 1]; unit++) {
                for (int from = Place.BIAS; from < SIZES[layer]; from++) {
                    Place place = new Place(layer, from, unit);
                    double mean = Arrays.stream(chain.slopes(place)).average().orElseThrow();
                    // The engine adds up 40 rows in float32: some ten roundings of 6e-8.
                    assertThat(mean).isEqualTo(engine[chain.index(place)], within(2e-6 * largest));
                    seen++;
                }
            }
        }
        assertThat(seen).isEqualTo(model.parameters());
    }

    @ParameterizedTest
    @EnumSource(
            value = Loss.class,
            names = {"SQUARED_ERROR", "SIGMOID_CROSS_ENTROPY", "SOFTMAX_CROSS_ENTROPY"})
    void aRowsSlopeIsItsCentralDifference(Loss loss) {
        Model model = Nets.three(Activation.SILU, loss);
        Examples rows = Nets.rows(5, loss);
        ChainRule chain = new ChainRule(model, rows);
        Float64 plain = new Float64(model.network(), loss);
        for (Place place : List.of(new Place(0, 2, 4), new Place(1, 5, 0), new Place(2, Place.BIAS, 1))) {
            for (int row = 0; row < 5; row++) {
                Examples alone = new Examples(
                        1,
                        3,
                        2,
                        Arrays.copyOfRange(rows.x(), 3 * row, 3 * row + 3),
                        Arrays.copyOfRange(rows.y(), 2 * row, 2 * row + 2));
                double up = plain.loss(nudged(model, chain.index(place), 1e-5), alone);
                double down = plain.loss(nudged(model, chain.index(place), -1e-5), alone);
                // Error of the difference: its step squared, and 1e-16 over the step.
                assertThat(chain.slopes(place)[row]).isEqualTo((up - down) / 2e-5, within(1e-8));
                assertThat(chain.pass(row).slope(place)).isEqualTo(chain.slopes(place)[row]);
            }
        }
    }

    private static double[] nudged(Model model, int index, double by) {
        float[] weights = model.weights();
        double[] wide = new double[weights.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = weights[i];
        }
        wide[index] += by;
        return wide;
    }

    @Test
    void whatComesBackIsTheSumOverTheUnitsBehindTimesTheSlope() {
        Model model = Nets.three(Activation.TANH, Loss.SOFTMAX_CROSS_ENTROPY);
        ChainRule chain = new ChainRule(model, Nets.rows(3, Loss.SOFTMAX_CROSS_ENTROPY));

        RowPass pass = chain.pass(1);

        double sum = 0;
        for (int k = 0; k < 5; k++) {
            sum += chain.weight(new Place(1, 4, k)) * pass.byZ()[1][k];
        }
        // The same products in the same order.
        assertThat(pass.byA()[0][4]).isEqualTo(sum);
        assertThat(pass.byZ()[0][4]).isEqualTo(sum * pass.slopes()[0][4]);
        assertThat(pass.slopes()[0][4]).isEqualTo(1 - pass.a()[0][4] * pass.a()[0][4]);
        // Of a softmax: its share less the target.
        assertThat(pass.byZ()[2][0]).isEqualTo(pass.answers()[0] - pass.targets()[0]);
        assertThat(pass.answers()[0] + pass.answers()[1]).isEqualTo(1, within(1e-15));
    }

    @Test
    void aPlaceThatIsNotThereIsNamed() {
        ChainRule chain = new ChainRule(Nets.three(Activation.TANH, Loss.HUBER), Nets.rows(1, Loss.HUBER));

        assertThatThrownBy(() -> chain.index(new Place(3, 0, 0))).hasMessage("There is no layer 3. Use 0 to 2.");
        assertThatThrownBy(() -> chain.index(new Place(1, 6, 0)))
                .hasMessage("Nothing comes from 6. Use 0 to 5, or -1 for the bias.");
        assertThatThrownBy(() -> chain.index(new Place(1, 5, 5))).hasMessage("There is no unit 5. Use 0 to 4.");
    }
}
