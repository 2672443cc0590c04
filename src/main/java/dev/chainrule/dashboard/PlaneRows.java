package dev.chainrule.dashboard;

import dev.chainrule.dataset.Dataset;
import dev.chainrule.dataset.DatasetKind;
import dev.chainrule.dataset.DatasetSpec;
import dev.chainrule.dataset.Datasets;
import dev.chainrule.dataset.PreparedData;
import dev.chainrule.experiment.RunDefinition;
import dev.chainrule.run.Wiring;
import dev.chainrule.web.Format;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The training rows of data with two features, to be drawn over what a network makes of the plane. */
@Component
record PlaneRows(Datasets datasets, Format format, JsonMapper json) {

    /** More would cover the plane. The split has shuffled the rows, so the first stand for all. */
    private static final int MOST = 600;

    /** 0 for values. */
    int classes(RunDefinition definition) {
        return datasets.classes(definition.dataset());
    }

    /** Of more features the plane of their principal components is drawn, without rows. */
    boolean planar(RunDefinition definition) {
        return datasets.features(definition.dataset()) >= 2;
    }

    boolean principal(RunDefinition definition) {
        return datasets.features(definition.dataset()) > 2;
    }

    /** The network of a run, to be drawn with each of its weights; null where that are too many. */
    ComparePage.@Nullable Net net(RunDefinition definition) {
        Wiring wiring = wiring(definition);
        if (!wiring.drawn()) {
            return null;
        }
        Integer side = datasets.kind(definition.dataset().kind())
                .map(DatasetKind::image)
                .map(DatasetKind.Image::width)
                .orElse(null);
        return new ComparePage.Net(wiring.sizes(), side, datasets.features(definition.dataset()) == 2);
    }

    Wiring wiring(RunDefinition definition) {
        DatasetSpec data = definition.dataset();
        return Wiring.of(definition
                .trainingSpec(datasets.features(data), datasets.classes(data))
                .network());
    }

    ComparePage.Rows of(RunDefinition definition) {
        int classes = classes(definition);
        if (datasets.features(definition.dataset()) != 2) {
            return new ComparePage.Rows(classes, List.of());
        }
        PreparedData data = datasets.prepare(
                definition.dataset(), definition.validationShare(), definition.scaling(), definition.coding(classes));
        Dataset rows = data.dataset();
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (int row : data.trainingRows()) {
            least = Math.min(least, rows.y()[row]);
            most = Math.max(most, rows.y()[row]);
        }
        List<float[]> points = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST, data.trainingRows().length); i++) {
            int row = data.trainingRows()[i];
            float y = rows.y()[row];
            float value = classes > 0 ? y : most > least ? (y - least) / (most - least) : .5f;
            points.add(new float[] {
                (float) RoundNumbers.fourFigures(rows.x()[2 * row]),
                (float) RoundNumbers.fourFigures(rows.x()[2 * row + 1]),
                (float) RoundNumbers.fourFigures(value)
            });
        }
        return new ComparePage.Rows(classes, points);
    }
}
