package dev.chainrule.dataset;

import java.util.List;

/** What the list of data sets shows, generators, files and uploaded ones apart; pictures of the last are loaded when they come into view. */
record DatasetListPage(List<Entry> generated, List<Entry> files, List<DatasetKind> uploaded) {

    /**
     * @param predicts for example "3 classes" or "a value, 25 to 346"
     * @param alt what the picture shows
     */
    record Entry(DatasetKind kind, DatasetDrawing drawing, String predicts, String alt) {

        static Entry of(DatasetKind kind, DatasetPicture picture) {
            return new Entry(
                    kind,
                    DatasetDrawing.of(picture.atMost(150), 108, 72, 2.2),
                    PictureWords.predicts(picture),
                    PictureWords.alt(picture));
        }
    }

    static DatasetListPage of(List<Entry> entries, List<DatasetKind> uploaded) {
        return new DatasetListPage(
                entries.stream().filter(entry -> entry.kind.generated()).toList(),
                entries.stream().filter(entry -> !entry.kind.generated()).toList(),
                uploaded);
    }
}
