package dev.chainrule.dataset;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Each kind as it is shown where nobody has chosen anything: seed 0, standard options, a fifth of the rows to validate on. What is shown
 * never changes and is small, so it is made once and kept.
 */
@Component
class Showcase {

    private static final double SHARE = 0.2;

    private final Datasets datasets;
    private final Map<String, DatasetPicture> pictures = few();
    private final Map<String, String> thumbs = few();
    private final Map<String, DatasetListPage.Entry> entries = few();
    private final Map<String, DatasetPage> pages = few();

    Showcase(Datasets datasets) {
        this.datasets = datasets;
    }

    /** Uploaded sets come and go; what has not been looked at for long is made anew. */
    private static <V> Map<String, V> few() {
        return Caffeine.newBuilder().maximumSize(200).<String, V>build().asMap();
    }

    DatasetPicture picture(DatasetKind kind) {
        return pictures.computeIfAbsent(kind.id(), id -> DatasetPicture.of(datasets.load(spec(kind))));
    }

    String thumb(DatasetKind kind) {
        return thumbs.computeIfAbsent(kind.id(), id -> ThumbSvg.of(picture(kind)));
    }

    DatasetListPage list() {
        List<DatasetListPage.Entry> all = datasets.ownKinds().stream()
                .map(kind -> entries.computeIfAbsent(kind.id(), id -> DatasetListPage.Entry.of(kind, picture(kind))))
                .toList();
        return DatasetListPage.of(all, datasets.uploaded());
    }

    DatasetPage page(DatasetKind kind) {
        return pages.computeIfAbsent(kind.id(), id -> DatasetPage.of(prepared(kind), picture(kind)));
    }

    private PreparedData prepared(DatasetKind kind) {
        TargetCoding coding = kind.task() == Task.REGRESSION ? TargetCoding.VALUE : TargetCoding.ONE_HOT;
        return datasets.prepare(spec(kind), SHARE, kind.standardScaling(), coding);
    }

    private DatasetSpec spec(DatasetKind kind) {
        return datasets.spec(kind.id(), 0, Map.of());
    }
}
