package dev.chainrule.engine.probe;

import dev.chainrule.engine.Examples;
import dev.chainrule.engine.Model;
import java.util.Locale;

/** The loss along a line and over a plane through given weights; not finite where it overflows. The model's own weights are used up. */
public final class LossLandscape {

    private static final int MOST_POINTS = 100_000;

    private LossLandscape() {}

    /** The loss at center + steps[i] · direction. */
    public record Line(double[] steps, double[] losses) {}

    /** The loss at center + a[i] · first + b[j] · second, as losses[i][j]. */
    public record Plane(double[] a, double[] b, double[][] losses) {}

    /** n numbers from low to high, evenly spaced, both ends included. */
    public static double[] steps(double low, double high, int n) {
        if (n < 2 || !(low < high)) {
            throw new IllegalArgumentException(
                    "%,d steps from %s to %s came. Use 2 or more over a rising range.".formatted(n, low, high));
        }
        double[] steps = new double[n];
        for (int i = 0; i < n; i++) {
            steps[i] = i == n - 1 ? high : low + (high - low) * i / (n - 1);
        }
        return steps;
    }

    /**
     * Takes the loss over the rows at each step.
     *
     * @throws IllegalArgumentException if an array does not fit the network, or the points are too many
     */
    public static Line line(Model model, Examples rows, float[] center, double[] direction, double[] steps) {
        check(model, center, direction);
        checkPoints(steps.length);
        double[] losses = new double[steps.length];
        for (int i = 0; i < steps.length; i++) {
            losses[i] =
                    model.with(moved(center, steps[i], direction, 0, direction)).loss(rows);
        }
        return new Line(steps.clone(), losses);
    }

    /**
     * Takes the loss over the rows at each crossing.
     *
     * @throws IllegalArgumentException if an array does not fit the network, or the points are too many
     */
    public static Plane plane(
            Model model, Examples rows, float[] center, double[] first, double[] second, double[] a, double[] b) {
        check(model, center, first);
        check(model, center, second);
        checkPoints((long) a.length * b.length);
        double[][] losses = new double[a.length][b.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                losses[i][j] =
                        model.with(moved(center, a[i], first, b[j], second)).loss(rows);
            }
        }
        return new Plane(a.clone(), b.clone(), losses);
    }

    private static float[] moved(float[] center, double a, double[] first, double b, double[] second) {
        float[] moved = new float[center.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = (float) (center[i] + a * first[i] + b * second[i]);
        }
        return moved;
    }

    private static void check(Model model, float[] center, double[] direction) {
        if (center.length != model.parameters() || direction.length != model.parameters()) {
            throw new IllegalArgumentException("%,d weights and a direction of %,d came; the network needs %,d of both."
                    .formatted(center.length, direction.length, model.parameters()));
        }
    }

    private static void checkPoints(long points) {
        if (points > MOST_POINTS) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%,d points are too many. Use %,d or fewer.", points, MOST_POINTS));
        }
    }
}
