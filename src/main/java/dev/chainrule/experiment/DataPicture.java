package dev.chainrule.experiment;

import dev.chainrule.dataset.Dataset;
import java.util.List;

/**
 * Rows of a data set as a picture: points in the plane of two columns, or small grey pictures.
 *
 * @param marks one path each for a class or a range of values
 * @param key what the marks mean
 * @param caption which columns are drawn; empty where that needs no words
 */
record DataPicture(int width, int height, List<Mark> marks, List<Key> key, String caption, String alt) {

    static final int WIDTH = 384;
    static final int HEIGHT = 256;

    /**
     * An SVG path: zero-length strokes for points, filled outlines for pictures.
     *
     * @param token of a colour in the style sheet, for example {@code neg}
     * @param square rather than round
     * @param opacity of a filled path; "" for strokes
     */
    record Mark(String path, String token, boolean square, String opacity) {}

    record Key(String token, boolean square, String text) {}

    DataPicture {
        marks = List.copyOf(marks);
        key = List.copyOf(key);
    }

    static DataPicture of(Dataset data, int training, int validation) {
        String rows = validation == 0
                ? String.format(
                        java.util.Locale.ROOT,
                        "%,d training rows of %s",
                        training,
                        data.kind().label())
                : String.format(
                        java.util.Locale.ROOT,
                        "%,d training rows and %,d validation rows of %s",
                        training,
                        validation,
                        data.kind().label());
        return data.kind().images() ? PixelPicture.draw(data, rows) : ScatterPicture.draw(data, rows);
    }
}
