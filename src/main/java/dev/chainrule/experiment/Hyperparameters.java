package dev.chainrule.experiment;

import dev.chainrule.dataset.DatasetKind;
import dev.chainrule.dataset.DatasetOption;
import dev.chainrule.dataset.DatasetSpec;
import dev.chainrule.dataset.Datasets;
import dev.chainrule.experiment.NumberSetting.Range;
import dev.chainrule.web.Format;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The numbers of a definition that a sweep may vary, beside learning rate, initialization and seed: what they are called and may be. */
public final class Hyperparameters {

    private static final NumberSetting SHARE =
            NumberSetting.decimal("validationShare", "Validation share", "0 is no validation", Range.share(), .2);
    private static final NumberSetting BATCH =
            NumberSetting.whole("batchSize", "Batch size", "rows an update sees", 1, Integer.MAX_VALUE, 32);
    private static final NumberSetting EPOCHS =
            NumberSetting.whole("epochs", "Epochs", "passes over the rows", 1, Limits.EPOCHS, 100);

    private Hyperparameters() {}

    /** Those that a definition has, by path in the order of the form. */
    public static Map<String, NumberSetting> of(DatasetSpec dataset, TrainingDefinition training, Datasets datasets) {
        Map<String, NumberSetting> found = new LinkedHashMap<>();
        datasets.kind(dataset.kind()).ifPresent(kind -> data(kind, found));
        training(found, aspect -> List.of(aspect.known(training.chosen(aspect).kind())));
        return found;
    }

    /** Those that any definition has; of several with one path the first one's words. */
    static Map<String, NumberSetting> all(Datasets datasets) {
        Map<String, NumberSetting> found = new LinkedHashMap<>();
        datasets.kinds().forEach(kind -> data(kind, found));
        training(found, Aspect::kinds);
        return found;
    }

    /** What is varied, inside a sentence: "weight decay", "β₁", "rows". */
    public static String words(String path) {
        Map<String, NumberSetting> known = new LinkedHashMap<>();
        training(known, Aspect::kinds);
        NumberSetting setting = known.get(path);
        return setting == null ? path.substring(path.lastIndexOf('.') + 1) : TrainingWords.lower(setting.label());
    }

    /** For example ", weight decay 0.01, batch size 32"; empty if nothing is varied beside the wall's axes. */
    public static String words(Map<String, Double> values, Format format) {
        StringBuilder text = new StringBuilder();
        values.forEach((path, value) ->
                text.append(", ").append(words(path)).append(' ').append(format.rate(value)));
        return text.toString();
    }

    /** For example "Momentum"; the path itself if no definition has it. */
    static String label(String path, Datasets datasets) {
        NumberSetting setting = all(datasets).get(path);
        return setting == null ? path : setting.label();
    }

    private static void data(DatasetKind kind, Map<String, NumberSetting> found) {
        kind.options().forEach(option -> found.putIfAbsent("dataset." + option.name(), setting(option)));
    }

    private static void training(Map<String, NumberSetting> found, Function<Aspect, List<Kind>> kinds) {
        found.put("validationShare", SHARE);
        found.put("training.batchSize", BATCH);
        found.put("training.epochs", EPOCHS);
        for (Aspect aspect : Aspect.values()) {
            for (Kind kind : kinds.apply(aspect)) {
                kind.numbers().forEach(number -> found.putIfAbsent(aspect.path() + "." + number.name(), number));
            }
        }
        TrainingNumbers.ALL.forEach(number -> found.put("training." + number.name(), number));
    }

    private static NumberSetting setting(DatasetOption option) {
        return new NumberSetting(
                option.name(),
                option.label(),
                option.hint(),
                Range.of(option.least(), option.most()),
                option.standard(),
                option.whole());
    }
}
