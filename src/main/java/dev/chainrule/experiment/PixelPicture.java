package dev.chainrule.experiment;

import dev.chainrule.dataset.Dataset;
import dev.chainrule.dataset.DatasetKind.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The first rows of a set of pictures in a grid, in four shades of ink; equal neighbours in a line are one rectangle. */
final class PixelPicture {

    private static final int COLUMNS = 6;
    private static final int LINES = 4;
    private static final int SHADES = 4;

    private PixelPicture() {}

    static DataPicture draw(Dataset data, String alt) {
        Image image = data.kind().image();
        float most = 0;
        for (float value : data.x()) {
            most = Math.max(most, value);
        }
        double cell = (double) DataPicture.HEIGHT / LINES;
        double pixel = cell * .8 / Math.max(image.width(), image.height());
        double left = (DataPicture.WIDTH - cell * COLUMNS) / 2 + cell * .1;
        List<DataPicture.Mark> marks = new ArrayList<>();
        for (int shade = 1; shade <= SHADES; shade++) {
            StringBuilder path = new StringBuilder();
            for (int row = 0; row < Math.min(data.rows(), COLUMNS * LINES); row++) {
                double x = left + row % COLUMNS * cell;
                double y = cell * .1 + (double) (row / COLUMNS) * cell;
                rectangles(path, data, row, shade, most, x, y, pixel);
            }
            marks.add(new DataPicture.Mark(path.toString(), "ink", false, String.valueOf(.9 * shade / SHADES)));
        }
        return new DataPicture(DataPicture.WIDTH, DataPicture.HEIGHT, marks, List.of(), "", alt);
    }

    private static void rectangles(
            StringBuilder path, Dataset data, int row, int shade, float most, double left, double top, double pixel) {
        Image image = data.kind().image();
        int first = row * data.features();
        for (int line = 0; line < image.height(); line++) {
            for (int column = 0; column < image.width(); column++) {
                int begin = column;
                while (column < image.width()
                        && shade(data.x()[first + line * image.width() + column], most) == shade) {
                    column++;
                }
                if (column > begin) {
                    path.append(String.format(
                            Locale.ROOT,
                            "M%.1f %.1fh%.1fv%.1fh-%3$.1fz",
                            left + begin * pixel,
                            top + line * pixel,
                            (column - begin) * pixel,
                            pixel));
                }
            }
        }
    }

    private static int shade(float value, float most) {
        return most <= 0 ? 0 : (int) Math.ceil(Math.max(0, value) / most * SHADES - .5);
    }
}
