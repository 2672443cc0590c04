package dev.chainrule.run;

import dev.chainrule.engine.Examples;
import dev.chainrule.engine.Model;
import dev.chainrule.engine.probe.LossLandscape;
import dev.chainrule.engine.probe.Trajectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lays the plane through an epoch's weights that holds most of the way that a training took, and takes the loss on it. Its directions are of
 * length 1 and at a right angle, so that the way is drawn as long as it is.
 */
final class LossPlaneProbe {

    /** Points along each side. */
    static final int SIDE = 31;

    /** Of the longer side of the way, that the plane goes on beyond. */
    private static final double MARGIN = 0.2;

    private LossPlaneProbe() {}

    static Probed.LossPlane of(Run run, WeightsStore weights, Model model, Examples rows, int epoch) {
        KeptPath path = KeptPath.of(run, weights, epoch);
        if (path.size() < 2) {
            throw path.still(run);
        }
        float[] center = model.weights();
        Trajectory way = Trajectory.principal(path.weights());
        int here = path.epochs().indexOf(epoch);
        double[] a = Arrays.stream(way.a()).map(at -> at - way.a()[here]).toArray();
        double[] b = Arrays.stream(way.b()).map(at -> at - way.b()[here]).toArray();
        double longest = Math.max(length(a), length(b));
        if (longest == 0) {
            throw path.still(run);
        }
        double[] across = way.second();
        if (Arrays.stream(across).allMatch(value -> value == 0)) {
            // The way is a straight line: any direction beside it will do, and only the line is the training's.
            across = beside(way.first());
        }
        List<Probed.LossPlane.Point> points = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            double loss = model.with(path.weights().get(i)).loss(rows);
            points.add(new Probed.LossPlane.Point(path.epochs().get(i), a[i], b[i], loss));
        }
        LossLandscape.Plane plane =
                LossLandscape.plane(model, rows, center, way.first(), across, steps(a, longest), steps(b, longest));
        return new Probed.LossPlane(epoch, rows.rows(), way.explained(), plane.a(), plane.b(), plane.losses(), points);
    }

    private static double length(double[] values) {
        return Arrays.stream(values).max().orElseThrow()
                - Arrays.stream(values).min().orElseThrow();
    }

    /** A way that is much narrower than long is looked at over half its length, so that one sees what lies beside. */
    private static double[] steps(double[] values, double longest) {
        double low = Arrays.stream(values).min().orElseThrow();
        double high = Arrays.stream(values).max().orElseThrow();
        double missing = Math.max(0, longest / 2 - (high - low)) / 2;
        double margin = MARGIN * longest + missing;
        return LossLandscape.steps(low - margin, high + margin, SIDE);
    }

    /** Of length 1 and at a right angle to a direction of length 1: the axis that it follows least, less what it follows of it. */
    private static double[] beside(double[] direction) {
        int least = 0;
        for (int i = 1; i < direction.length; i++) {
            least = Math.abs(direction[i]) < Math.abs(direction[least]) ? i : least;
        }
        double along = direction[least];
        double length = Math.sqrt(1 - along * along);
        double[] beside = new double[direction.length];
        for (int i = 0; i < beside.length && length > 0; i++) {
            beside[i] = ((i == least ? 1 : 0) - along * direction[i]) / length;
        }
        return beside;
    }
}
