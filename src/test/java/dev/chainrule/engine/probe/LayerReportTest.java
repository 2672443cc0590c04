package dev.chainrule.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chainrule.engine.Activation;
import dev.chainrule.engine.Examples;
import dev.chainrule.engine.LayerHealth;
import dev.chainrule.engine.LayerSpec;
import dev.chainrule.engine.Loss;
import dev.chainrule.engine.Model;
import dev.chainrule.engine.NetworkSpec;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerReportTest {

    private static final Examples TWO_ROWS = new Examples(2, 1, 1, new float[] {1, 2}, new float[] {0, 0});

    /** From w = 1, b = 0: outputs 1 and 2; dw = 2·(1 + 4)/2 = 5, db = 2·(1 + 2)/2 = 3. */
    @Test
    void plainDescentsNextUpdateIsTheRateTimesTheGradient() {
        Model model = new Model(Nets.LINE, Loss.SQUARED_ERROR).with(new float[] {1, 0});

        LayerReport report = LayerReport.of(model, TWO_ROWS, 0.01).get(0);

        LayerHealth health = report.health();
        assertThat(health.activationMean()).isEqualTo(1.5f);
        assertThat(health.activationDeviation()).isEqualTo(0.5f);
        assertThat(health.gradientNorm()).isCloseTo((float) Math.sqrt(34), within(1e-6f));
        assertThat(health.weightNorm()).isEqualTo(1);
        assertThat(health.updateRatio()).isCloseTo((float) Math.log10(0.01 * Math.sqrt(34)), within(1e-6f));
        assertThat(report.gradients().limit()).isEqualTo(8); // the weight's alone, 5
        assertThat(Arrays.stream(report.gradients().counts()).sum()).isEqualTo(1);
        assertThat(report.activations().counts()[48]).isEqualTo(1); // 1, of −4 to 4… whose limit is above 2
        assertThat(Arrays.stream(report.activations().counts()).sum()).isEqualTo(2);
        assertThat(report.weights().limit()).isEqualTo(2);
    }

    /** From (0.6, 0.8), of length 1, to (0.6, 0.9). */
    @Test
    void anUpdateIsTheDifferenceOfTwoWeights() {
        Model model = new Model(Nets.LINE, Loss.SQUARED_ERROR).with(new float[] {0.6f, 0.9f});

        LayerHealth health = LayerReport.after(model, TWO_ROWS, new float[] {0.6f, 0.8f})
                .get(0)
                .health();

        assertThat(health.updateRatio()).isCloseTo(-1, within(1e-6f));
        assertThat(health.weightNorm()).isCloseTo((float) Math.sqrt(0.36 + 0.81), within(1e-6f));
    }

    /** Zero weights: what moves is infinitely larger, and what does not is infinitely smaller than anything. */
    @Test
    void noWeightsAndNoUpdateHaveRatiosTheyCanHave() {
        Model model = new Model(Nets.LINE, Loss.SQUARED_ERROR).with(new float[] {0, 1});

        assertThat(ratio(model, new float[2])).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(ratio(model, new float[] {0, 1})).isEqualTo(Float.NEGATIVE_INFINITY);
    }

    /** Layers of 2 ReLU and 1 linear unit; the first unit is −x, dead on positive rows. */
    @Test
    void eachLayerHasItsOwnPart() {
        NetworkSpec network =
                new NetworkSpec(1, List.of(new LayerSpec(2, Activation.RELU), new LayerSpec(1, Activation.IDENTITY)));
        Model model = new Model(network, Loss.SQUARED_ERROR).with(new float[] {-1, 1, 0, 0, 1, 1, 0});

        List<LayerReport> reports = LayerReport.of(model, TWO_ROWS, 0.1);

        assertThat(reports.get(0).health().deadShare()).isEqualTo(0.5f);
        assertThat(reports.get(0).health().weightNorm()).isCloseTo((float) Math.sqrt(2), within(1e-6f));
        // Only the living unit has gradients, 5 and 3, as out is x; the layer above has 5 (of the living), 0 and 3.
        assertThat(reports.get(0).health().gradientNorm()).isCloseTo((float) Math.sqrt(34), within(1e-5f));
        assertThat(reports.get(1).health().gradientNorm()).isCloseTo((float) Math.sqrt(34), within(1e-5f));
        assertThat(reports.get(1).health().deadShare()).isZero();
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Model model = new Model(Nets.LINE, Loss.SQUARED_ERROR);

        assertThatThrownBy(() -> LayerReport.after(model, TWO_ROWS, new float[3]))
                .hasMessage("The weights before the update: 3 values came; the network needs 2.");
    }

    private static float ratio(Model model, float[] before) {
        return LayerReport.after(model, TWO_ROWS, before).get(0).health().updateRatio();
    }
}
