package dev.chainrule.dataset.upload;

import dev.chainrule.dataset.Dataset;
import dev.chainrule.dataset.DatasetDrawing;
import dev.chainrule.dataset.DatasetKind;
import dev.chainrule.dataset.DatasetPicture;
import dev.chainrule.dataset.DatasetSpec;
import dev.chainrule.dataset.upload.Conversion.Converted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page of a dry run.
 *
 * @param drawing null while there are troubles
 * @param caption of the drawing
 * @param key of its classes; empty for values
 * @param problems of the fields of the name and its like
 */
record DryRunPage(
        String token,
        DryRun run,
        UploadLabels labels,
        @Nullable DatasetDrawing drawing,
        String caption,
        List<Key> key,
        List<UploadLabels.Problem> problems) {

    private static final int WIDTH = 384;
    private static final int HEIGHT = 256;

    /** @param rows how many the class has */
    record Key(DatasetDrawing.Layer mark, String name, int rows) {}

    static DryRunPage of(String token, DryRun run, UploadLabels labels, List<UploadLabels.Problem> problems) {
        Converted made = run.converted();
        Choices choices = run.choices();
        if (!run.ready() || made == null || choices == null) {
            return new DryRunPage(token, run, labels, null, "", List.of(), problems);
        }
        Dataset data = dataset(choices, made, labels);
        DatasetPicture.Scatter picture = (DatasetPicture.Scatter) DatasetPicture.of(data);
        List<Key> key = new ArrayList<>();
        for (int label = 0; label < picture.classNames().size(); label++) {
            key.add(new Key(
                    DatasetDrawing.mark(label),
                    picture.classNames().get(label),
                    picture.counts().get(label)));
        }
        return new DryRunPage(
                token,
                run,
                labels,
                DatasetDrawing.of(picture, WIDTH, HEIGHT, 2.4),
                "%s across, %s up".formatted(picture.xName(), picture.yName()),
                key,
                problems);
    }

    private static Dataset dataset(Choices choices, Converted made, UploadLabels labels) {
        int features = made.features().size();
        DatasetKind kind = new DatasetKind(
                DatasetKind.UPLOADED + labels.name(),
                labels.label(),
                false,
                choices.task(),
                List.of(),
                made.rows(),
                features,
                made.classes().size(),
                null,
                labels.description(),
                labels.source(),
                labels.licence());
        return new Dataset(
                kind,
                new DatasetSpec(kind.id(), 0, Map.of()),
                made.rows(),
                features,
                made.x(),
                made.y(),
                made.features(),
                made.classes());
    }

    /** What is wrong with a field; null if nothing is. */
    public @Nullable String problem(String field) {
        return problems.stream()
                .filter(problem -> problem.field().equals(field))
                .map(UploadLabels.Problem::message)
                .findFirst()
                .orElse(null);
    }
}
