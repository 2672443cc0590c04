package dev.chainrule.run;

import dev.chainrule.engine.Examples;
import dev.chainrule.engine.Model;
import dev.chainrule.engine.probe.Directions;
import dev.chainrule.engine.probe.LossLandscape;
import dev.chainrule.engine.probe.Trajectory;
import java.util.ArrayList;
import java.util.List;

/** Lays a line through an epoch's weights along the way that a training took, and takes the loss on it. */
final class LossSlice {

    private static final int STEPS = 61;

    /** Of the way's length, that the line goes on beyond its ends. */
    private static final double MARGIN = 0.25;

    private final Run run;
    private final WeightsStore weights;

    LossSlice(Run run, WeightsStore weights) {
        this.run = run;
        this.weights = weights;
    }

    Probed.LossLine at(Model model, Examples rows, int epoch) {
        float[] center = model.weights();
        KeptPath way = KeptPath.of(run, weights, epoch);
        List<Integer> epochs = way.epochs();
        List<float[]> points = way.weights();
        double[] principal = points.size() < 2
                ? new double[center.length]
                : Trajectory.principal(points).first();
        if (isZero(principal)) {
            throw way.still(run);
        }
        double[] normalized = Directions.normalized(model.network(), center, principal);
        boolean filters = !isZero(normalized);
        double[] direction = filters ? normalized : principal;
        Trajectory line = Trajectory.on(points, direction, new double[direction.length]);
        // The trajectory counts from its end, the line from the epoch.
        double here = line.a()[epochs.indexOf(epoch)];
        List<Probed.LossLine.Point> path = new ArrayList<>();
        double low = 0;
        double high = 0;
        for (int i = 0; i < points.size(); i++) {
            double place = line.a()[i] - here;
            low = Math.min(low, place);
            high = Math.max(high, place);
            double loss = model.with(points.get(i)).loss(rows);
            path.add(new Probed.LossLine.Point(epochs.get(i), place, loss));
        }
        double margin =
                high > low ? MARGIN * (high - low) : 1; // across the way altogether: as far as the weights are long
        LossLandscape.Line losses = LossLandscape.line(
                model, rows, center, direction, LossLandscape.steps(low - margin, high + margin, STEPS));
        return new Probed.LossLine(
                epoch, rows.rows(), filters, line.explained(), losses.steps(), losses.losses(), path);
    }

    private static boolean isZero(double[] direction) {
        for (double value : direction) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }
}
