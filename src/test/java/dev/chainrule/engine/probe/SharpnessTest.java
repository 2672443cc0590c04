package dev.chainrule.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chainrule.engine.Activation;
import dev.chainrule.engine.Checkpoint;
import dev.chainrule.engine.EpochResult;
import dev.chainrule.engine.Examples;
import dev.chainrule.engine.Initialization;
import dev.chainrule.engine.LayerSpec;
import dev.chainrule.engine.Loss;
import dev.chainrule.engine.Model;
import dev.chainrule.engine.NetworkSpec;
import dev.chainrule.engine.Optimizer;
import dev.chainrule.engine.Score;
import dev.chainrule.engine.Split;
import dev.chainrule.engine.StopSignal;
import dev.chainrule.engine.Trainer;
import dev.chainrule.engine.TrainingSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With changes below 1e-3 at the end Rayleigh's quotient is off by less than that at these gaps, where each product at least halves them. */
class SharpnessTest {

    private static final double TOLERANCE = 1e-3;

    /** out = w·x + b and x = ±√5: the loss is 5w² + b² = ½·10·w² + ½·2·b², whatever the targets' mean. */
    private static final float ROOT_FIVE = (float) Math.sqrt(5);

    private static final NetworkSpec LINE = new NetworkSpec(1, List.of(new LayerSpec(1, Activation.IDENTITY)));
    private static final Examples BOWL = new Examples(2, 1, 1, new float[] {ROOT_FIVE, -ROOT_FIVE}, new float[2]);

    /** Rows (±1, 0) and (0, ±3): H = 2/4·Σ (x, 1)(x, 1)ᵀ = diag(1, 9, 2). */
    @Test
    void linearRegressionHasTheHessianOfItsInputs() {
        NetworkSpec plane = new NetworkSpec(2, List.of(new LayerSpec(1, Activation.IDENTITY)));
        Examples cross = new Examples(4, 2, 1, new float[] {1, 0, -1, 0, 0, 3, 0, -3}, new float[] {5, 6, 7, 8});
        Model model = new Model(plane, Loss.SQUARED_ERROR).with(new float[] {0.3f, -2, 4});

        Sharpness sharpness = Sharpness.of(model, cross);

        assertThat(sharpness.value()).isCloseTo(9, within(9 * TOLERANCE));
        assertThat(sharpness.speedLimit()).isCloseTo(2.0 / 9, within(TOLERANCE));
        assertThat(sharpness.converged()).isTrue();
        assertThat(sharpness.iterations()).isLessThan(20);
        assertThat(Math.abs(sharpness.direction()[1])).isCloseTo(1, within(TOLERANCE));
        assertThat(model.weights()).containsExactly(0.3f, -2, 4);
    }

    @Test
    void twoBySharpnessIsWhereTheBowlsSpeedLimitIs() {
        Model model = new Model(LINE, Loss.SQUARED_ERROR).with(new float[] {1, 0});

        assertThat(Sharpness.of(model, BOWL).value()).isCloseTo(10, within(10 * TOLERANCE));
    }

    /** |1 − 10·lr|⁵⁰ of w = 1; √5 is a float32, so λ is 10 to 1e-7 and what 50 steps make of it 1e-5. */
    @ParameterizedTest
    @CsvSource({"0.19, 0.00515", "0.20, 1", "0.21, 117.4"})
    void gradientDescentConvergesBelowItBouncesAtItAndDivergesAboveIt(double rate, double size) {
        assertThat(Math.abs(weightAfter(50, rate, 0))).isCloseTo(size, within(1e-3 * size));
    }

    /** With momentum β the limit is 2(1 + β)/λ = 0.38. */
    @ParameterizedTest
    @CsvSource({"0.379, 0, 0.1", "0.381, 10, 1e38"})
    void momentumRaisesTheLimit(double rate, double least, double most) {
        assertThat(Math.abs(weightAfter(2_000, rate, 0.9))).isBetween(least, most);
    }

    /** Hinge on tanh(w + b) at −0.5: L″ = 2·tanh·sech² = −0.727 along (1, 1), which makes −1.45, and 0 across. */
    @Test
    void whereTheLargestBySizeIsNegativeTheLargestIsFound() {
        NetworkSpec bent = new NetworkSpec(1, List.of(new LayerSpec(1, Activation.TANH)));
        Model model = new Model(bent, Loss.HINGE).with(new float[] {-0.25f, -0.25f});

        Sharpness sharpness = Sharpness.of(model, new Examples(1, 1, 1, new float[] {1}, new float[] {1}));

        assertThat(sharpness.value()).isCloseTo(0, within(1e-3));
        assertThat(sharpness.converged()).isTrue();
        double[] v = sharpness.direction();
        assertThat(v[0]).isCloseTo(-v[1], within(1e-2));
    }

    @Test
    void aFlatLossHasNoSpeedLimit() {
        Model model = new Model(LINE, Loss.ABSOLUTE_ERROR).with(new float[] {10, 0});

        Sharpness sharpness = Sharpness.of(model, BOWL);

        assertThat(sharpness.value()).isZero();
        assertThat(sharpness.speedLimit()).isInfinite();
        assertThat(sharpness.converged()).isTrue();
    }

    @Test
    void aLimitThatIsTooLowIsToldOf() {
        Model model = new Model(LINE, Loss.SQUARED_ERROR).with(new float[] {1, 0});

        assertThat(Sharpness.of(model, BOWL, new double[] {1, 1}, 2, 1e-4).converged())
                .isFalse();
    }

    @Test
    void aStartOfNothingIsRefused() {
        Model model = new Model(LINE, Loss.SQUARED_ERROR);

        assertThatThrownBy(() -> Sharpness.of(model, BOWL, new double[2], 10, 1e-4))
                .hasMessage("The start has 2 values and length 0.0; the network needs 2 values, not all 0.");
    }

    private static double weightAfter(int steps, double rate, double momentum) {
        TrainingSpec spec = new TrainingSpec(
                LINE,
                new Initialization.Zeros(),
                Loss.SQUARED_ERROR,
                Score.R_SQUARED,
                new Optimizer.Sgd(momentum),
                rate,
                2,
                steps,
                0);
        float[] start = {1, 0};
        float[] rest = momentum > 0 ? new float[2] : new float[0];
        EpochResult[] last = new EpochResult[1];
        new Trainer()
                .resume(
                        spec,
                        Split.withoutValidation(BOWL),
                        new Checkpoint(0, start, rest),
                        result -> last[0] = result,
                        StopSignal.NEVER);
        return last[0].checkpoint().weights()[0];
    }
}
