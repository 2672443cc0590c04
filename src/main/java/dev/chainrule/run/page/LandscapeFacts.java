package dev.chainrule.run.page;

import dev.chainrule.run.Probed;
import dev.chainrule.run.Probing;
import dev.chainrule.run.Run;
import dev.chainrule.web.Format;
import dev.chainrule.web.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** Draws the loss over a plane around an epoch's weights, with the way that the training took. */
@Component
class LandscapeFacts {

    private static final int BANDS = 12;
    private static final double WIDTH = 480;

    /** Losses far above those of the way are one colour, or the way would be another. */
    private static final double BEYOND = 3;

    private final Probing probing;
    private final Format format;

    LandscapeFacts(Probing probing, Format format) {
        this.probing = probing;
        this.format = format;
    }

    /**
     * @param epoch whose weights are kept; −1 if there are none
     * @param asked whether somebody asked for it
     */
    Landscape of(Run run, int rows, int epoch, boolean asked) {
        String refusal = probing.tooLargeForPlane(run);
        if (refusal != null || epoch < 0 || !asked) {
            return new Landscape(refusal, null);
        }
        try {
            return new Landscape(null, found(probing.lossPlane(run, epoch), rows));
        } catch (Refusal refused) {
            return new Landscape(refused.getMessage(), null);
        }
    }

    private Landscape.Found found(Probed.LossPlane plane, int rows) {
        double right = span(plane.a());
        double up = span(plane.b());
        Bands bands = new Bands(plane.losses(), WIDTH, WIDTH * up / right);
        double way = plane.path().stream()
                .mapToDouble(Probed.LossPlane.Point::loss)
                .filter(Double::isFinite)
                .max()
                .orElse(bands.highest());
        double high = Math.min(bands.highest(), BEYOND * way);
        List<Landscape.Step> steps = new ArrayList<>();
        for (Probed.LossPlane.Point point : plane.path()) {
            double x = WIDTH * (point.a() - plane.a()[0]) / right;
            double y = bands.height() * (1 - (point.b() - plane.b()[0]) / up);
            Landscape.Step before = steps.isEmpty() ? null : steps.get(steps.size() - 1);
            steps.add(new Landscape.Step(
                    point.epoch(), before == null ? x : before.x(), before == null ? y : before.y(), x, y));
        }
        return new Landscape.Found(
                plane.epoch(),
                "The plane explains %s of the path.".formatted(format.percent(plane.explained())),
                caption(plane, rows),
                WIDTH,
                bands.height(),
                Arrays.stream(bands.levels(high, BANDS)).mapToObj(bands::below).toList(),
                format.number(bands.lowest()),
                format.number(high) + (high < bands.highest() ? " and above" : ""),
                new Landscape.Ends(
                        format.number(plane.a()[0]),
                        format.number(plane.a()[plane.a().length - 1]),
                        format.number(plane.b()[0]),
                        format.number(plane.b()[plane.b().length - 1])),
                steps,
                "Training loss over the plane, from %s to %s, with the path from epoch %s to %s"
                        .formatted(
                                format.number(bands.lowest()),
                                format.number(bands.highest()),
                                format.count(plane.path().get(0).epoch()),
                                format.count(plane.path()
                                        .get(plane.path().size() - 1)
                                        .epoch())),
                plane);
    }

    private static double span(double[] steps) {
        return steps[steps.length - 1] - steps[0];
    }

    private String caption(Probed.LossPlane plane, int rows) {
        String taken = plane.rows() < rows
                ? " The loss is taken on %s of %s, evenly spaced."
                        .formatted(format.count(plane.rows()), format.count(rows, "training row"))
                : "";
        return "It lies through the weights of epoch %s, at 0, 0, along the path’s two main directions; its axes are distances between weights.%s"
                .formatted(format.count(plane.epoch()), taken);
    }
}
