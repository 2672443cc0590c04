package dev.chainrule.dataset;

import java.util.List;

/** What the list of data sets shows, generators and files apart. */
record DatasetListPage(List<Entry> generated, List<Entry> files) {

    /**
     * @param predicts for example "3 classes" or "a value, 25 to 346"
     * @param alt what the picture shows
     */
    record Entry(DatasetKind kind, DatasetDrawing drawing, String predicts, String alt) {}

    static DatasetListPage of(List<DatasetKind> kinds, Showcase showcase) {
        List<Entry> entries =
                kinds.stream().map(kind -> entry(kind, showcase.picture(kind))).toList();
        return new DatasetListPage(
                entries.stream().filter(entry -> entry.kind.generated()).toList(),
                entries.stream().filter(entry -> !entry.kind.generated()).toList());
    }

    private static Entry entry(DatasetKind kind, DatasetPicture picture) {
        return new Entry(
                kind,
                DatasetDrawing.of(picture.atMost(150), 108, 72, 2.2),
                PictureWords.predicts(picture),
                PictureWords.alt(picture));
    }
}
