package dev.chainrule.dataset;

import java.util.ArrayList;
import java.util.List;

/**
 * What the page of one data set shows, of the form in the {@link Showcase}.
 *
 * @param caption which features the picture has, or which labels its images
 * @param key of the picture; empty for images, whose classes are digits
 * @param statistics of each feature; of images one over all pixels
 * @param unlit pixels that are 0 in every image
 * @param rows the first, as they are
 */
record DatasetPage(
        DatasetKind kind,
        DatasetDrawing drawing,
        String alt,
        String predicts,
        String caption,
        List<Key> key,
        SplitSizes sizes,
        String scaling,
        String fingerprint,
        List<FeatureStatistics> statistics,
        int unlit,
        List<String> columns,
        List<Row> rows) {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 320;
    private static final int FIRST_ROWS = 8;

    /** @param rows how many the class has */
    record Key(DatasetDrawing.Layer mark, String name, int rows) {}

    /** @param target the class by name, or the value */
    record Row(List<Float> values, String target) {}

    static DatasetPage of(PreparedData standard, DatasetPicture picture) {
        Dataset data = standard.dataset();
        boolean images = data.kind().images();
        return new DatasetPage(
                data.kind(),
                DatasetDrawing.of(picture, WIDTH, HEIGHT, 3.2),
                PictureWords.alt(picture),
                PictureWords.predicts(picture),
                PictureWords.caption(picture),
                key(data),
                new SplitSizes(standard.trainingRows().length, standard.validationRows().length),
                data.kind().standardScaling().id(),
                standard.fingerprint(),
                images
                        ? List.of(FeatureStatistics.of("all %d pixels".formatted(data.features()), data.x()))
                        : FeatureStatistics.ofEach(data),
                images ? FeatureStatistics.unlit(data) : 0,
                images ? List.of() : data.featureNames(),
                images ? List.of() : rows(data));
    }

    private static List<Key> key(Dataset data) {
        int[] counts = data.countsByClass();
        List<Key> key = new ArrayList<>();
        for (int label = 0; label < counts.length; label++) {
            key.add(new Key(DatasetDrawing.mark(label), data.classNames().get(label), counts[label]));
        }
        return key;
    }

    private static List<Row> rows(Dataset data) {
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < Math.min(FIRST_ROWS, data.rows()); row++) {
            List<Float> values = new ArrayList<>();
            for (int feature = 0; feature < data.features(); feature++) {
                values.add(data.x()[row * data.features() + feature]);
            }
            float target = data.y()[row];
            rows.add(new Row(
                    values,
                    data.classes() == 0
                            ? Float.toString(target)
                            : data.classNames().get((int) target)));
        }
        return rows;
    }
}
