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
import java.util.List;
import org.junit.jupiter.api.Test;

class LossLandscapeTest {

    /** x = ±2, targets 0: the loss is 4w² + b². */
    private static final Examples BOWL = new Examples(2, 1, 1, new float[] {2, -2}, new float[2]);

    private final Model model = new Model(Nets.LINE, Loss.SQUARED_ERROR);

    @Test
    void aLineThroughABowlIsAParabola() {
        double[] steps = {-1, 0, 0.5, 1};

        LossLandscape.Line line = LossLandscape.line(model, BOWL, new float[] {1, 1}, new double[] {1, -1}, steps);

        assertThat(line.steps()).containsExactly(steps);
        assertThat(line.losses()).containsExactly(4, 5, 4 * 2.25 + 0.25, 16);
    }

    @Test
    void aPlaneThroughABowlIsTheBowl() {
        double[] a = {-1, 0, 1};
        double[] b = {0, 2};

        LossLandscape.Plane plane =
                LossLandscape.plane(model, BOWL, new float[2], new double[] {1, 0}, new double[] {0, 1}, a, b);

        assertThat(plane.losses()).isDeepEqualTo(new double[][] {{4, 8}, {0, 4}, {4, 8}});
    }

    @Test
    void stepsAreEvenAndReachBothEnds() {
        assertThat(LossLandscape.steps(-1, 1, 5)).containsExactly(-1, -0.5, 0, 0.5, 1);
        assertThatThrownBy(() -> LossLandscape.steps(1, -1, 5))
                .hasMessage("5 steps from 1.0 to -1.0 came. Use 2 or more over a rising range.");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> LossLandscape.line(model, BOWL, new float[2], new double[3], new double[] {0, 1}))
                .hasMessage("2 weights and a direction of 3 came; the network needs 2 of both.");
        assertThatThrownBy(() -> LossLandscape.plane(
                        model, BOWL, new float[2], new double[2], new double[2], new double[400], new double[400]))
                .hasMessage("160,000 points are too many. Use 100,000 or fewer.");
    }

    /** 2-2-1: the units' own weights are columns of W, here (3, 4), (0, 2) and (1, 1). */
    @Test
    void aRandomDirectionIsAsLongAsTheWeightsUnitByUnitAndLeavesTheBiases() {
        NetworkSpec network =
                new NetworkSpec(2, List.of(new LayerSpec(2, Activation.TANH), new LayerSpec(1, Activation.IDENTITY)));
        float[] weights = {3, 0, 4, 2, 7, 7, 1, 1, 7};

        double[] direction = Directions.random(network, weights, 0, 0);

        assertThat(Math.hypot(direction[0], direction[2])).isCloseTo(5, within(1e-12));
        assertThat(Math.hypot(direction[1], direction[3])).isCloseTo(2, within(1e-12));
        assertThat(Math.hypot(direction[6], direction[7])).isCloseTo(Math.sqrt(2), within(1e-12));
        assertThat(new double[] {direction[4], direction[5], direction[8]}).containsOnly(0);
        assertThat(direction).isEqualTo(Directions.random(network, weights, 0, 0));
        assertThat(direction).isNotEqualTo(Directions.random(network, weights, 0, 1));
    }

    /** (1, 0) of unit 1 becomes (5, 0); unit 2 has none and gets none. */
    @Test
    void aGivenDirectionIsStretchedUnitByUnit() {
        NetworkSpec network = new NetworkSpec(2, List.of(new LayerSpec(2, Activation.IDENTITY)));

        double[] direction =
                Directions.normalized(network, new float[] {3, 1, 4, 1, 9, 9}, new double[] {1, 0, 0, 0, 3, 3});

        assertThat(direction).containsExactly(5, 0, 0, 0, 0, 0);
    }
}
