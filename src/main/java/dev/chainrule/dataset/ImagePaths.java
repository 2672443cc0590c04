package dev.chainrule.dataset;

import dev.chainrule.dataset.DatasetDrawing.Layer;
import java.util.ArrayList;
import java.util.List;

/** Draws images as rows of equal squares, in four steps of ink. */
final class ImagePaths {

    private static final int STEPS = 4;
    private static final double SMALLEST_PIXEL =
            .75; // of the view box's units; smaller ones are a blur, so fewer images are drawn

    private ImagePaths() {}

    static List<Layer> layers(DatasetPicture.Images picture, int width, int height) {
        int count = picture.images().size();
        Grid grid = Grid.of(count, width, height);
        int across = Math.max(picture.width(), picture.height());
        while (count > 1 && grid.cell / (across + 2) < SMALLEST_PIXEL) {
            count--;
            grid = Grid.of(count, width, height);
        }
        PathText[] paths = new PathText[STEPS + 1];
        for (int step = 1; step <= STEPS; step++) {
            paths[step] = new PathText();
        }
        double pixel = grid.cell / (across + 2);
        for (int image = 0;
                image < grid.columns * grid.rows && image < picture.images().size();
                image++) {
            double left = grid.left + image % grid.columns * grid.cell + pixel;
            double top = grid.top + image / grid.columns * grid.cell + pixel;
            draw(picture.images().get(image), picture.width(), left, top, pixel, paths);
        }
        List<Layer> layers = new ArrayList<>();
        for (int step = 1; step <= STEPS; step++) {
            if (!paths[step].isEmpty()) {
                layers.add(new Layer("px" + step, paths[step].toString()));
            }
        }
        return layers;
    }

    /** Neighbours of the same step in a row are one rectangle. */
    private static void draw(double[] pixels, int width, double left, double top, double size, PathText[] paths) {
        for (int i = 0; i < pixels.length; ) {
            int step = step(pixels[i]);
            int end = i + 1;
            while (end % width != 0 && step(pixels[end]) == step) {
                end++;
            }
            if (step > 0) {
                double run = (end - i) * size;
                paths[step]
                        .add("M", left + i % width * size, top + i / width * size)
                        .add("h", run)
                        .add("v", size)
                        .add("h", -run)
                        .add("z");
            }
            i = end;
        }
    }

    private static int step(double pixel) {
        return (int) Math.rint(pixel * STEPS);
    }

    /** Square cells, as large as fit, in the middle of the box. */
    private record Grid(int columns, int rows, double cell, double left, double top) {

        static Grid of(int count, int width, int height) {
            Grid best = new Grid(1, 1, 0, 0, 0);
            for (int columns = 1; columns <= count; columns++) {
                int rows = (count + columns - 1) / columns;
                double cell = Math.min((double) width / columns, (double) height / rows);
                if (cell > best.cell) {
                    best = new Grid(columns, rows, cell, (width - columns * cell) / 2, (height - rows * cell) / 2);
                }
            }
            return best;
        }
    }
}
