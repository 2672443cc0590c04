package dev.chainrule.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chainrule.engine.Activation;
import dev.chainrule.engine.Examples;
import dev.chainrule.engine.Loss;
import dev.chainrule.engine.Model;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GradientCheckTest {

    private static final int ROWS = 40;

    @ParameterizedTest
    @EnumSource
    void everyActivationAgrees(Activation activation) {
        assertAgrees(Nets.three(activation, Loss.SQUARED_ERROR));
    }

    @ParameterizedTest
    @EnumSource
    void everyLossAgrees(Loss loss) {
        assertAgrees(Nets.three(Activation.TANH, loss));
    }

    private static void assertAgrees(Model model) {
        float[] weights = model.weights();

        List<GradientCheck> layers = GradientCheck.of(model, Nets.rows(ROWS, model.loss()));

        assertThat(layers).hasSize(3).allSatisfy(layer -> {
            assertThat(layer.error()).isLessThan(2e-5); // float32 rounds to 6e-8, some hundred times over
            assertThat(layer.agrees()).isTrue();
            assertThat(layer.compared()).isGreaterThan(layer.bends());
            assertThat(layer.largest()).isPositive();
        });
        assertThat(layers.get(0).compared() + layers.get(0).bends()).isEqualTo(3 * 6 + 6);
        assertThat(model.weights()).isEqualTo(weights);
    }

    @Test
    void oneWrongParameterIsFound() {
        Model model = Nets.three(Activation.TANH, Loss.SQUARED_ERROR);
        Examples rows = Nets.rows(ROWS, Loss.SQUARED_ERROR);
        double[] gradient = model.gradient(rows);
        gradient[30] += 0.001; // the second layer starts at 24

        List<GradientCheck> layers = GradientCheck.of(model, rows, gradient);

        assertThat(layers).extracting(GradientCheck::agrees).containsExactly(true, false, true);
        assertThat(layers.get(1).worst()).isEqualTo(30);
        assertThat(layers.get(1).gradient() - layers.get(1).difference()).isCloseTo(0.001, within(1e-5));
    }

    /** To 15 digits, from tables. */
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.1, 0.112462916018285",
        "0.5, 0.520499877813047",
        "1, 0.842700792949715",
        "2, 0.995322265018953",
        "3.5, 0.999999256901628",
        "5.9, 1",
        "9, 1"
    })
    void erfIsExact(double x, double expected) {
        assertThat(Float64.erf(x)).isCloseTo(expected, within(2e-15));
        assertThat(Float64.erf(-x)).isCloseTo(-expected, within(2e-15));
    }
}
