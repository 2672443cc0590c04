package dev.chainrule.learn;

import dev.chainrule.autograd.Value;
import dev.chainrule.learn.Exhibit.Computed;
import dev.chainrule.learn.Exhibit.Finding;
import dev.chainrule.learn.Exhibit.Label;
import dev.chainrule.learn.Exhibit.Measured;
import dev.chainrule.web.Format;
import java.util.List;
import org.springframework.stereotype.Component;

/** The exhibits that need no experiment: computed in a moment by the engine and its probes, or by the scalar engine. */
@Component
class ComputedExhibits {

    private final Format format;
    private final Parts parts;

    ComputedExhibits(Format format, Parts parts) {
        this.format = format;
        this.parts = parts;
    }

    List<Exhibit> all() {
        return List.of(
                new Computed(SignalThroughDepth.LABEL, () -> new SignalThroughDepth(format).findings()),
                speedLimit(),
                new Computed(
                        EdgeOfStability.LABEL,
                        () -> new EdgeOfStability(parts.read("edge-of-stability-start"), format).findings()),
                wronglySure());
    }

    private Exhibit speedLimit() {
        return new Computed(
                new Label(
                        "speed-limit",
                        "Twice over the curvature is the speed limit",
                        "How large may a learning rate be?",
                        "On a bowl of curvature h a step multiplies the distance by 1 − rate·h. It shrinks while the rate is below 2/h, bounces for ever at 2/h, and grows beyond. Momentum of 0.9 moves the limit to 3.8/h.",
                        "½·10·w² from w = 1: 50 steps without momentum, 2,000 with"),
                () -> List.of(
                        reached("rate 0.19", "0.00515", 0.19, 0, 50, 0.00510, 0.00520),
                        reached("rate 0.20", "1: it bounces for ever", 0.2, 0, 50, 0.999, 1.001),
                        reached("rate 0.21", "117.4", 0.21, 0, 50, 117.3, 117.5),
                        reached("rate 0.379, momentum 0.9", "0", 0.379, 0.9, 2_000, 0, 0.01),
                        reached(
                                "rate 0.381, momentum 0.9",
                                "diverged",
                                0.381,
                                0.9,
                                2_000,
                                10,
                                Double.POSITIVE_INFINITY)));
    }

    private Finding reached(
            String setting, String expected, double rate, double momentum, int steps, double least, double most) {
        Value w = Value.of("w", 1);
        double velocity = 0;
        for (int step = 0; step < steps; step++) {
            w.resetGradient();
            w.times(w).times(5).backward(); // ½·10·w²
            velocity = momentum * velocity + w.gradient();
            w.set(w.data() - rate * velocity);
        }
        double distance = Math.abs(w.data());
        return new Finding(
                setting, expected, new Measured(format.number(distance), distance >= least && distance <= most));
    }

    private Exhibit wronglySure() {
        return new Computed(
                new Label(
                        "wrongly-sure",
                        "Squared error learns slowly when it is badly wrong",
                        "Why is cross-entropy the loss of classifiers?",
                        "A sigmoid that is sure of the wrong answer is flat there. The gradient of squared error has the sigmoid’s slope as a factor and nearly vanishes; in that of cross-entropy it cancels, and the most wrong learns the fastest.",
                        "One sigmoid neuron, x = 1, target 0, rate 0.15, 300 steps; after M. Nielsen, Neural Networks and Deep Learning, chapter 3"),
                () -> List.of(
                        answered("squared error from (0.6, 0.9)", "0.82 → 0.09", 0.6, 0.9, 300, false, 0.07, 0.11),
                        answered(
                                "squared error from (2, 2), after 100 steps",
                                "still 0.96",
                                2,
                                2,
                                100,
                                false,
                                0.94,
                                0.98),
                        answered("squared error from (2, 2)", "0.98 → 0.20", 2, 2, 300, false, 0.18, 0.22),
                        answered("cross-entropy from (0.6, 0.9)", "0.82 → 0.012", 0.6, 0.9, 300, true, 0.008, 0.016),
                        answered("cross-entropy from (2, 2)", "0.98 → 0.012", 2, 2, 300, true, 0.008, 0.016)));
    }

    private Finding answered(
            String setting,
            String expected,
            double weight,
            double bias,
            int steps,
            boolean crossEntropy,
            double least,
            double most) {
        Value w = Value.of("w", weight);
        Value b = Value.of("b", bias);
        double start = w.plus(b).sigmoid().data();
        for (int step = 0; step < steps; step++) {
            w.resetGradient();
            b.resetGradient();
            Value logit = w.plus(b); // x = 1
            Value answer = logit.sigmoid();
            Value loss = crossEntropy ? logit.softplus() : answer.times(answer).times(0.5); // the target is 0
            loss.backward();
            w.set(w.data() - 0.15 * w.gradient());
            b.set(b.data() - 0.15 * b.gradient());
        }
        double end = w.plus(b).sigmoid().data();
        return new Finding(
                setting,
                expected,
                new Measured(
                        "%s → %s".formatted(format.number(start), format.number(end)), end >= least && end <= most));
    }
}
