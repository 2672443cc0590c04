package dev.chainrule.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chainrule.engine.Activation;
import dev.chainrule.engine.Checkpoint;
import dev.chainrule.engine.Examples;
import dev.chainrule.engine.Initialization;
import dev.chainrule.engine.LayerSpec;
import dev.chainrule.engine.Loss;
import dev.chainrule.engine.Model;
import dev.chainrule.engine.NetworkSpec;
import dev.chainrule.engine.Optimizer;
import dev.chainrule.engine.Score;
import dev.chainrule.engine.Split;
import dev.chainrule.engine.Trainer;
import dev.chainrule.engine.TrainingSpec;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two moons, targets ±1, mean squared error, tanh 2-16-16-1, full batch, 6,000 steps: gradient descent sharpens until 2/lr and stays there
 * (Cohen et al. 2021). The figures are known from float64; the way there is chaotic, so ranges are asked for and not digits.
 */
class EdgeOfStabilityTest {

    private static final NetworkSpec NETWORK = new NetworkSpec(
            2,
            List.of(
                    new LayerSpec(16, Activation.TANH),
                    new LayerSpec(16, Activation.TANH),
                    new LayerSpec(1, Activation.IDENTITY)));

    private static final int STEPS = 6_000;

    private final Examples moons;
    private final float[] start;

    EdgeOfStabilityTest() throws IOException {
        try (InputStream file = getClass().getResourceAsStream("/oracle/edge_of_stability_start.json")) {
            JsonNode json = JsonMapper.shared().readTree(file);
            moons = new Examples(100, 2, 1, floats(json.get("X")), floats(json.get("y")));
            start = floats(json.get("params"));
        }
    }

    @Test
    void theStartIsNotSharp() {
        assertThat(sharpness(start)).isCloseTo(6.1, within(0.1));
    }

    @Test
    void atOneTenthItSharpensToTwentyAndStaysThere() {
        Run run = run(0.1, STEPS, 50);

        assertThat(run.between(900, 1_800))
                .allSatisfy(point -> assertThat(point.sharpness).isBetween(19.0, 20.5));
        assertThat(run.last().sharpness).isBetween(13.5, 16.5);
        assertThat(run.rises).isBetween(60, 150);
        assertThat(run.losses.get(STEPS)).isBetween(0.009, 0.0107);
    }

    @Test
    void atFourTenthsItStaysAroundFive() {
        Run run = run(0.4, STEPS, 50);

        assertThat(run.between(600, STEPS))
                .allSatisfy(point -> assertThat(point.sharpness).isBetween(4.2, 5.3));
        assertThat(run.losses.get(STEPS)).isBetween(0.0002, 0.00033);
    }

    @Test
    void atSixTenthsItExplodes() {
        Run run = run(0.6, 20, 20);

        assertThat(run.losses).anyMatch(loss -> loss > 1e6);
    }

    @Test
    void atOneFiftiethItNeverComesNearItsLimitAndTheLossNeverRises() {
        Run run = run(0.02, STEPS, 100);

        Point peak = run.points.get(0);
        for (Point point : run.points) {
            peak = point.sharpness > peak.sharpness ? point : peak;
        }
        assertThat(peak.sharpness).isCloseTo(36, within(1.0));
        assertThat(peak.step).isBetween(2_900, 3_700);
        assertThat(run.rises).isZero();
    }

    private record Point(int step, double sharpness) {}

    private static final class Run {
        final List<Double> losses = new ArrayList<>();
        final List<Point> points = new ArrayList<>();
        int rises;

        List<Point> between(int from, int to) {
            return points.stream()
                    .filter(point -> point.step >= from && point.step <= to)
                    .toList();
        }

        Point last() {
            return points.get(points.size() - 1);
        }
    }

    private Run run(double rate, int steps, int every) {
        TrainingSpec spec = new TrainingSpec(
                NETWORK,
                new Initialization.Zeros(),
                Loss.SQUARED_ERROR,
                Score.R_SQUARED,
                new Optimizer.Sgd(0),
                rate,
                100,
                steps,
                0);
        Run run = new Run();
        run.losses.add(new Model(NETWORK, Loss.SQUARED_ERROR).with(start).loss(moons));
        run.points.add(new Point(0, sharpness(start)));
        new Trainer()
                .resume(
                        spec,
                        Split.withoutValidation(moons),
                        new Checkpoint(0, start, new float[0]),
                        result -> {
                            double loss = result.training().loss();
                            run.rises += loss > run.losses.get(result.epoch() - 1) ? 1 : 0;
                            run.losses.add(loss);
                            if (result.epoch() % every == 0) {
                                run.points.add(new Point(
                                        result.epoch(),
                                        sharpness(result.checkpoint().weights())));
                            }
                        },
                        () -> false);
        return run;
    }

    private double sharpness(float[] weights) {
        return Sharpness.of(new Model(NETWORK, Loss.SQUARED_ERROR).with(weights), moons)
                .value();
    }

    private static float[] floats(JsonNode node) {
        List<Float> all = new ArrayList<>();
        collect(node, all);
        float[] floats = new float[all.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = all.get(i);
        }
        return floats;
    }

    private static void collect(JsonNode node, List<Float> all) {
        if (node.isNumber()) {
            all.add((float) node.asDouble());
        } else if (node.isObject()) {
            collect(node.get("W"), all);
            collect(node.get("b"), all);
        } else {
            node.forEach(child -> collect(child, all));
        }
    }
}
