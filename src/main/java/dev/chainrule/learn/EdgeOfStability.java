package dev.chainrule.learn;

import dev.chainrule.engine.Activation;
import dev.chainrule.engine.Checkpoint;
import dev.chainrule.engine.EpochListener;
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
import dev.chainrule.engine.probe.Sharpness;
import dev.chainrule.learn.Exhibit.Finding;
import dev.chainrule.learn.Exhibit.Label;
import dev.chainrule.learn.Exhibit.Measured;
import dev.chainrule.web.Format;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Gradient descent on two moons from a fixed start: sharpness, the largest curvature of the loss, beside 2/rate. */
final class EdgeOfStability {

    static final Label LABEL = new Label(
            "edge-of-stability",
            "The edge of stability",
            "What happens when the curvature reaches 2 over the rate?",
            "Gradient descent sharpens: the curvature of the loss rises until it reaches 2 over the rate, and there it stays. The loss is no longer monotone and falls all the same. With a small rate the limit is never met; with one that is too large the first steps explode.",
            "Moons (100, noise 0.1), targets ±1, squared error, 2-16-16-1 tanh, full batch, 6,000 steps; after J. Cohen et al., 2021");

    private static final NetworkSpec NETWORK = new NetworkSpec(
            2,
            List.of(
                    new LayerSpec(16, Activation.TANH),
                    new LayerSpec(16, Activation.TANH),
                    new LayerSpec(1, Activation.IDENTITY)));
    private static final int EVERY = 50;

    private final Model model = new Model(NETWORK, Loss.SQUARED_ERROR);
    private final Format format;
    private final Examples moons;
    private final float[] start;

    /** @param start X [rows][2], y, and params: for each layer W [inputs][outputs] and b */
    EdgeOfStability(JsonNode start, Format format) {
        this.format = format;
        float[] y = floats(start.get("y"));
        this.moons = new Examples(y.length, 2, 1, floats(start.get("X")), y);
        this.start = floats(start.get("params"));
    }

    List<Finding> findings() {
        double before = sharpness(start);
        return List.of(
                new Finding("before", "6.1", new Measured(format.number(before), Math.abs(before - 6.1) < 0.1)),
                sharpened("rate 0.1, steps 900 to 1,800", "19 to 20.5; the limit is 20", 0.1, 900, 1_800, 19, 20.5),
                sharpened("rate 0.4, steps 600 to 6,000", "4.2 to 5.3; the limit is 5", 0.4, 600, 6_000, 4.2, 5.3),
                sharpened("rate 0.02, steps 0 to 6,000", "about 36 at most, far below 100", 0.02, 0, 6_000, 0, 38),
                exploded());
    }

    private Finding sharpened(
            String setting, String expected, double rate, int from, int to, double least, double most) {
        DoubleSummaryStatistics sharpness = new DoubleSummaryStatistics();
        train(rate, to, epoch -> {
            if (epoch.epoch() >= from && epoch.epoch() % EVERY == 0) {
                sharpness.accept(sharpness(epoch.checkpoint().weights()));
            }
        });
        return new Finding(
                setting,
                expected,
                new Measured(
                        "%s to %s".formatted(format.number(sharpness.getMin()), format.number(sharpness.getMax())),
                        sharpness.getMin() >= least && sharpness.getMax() <= most));
    }

    private Finding exploded() {
        List<Double> losses = new ArrayList<>();
        train(0.6, 20, epoch -> losses.add(epoch.training().loss()));
        double largest = losses.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return new Finding(
                "rate 0.6, 20 steps", "loss beyond 10⁶", new Measured(format.number(largest), !(largest <= 1e6)));
    }

    private void train(double rate, int steps, EpochListener listener) {
        TrainingSpec spec = new TrainingSpec(
                NETWORK,
                new Initialization.Zeros(), // not drawn: it goes on from the given start
                Loss.SQUARED_ERROR,
                Score.R_SQUARED,
                new Optimizer.Sgd(0),
                rate,
                moons.rows(),
                steps,
                0);
        Checkpoint given = new Checkpoint(0, start, new float[0]);
        new Trainer().resume(spec, Split.withoutValidation(moons), given, listener, () -> false);
    }

    private double sharpness(float[] weights) {
        return Sharpness.of(model.with(weights), moons).value();
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

    /** Numbers in the order in which they are written, W before b. */
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
