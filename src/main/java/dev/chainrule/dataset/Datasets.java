package dev.chainrule.dataset;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.chainrule.engine.Examples;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** All data sets there are. Safe for any thread. */
@Component
public class Datasets {

    // In bytes, less where the heap is small. The largest set has 31 MB as it is, and as much again when prepared; what
    // weighs more than a
    // cache may hold is made anew each time.
    private static final long HEAP = Runtime.getRuntime().maxMemory();
    private static final long LOADED_BYTES = Math.min(64L << 20, HEAP / 6);
    private static final long PREPARED_BYTES = Math.min(128L << 20, HEAP / 4);

    private final Map<String, DatasetSource> sources = new LinkedHashMap<>();
    private final List<DatasetKind> kinds;
    private final List<DatasetShelf> shelves;

    // A cache computes a value once, while other threads that ask for it wait.
    private final Cache<DatasetSpec, Dataset> loaded = Caffeine.newBuilder()
            .maximumWeight(LOADED_BYTES)
            .weigher((DatasetSpec spec, Dataset data) -> Float.BYTES * (data.x().length + data.y().length))
            .build();
    private final Cache<Preparation, PreparedData> prepared = Caffeine.newBuilder()
            .maximumWeight(PREPARED_BYTES)
            .weigher((Preparation how, PreparedData data) -> bytes(data))
            .build();

    /** Those that come with the service alone. */
    public Datasets() {
        this(List.of());
    }

    @Autowired
    Datasets(ObjectProvider<DatasetShelf> shelves) {
        this(shelves.orderedStream().toList());
    }

    private Datasets(List<DatasetShelf> shelves) {
        this.shelves = shelves;
        Stream.concat(Generators.all().stream(), BundledFiles.all().stream())
                .forEach(source -> sources.put(source.kind().id(), source));
        kinds = sources.values().stream().map(DatasetSource::kind).toList();
    }

    /** Every kind, generators first, then the files that come with the service, then the uploaded ones by name. */
    public List<DatasetKind> kinds() {
        return Stream.concat(kinds.stream(), uploaded().stream()).toList();
    }

    /** The kinds that come with the service. */
    List<DatasetKind> ownKinds() {
        return kinds;
    }

    List<DatasetKind> uploaded() {
        return shelves.stream().flatMap(shelf -> shelf.kinds().stream()).toList();
    }

    /** By its id; of an uploaded one also by the short form without the digits of its content. */
    public Optional<DatasetKind> kind(String id) {
        return find(id).map(DatasetSource::kind);
    }

    private Optional<DatasetSource> find(String id) {
        DatasetSource own = sources.get(id);
        return own != null
                ? Optional.of(own)
                : shelves.stream().flatMap(shelf -> shelf.find(id).stream()).findFirst();
    }

    /**
     * Keeps an uploaded data set from being deleted until the caller's transaction ends.
     *
     * @throws InvalidDatasetException if it has been deleted
     */
    public void hold(DatasetSpec spec) {
        if (!sources.containsKey(spec.kind()) && shelves.stream().noneMatch(shelf -> shelf.hold(spec.kind()))) {
            throw SpecCheck.unknownKind(spec.kind(), kinds());
        }
    }

    /**
     * A spec with all options, those left out at their standard.
     *
     * @throws InvalidDatasetException if the kind or an option is unknown or out of its range, one problem for each
     */
    public DatasetSpec spec(String kind, long seed, Map<String, Double> options) {
        return SpecCheck.check(source(kind).kind(), seed, options);
    }

    private DatasetSource source(String kind) {
        return find(kind).orElseThrow(() -> SpecCheck.unknownKind(kind, kinds()));
    }

    /**
     * The data set, made or read; kept in memory while there is room.
     *
     * @throws InvalidDatasetException as {@link #spec}
     */
    public Dataset load(DatasetSpec spec) {
        DatasetSource source = source(spec.kind());
        DatasetSpec checked = spec(spec.kind(), spec.seed(), spec.options());
        if (source.kind().generated()) {
            return loaded.get(checked, source::load);
        }
        // The rows of a file are the same for every seed, so they are kept once.
        Dataset data = loaded.get(new DatasetSpec(checked.kind(), 0, checked.options()), source::load);
        return new Dataset(
                data.kind(),
                checked,
                data.rows(),
                data.features(),
                data.x(),
                data.y(),
                data.featureNames(),
                data.classNames());
    }

    /** Features of a row, without making any. */
    public int features(DatasetSpec spec) {
        return source(spec.kind()).kind().features();
    }

    /** Classes, 0 for values, without making any rows. */
    public int classes(DatasetSpec spec) {
        return chosen(spec, "classes", DatasetKind::classes);
    }

    /** What the spec says of an option, or the kind where it has no such option. */
    private int chosen(DatasetSpec spec, String option, ToIntFunction<DatasetKind> standard) {
        DatasetSpec checked = spec(spec.kind(), spec.seed(), spec.options());
        Double value = checked.options().get(option);
        return value == null ? standard.applyAsInt(source(spec.kind()).kind()) : value.intValue();
    }

    /**
     * How many of the rows train and how many validate, without making them: validation gets round(share · rows), halves up, and at least
     * one row if the share is above 0.
     *
     * @throws InvalidDatasetException as {@link #spec}, and naming {@code validationShare} if it is no share or leaves fewer rows to train
     *     on than there are classes
     */
    public SplitSizes sizes(DatasetSpec spec, double validationShare) {
        DatasetKind kind = source(spec.kind()).kind();
        Map<String, Double> options =
                spec(spec.kind(), spec.seed(), spec.options()).options();
        int rows = options.getOrDefault("rows", (double) kind.rows()).intValue();
        int classes = options.getOrDefault("classes", (double) kind.classes()).intValue();
        return SplitRows.sizes(rows, classes, validationShare);
    }

    /**
     * Splits, scales and codes; the last few are kept, so that the runs of a sweep share one. The split is drawn by the spec's seed and has
     * the sizes of {@link #sizes}; each class gives its share of the validation rows, by largest remainder. For regression the target is
     * scaled by the same scheme as the features, which leaves R² as it is.
     *
     * @param validationShare 0 to below 1; 0 keeps no rows back
     * @throws IllegalArgumentException if the coding does not fit the task or no row is left to train on
     */
    public PreparedData prepare(DatasetSpec spec, double validationShare, Scaling scaling, TargetCoding coding) {
        DatasetSpec checked = spec(spec.kind(), spec.seed(), spec.options());
        Preparation how = new Preparation(checked, validationShare, scaling, coding);
        return prepared.get(how, preparation -> preparation.of(load(checked)));
    }

    private static int bytes(PreparedData data) {
        return bytes(data.split().training())
                + data.split().validation().map(Datasets::bytes).orElse(0);
    }

    private static int bytes(Examples examples) {
        return Float.BYTES * (examples.x().length + examples.y().length);
    }
}
