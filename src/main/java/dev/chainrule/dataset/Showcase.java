package dev.chainrule.dataset;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Each kind as it is shown where nobody has chosen anything: seed 0 and standard options. Pictures are small and kept for good. */
@Component
class Showcase {

    private final Datasets datasets;
    private final Map<String, DatasetPicture> pictures = new ConcurrentHashMap<>();
    private final Map<String, String> thumbs = new ConcurrentHashMap<>();

    Showcase(Datasets datasets) {
        this.datasets = datasets;
    }

    Dataset dataset(DatasetKind kind) {
        return datasets.load(datasets.spec(kind.id(), 0, Map.of()));
    }

    DatasetPicture picture(DatasetKind kind) {
        return pictures.computeIfAbsent(kind.id(), id -> DatasetPicture.of(dataset(kind)));
    }

    String thumb(DatasetKind kind) {
        return thumbs.computeIfAbsent(kind.id(), id -> ThumbSvg.of(picture(kind)));
    }
}
