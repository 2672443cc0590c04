package dev.chainrule.run.page;

import dev.chainrule.engine.TrainingSpec;
import dev.chainrule.run.Probed;
import dev.chainrule.run.Probing;
import dev.chainrule.run.Run;
import dev.chainrule.run.SpeedLimit;
import dev.chainrule.web.Format;
import dev.chainrule.web.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Words how sharply the loss bends at an epoch and what it looks like around. */
@Component
class GaugeFacts {

    /** Nearer to the limit than this share of it, three figures and the probe's own tolerance tell no side. */
    private static final double AT = 0.005;

    /** The longer of sharpness and limit ends before the bar does. */
    private static final double ROOM = 1.25;

    private final Probing probing;
    private final Format format;
    private final JsonMapper json;

    GaugeFacts(Probing probing, Format format, JsonMapper json) {
        this.probing = probing;
        this.format = format;
        this.json = json;
    }

    /**
     * @param epoch whose weights are kept; −1 if there are none
     * @param asked whether somebody asked for them
     */
    Gauge of(Run run, TrainingSpec spec, int epoch, boolean asked) {
        String refusal = probing.tooLarge(run);
        return refusal != null || epoch < 0 || !asked ? new Gauge(refusal, null) : found(run, spec, epoch);
    }

    private Gauge found(Run run, TrainingSpec spec, int epoch) {
        Probed.Curvature curvature;
        try {
            curvature = probing.curvature(run, epoch);
        } catch (Refusal refused) {
            return new Gauge(refused.getMessage(), null);
        }
        Probed.LossLine line = null;
        String caption;
        try {
            line = probing.lossLine(run, epoch);
            caption = caption(line);
        } catch (Refusal refused) {
            caption = String.valueOf(refused.getMessage());
        }
        SpeedLimit limit = curvature.limit();
        double length = Math.max(Math.max(0, curvature.sharpness()), limit == null ? 0 : limit.value()) * ROOM;
        return new Gauge(
                null,
                new Gauge.Found(
                        epoch,
                        curvature,
                        headline(curvature),
                        note(curvature, spec),
                        share(curvature.sharpness(), length),
                        limit == null ? null : (Double) share(limit.value(), length),
                        line == null ? null : slice(line),
                        caption,
                        line));
    }

    private static double share(double value, double length) {
        double share = 100 * value / length;
        return Double.isFinite(share) ? Math.max(0, Math.min(100, share)) : 0;
    }

    private String headline(Probed.Curvature curvature) {
        double sharpness = curvature.sharpness();
        if (!Double.isFinite(sharpness)) {
            return "The gradient is not finite here, so there is no sharpness.";
        }
        SpeedLimit limit = curvature.limit();
        if (limit == null) {
            String why = curvature.learningRate() == 0
                    ? "the learning rate is 0 here"
                    : "this optimizer scales each gradient";
            return "Sharpness %s. The limit 2/lr does not apply: %s.".formatted(format.number(sharpness), why);
        }
        double apart = sharpness - limit.value();
        String side = Math.abs(apart) <= AT * limit.value() ? "at" : apart < 0 ? "below" : "above";
        return "Sharpness %s is %s the limit %s = %s."
                .formatted(format.number(sharpness), side, limit.formula(), format.number(limit.value()));
    }

    private String note(Probed.Curvature curvature, TrainingSpec spec) {
        List<String> notes = new ArrayList<>();
        if (curvature.limit() != null && spec.batchSize() < curvature.allRows()) {
            notes.add("The limit is that of descent over all rows; batches of %s feel it earlier."
                    .formatted(format.count(spec.batchSize())));
        }
        if (curvature.rows() < curvature.allRows()) {
            notes.add("Taken on %s of %s training rows, evenly spaced."
                    .formatted(format.count(curvature.rows()), format.count(curvature.allRows())));
        }
        if (!curvature.converged()) {
            notes.add("The figure had not settled when the probe stopped; read it as a lower bound.");
        }
        return String.join(" ", notes);
    }

    private String caption(Probed.LossLine line) {
        return "Loss along the main direction of the path, which holds %s of its variance. 0 is epoch %s; %s."
                .formatted(
                        format.percent(line.explained()),
                        format.count(line.epoch()),
                        line.filterNormalized()
                                ? "a step of 1 is as long as each unit’s weights"
                                : "a step of 1 has length 1");
    }

    /** Numbers that are not finite become text, as everywhere. */
    private String slice(Probed.LossLine line) {
        return json.writeValueAsString(new Drawn(
                line.steps(),
                told(line.losses()),
                line.path().stream().map(Probed.LossLine.Point::epoch).toList(),
                line.path().stream().map(Probed.LossLine.Point::at).toList(),
                told(line.path().stream()
                        .mapToDouble(Probed.LossLine.Point::loss)
                        .toArray())));
    }

    /** As the chart reads it. */
    record Drawn(double[] steps, List<Object> losses, List<Integer> epochs, List<Double> at, List<Object> loss) {}

    private static List<Object> told(double[] values) {
        List<Object> told = new ArrayList<>();
        for (double value : values) {
            told.add(Double.isFinite(value) ? (Object) value : Double.toString(value));
        }
        return told;
    }
}
