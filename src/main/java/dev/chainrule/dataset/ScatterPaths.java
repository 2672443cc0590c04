package dev.chainrule.dataset;

import dev.chainrule.dataset.DatasetDrawing.Layer;
import java.util.ArrayList;
import java.util.List;

/** Draws a scatter: each axis over the range of its points, y upwards. */
final class ScatterPaths {

    private static final int COLOURS = 7;
    private static final int SHAPES = 6;
    private static final int VALUE_STEPS = 5;
    private static final double MARGIN = .08; // of the range, on each side

    private final double width;
    private final double height;
    private final double[] least;
    private final double[] most;

    private ScatterPaths(List<double[]> points, double width, double height) {
        this.width = width;
        this.height = height;
        least = new double[] {Double.MAX_VALUE, Double.MAX_VALUE};
        most = new double[] {-Double.MAX_VALUE, -Double.MAX_VALUE};
        for (double[] point : points) {
            for (int axis = 0; axis < 2; axis++) {
                least[axis] = Math.min(least[axis], point[axis]);
                most[axis] = Math.max(most[axis], point[axis]);
            }
        }
    }

    static List<Layer> layers(DatasetPicture.Scatter picture, int width, int height, double radius) {
        ScatterPaths paths = new ScatterPaths(picture.points(), width, height);
        return picture.classNames().isEmpty() ? paths.values(picture, radius) : paths.classes(picture, radius);
    }

    static Layer key(int label) {
        PathText path = new PathText();
        mark(path, shape(label), 6, 6, 4);
        return new Layer(style(label), path.toString());
    }

    private static String style(int label) {
        return "pt" + label % COLOURS;
    }

    private List<Layer> classes(DatasetPicture.Scatter picture, double radius) {
        List<Layer> layers = new ArrayList<>();
        for (int label = 0; label < picture.classNames().size(); label++) {
            PathText path = new PathText();
            for (double[] point : picture.points()) {
                if ((int) point[2] == label) {
                    mark(path, shape(label), at(point, 0), at(point, 1), radius);
                }
            }
            if (!path.isEmpty()) {
                layers.add(new Layer(style(label), path.toString()));
            }
        }
        return layers;
    }

    /** After seven classes colours come again, each with another shape than before. */
    private static int shape(int label) {
        return (label % COLOURS + label / COLOURS * 2) % SHAPES;
    }

    /** Discs, the larger the value the larger. */
    private List<Layer> values(DatasetPicture.Scatter picture, double radius) {
        double low = picture.range().get(0);
        double span = picture.range().get(1) - low;
        List<Layer> layers = new ArrayList<>();
        for (int step = 0; step < VALUE_STEPS; step++) {
            PathText path = new PathText();
            for (double[] point : picture.points()) {
                int of = span <= 0 ? 0 : (int) Math.min(VALUE_STEPS - 1, (point[2] - low) / span * VALUE_STEPS);
                if (of == step) {
                    mark(path, 0, at(point, 0), at(point, 1), radius * (.7 + .12 * step));
                }
            }
            if (!path.isEmpty()) {
                layers.add(new Layer("val" + step, path.toString()));
            }
        }
        return layers;
    }

    private double at(double[] point, int axis) {
        double size = axis == 0 ? width : height;
        double span = most[axis] - least[axis];
        double share = span == 0 ? .5 : (point[axis] - least[axis] + MARGIN * span) / (span * (1 + 2 * MARGIN));
        return axis == 0 ? share * size : (1 - share) * size;
    }

    private static void mark(PathText path, int shape, double x, double y, double r) {
        switch (shape) {
            case 0 -> path.add("M", x - r, y).add("a", r, r, 0, 1, 0, 2 * r, 0).add("a", r, r, 0, 1, 0, -2 * r, 0);
            case 1 ->
                path.add("M", x - .9 * r, y - .9 * r)
                        .add("h", 1.8 * r)
                        .add("v", 1.8 * r)
                        .add("h", -1.8 * r);
            case 2 -> path.add("M", x, y - 1.2 * r).add("l", 1.1 * r, 2 * r).add("h", -2.2 * r);
            case 3 ->
                path.add("M", x, y - 1.25 * r)
                        .add("l", 1.25 * r, 1.25 * r)
                        .add("l", -1.25 * r, 1.25 * r)
                        .add("l", -1.25 * r, -1.25 * r);
            case 4 -> path.add("M", x, y + 1.2 * r).add("l", 1.1 * r, -2 * r).add("h", -2.2 * r);
            default ->
                path.add("M", x - 1.2 * r, y - .55 * r)
                        .add("h", 2.4 * r)
                        .add("v", 1.1 * r)
                        .add("h", -2.4 * r);
        }
        path.add("z");
    }
}
