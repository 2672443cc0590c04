package dev.chainrule.dashboard;

import dev.chainrule.dataset.Datasets;
import dev.chainrule.engine.Initialization;
import dev.chainrule.experiment.Aspect;
import dev.chainrule.experiment.DefinitionJson;
import dev.chainrule.experiment.Hyperparameters;
import dev.chainrule.experiment.NetworkWords;
import dev.chainrule.experiment.RunDefinition;
import dev.chainrule.web.Format;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The settings of several runs: those that differ and those that are the same.
 *
 * @param differing in the order of definitions
 */
record SettingsOfRuns(List<Row> differing, List<Same> same) {

    /** @param values one for each run, "–" where it has no such setting */
    record Row(String label, List<String> values) {}

    record Same(String label, String value) {}

    private static final Map<String, String> LABELS = Map.of(
            "dataset.kind", "Data set",
            "dataset.seed", "Seed of the data",
            "network.hidden", "Hidden layers",
            "learningRate", "Learning rate");

    static SettingsOfRuns of(List<RunDefinition> runs, DefinitionJson json, Datasets datasets, Format format) {
        if (runs.isEmpty()) {
            return new SettingsOfRuns(List.of(), List.of());
        }
        List<Map<String, String>> settings = new ArrayList<>();
        Map<String, String> labels = new LinkedHashMap<>();
        for (RunDefinition run : runs) {
            Map<String, String> values = new LinkedHashMap<>();
            flatten("", json.write(run), values, format);
            worded(run, datasets, format).forEach(values::replace);
            settings.add(values);
            Hyperparameters.of(run.dataset(), run.training(), datasets)
                    .forEach((path, number) -> labels.putIfAbsent(path, number.label()));
        }
        Map<String, String> paths = new LinkedHashMap<>();
        // what a reader looks for first
        for (String first : List.of("learningRate", "initialization", "seed")) {
            paths.put(first, label(first, labels));
        }
        settings.forEach(values -> values.keySet().forEach(path -> paths.putIfAbsent(path, label(path, labels))));
        List<Row> differing = new ArrayList<>();
        List<Same> same = new ArrayList<>();
        paths.forEach((path, label) -> {
            List<String> values = settings.stream()
                    .map(setting -> setting.getOrDefault(path, "–"))
                    .toList();
            if (values.stream().distinct().count() > 1) {
                differing.add(new Row(label, values));
            } else {
                same.add(new Same(label, values.get(0)));
            }
        });
        return new SettingsOfRuns(differing, same);
    }

    /** What a definition says in names of its own, in the words of the other pages. */
    private static Map<String, String> worded(RunDefinition run, Datasets datasets, Format format) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("initialization", run.initialization().label());
        datasets.kind(run.dataset().kind()).ifPresent(kind -> words.put("dataset.kind", kind.label()));
        words.put(
                "network.activation", run.network().hidden().isEmpty() ? "–" : NetworkWords.activations(run.network()));
        words.put("training.loss", run.training().loss().label());
        for (Aspect aspect : Aspect.values()) {
            String kind = run.training().chosen(aspect).kind();
            words.put(aspect.path() + ".kind", aspect.known(kind).label());
        }
        words.put("training.epochs", format.count(run.training().epochs()));
        return words;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> values, Format format) {
        if (node.isObject()) {
            node.propertyStream()
                    .forEach(entry -> flatten(
                            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(),
                            entry.getValue(),
                            values,
                            format));
        } else if (node.isArray()) {
            String list = node.valueStream().map(each -> text(each, format)).collect(Collectors.joining(", "));
            values.put(path, list.isEmpty() ? "none" : list);
        } else {
            values.put(path, text(node, format));
        }
    }

    private static String text(JsonNode node, Format format) {
        return node.isNumber() ? format.rate(node.numberValue()) : node.asString();
    }

    /** "training.batchSize" is "Batch size", of one kind "Optimizer, beta 1". */
    private static String label(String path, Map<String, String> labels) {
        String known = LABELS.getOrDefault(path, labels.get(path));
        if (known != null) {
            return known;
        }
        String[] parts = path.split("\\.");
        String last = words(parts[parts.length - 1]);
        boolean kind = last.equals("kind") && parts.length > 1;
        return Wall.capital(kind ? words(parts[parts.length - 2]) : last);
    }

    /** "validationShare" is "validation share". */
    private static String words(String camel) {
        return camel.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }

    /** "learning rate and initialization", for a sentence. */
    String words() {
        return Evidence.list(
                differing.stream().map(row -> Wall.lower(row.label())).toList());
    }

    /** Names that tell the runs apart by what differs, such as "He normal, lr 0.1, seed 3". */
    static String name(RunDefinition run, Format format) {
        Initialization initialization = run.initialization();
        return "%s, lr %s, seed %d".formatted(initialization.label(), format.rate(run.learningRate()), run.seed());
    }
}
