package dev.chainrule.experiment;

import dev.chainrule.dataset.Dataset;
import dev.chainrule.dataset.DatasetDrawing;
import dev.chainrule.dataset.DatasetPicture;
import dev.chainrule.dataset.SplitSizes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The data of a form as it is drawn.
 *
 * @param key one entry for each class; empty for values and for images
 * @param caption which columns are drawn; empty where there are only two
 * @param alt in words
 */
record DataPicture(DatasetDrawing drawing, List<Key> key, String caption, String alt) {

    private static final int WIDTH = 384;
    private static final int HEIGHT = 256;
    private static final double RADIUS = 2.4;

    /** A class, its mark and its number of rows. */
    record Key(DatasetDrawing.Layer mark, String name, int rows) {}

    DataPicture {
        key = List.copyOf(key);
    }

    /** @param sizes null if the validation share is not known */
    static DataPicture of(Dataset data, @Nullable SplitSizes sizes) {
        DatasetPicture picture = DatasetPicture.of(data);
        List<Key> key = new ArrayList<>();
        String caption = "";
        if (picture instanceof DatasetPicture.Scatter scatter) {
            for (int label = 0; label < scatter.classNames().size(); label++) {
                key.add(new Key(
                        DatasetDrawing.mark(label),
                        scatter.classNames().get(label),
                        scatter.counts().get(label)));
            }
            caption = data.features() == 2
                    ? ""
                    : "%s across, %s up"
                            .formatted(
                                    scatter.xName().replace('_', ' '),
                                    scatter.yName().replace('_', ' '));
        }
        return new DataPicture(DatasetDrawing.of(picture, WIDTH, HEIGHT, RADIUS), key, caption, alt(data, sizes));
    }

    private static String alt(Dataset data, @Nullable SplitSizes sizes) {
        int training = sizes == null ? data.rows() : sizes.training();
        int validation = sizes == null ? 0 : sizes.validation();
        String label = data.kind().label();
        return validation == 0
                ? String.format(Locale.ROOT, "%,d training rows of %s", training, label)
                : String.format(
                        Locale.ROOT, "%,d training rows and %,d validation rows of %s", training, validation, label);
    }
}
