package dev.chainrule.experiment;

import dev.chainrule.engine.Activation;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;

/**
 * The form of a new experiment exactly as the browser sent it: text by the name of its field, so that it can be shown again as it was
 * typed. Names are the paths of {@link Problems}; the options of a data set have its kind in their name ({@code dataset.moons.rows}), as
 * the form holds those of all.
 */
record ExperimentForm(Map<String, List<String>> values) {

    static final String SUBMISSION = "submission";
    static final String OWN_INITIALIZATIONS = "sweep.initializations.own";

    /** The activations of the layers where each has its own; blank for the one that is chosen. */
    static final String OWN_ACTIVATIONS = "network.activation.own";

    /** Initializations that have a box to tick; others are written. */
    static final List<String> OFFERED_INITIALIZATIONS = List.of(
            "zeros",
            "normal:0.01",
            "lecun_uniform",
            "lecun_normal",
            "xavier_uniform",
            "xavier_normal",
            "he_uniform",
            "he_normal",
            "orthogonal",
            "lsuv",
            "pytorch",
            "sklearn",
            "sparse:0.9:0.3",
            "normal:1",
            "normal:10",
            "constant:0.5");

    ExperimentForm {
        values = Map.copyOf(values);
    }

    static ExperimentForm sent(MultiValueMap<String, String> parameters) {
        return new ExperimentForm(parameters);
    }

    /** A form filled in with a definition, with a submission key of its own. */
    static ExperimentForm of(
            String name, String description, Collection<String> tags, ExperimentDefinition definition) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        put(values, "name", name);
        put(values, "description", description);
        put(values, "tags", String.join(", ", tags));
        put(values, "dataset.kind", definition.dataset().kind());
        definition
                .dataset()
                .options()
                .forEach((option, value) ->
                        put(values, option(definition.dataset().kind(), option), number(value)));
        put(values, "dataset.seed", Long.toString(definition.dataset().seed()));
        put(values, "scaling", definition.scaling().id());
        put(
                values,
                "validationShare",
                plain(BigDecimal.valueOf(definition.validationShare()).movePointRight(2)));
        put(values, "network.hidden", list(definition.network().hidden()));
        List<Activation> activations = definition.network().activations();
        put(values, "network.activation", activations.get(0).id());
        put(
                values,
                OWN_ACTIVATIONS,
                activations.size() == 1 ? "" : definition.network().activationText());
        put(values, "network.output", definition.network().output().id());
        put(values, "training.loss", definition.training().loss().id());
        FormSettings.of(definition).forEach((field, text) -> put(values, field, text));
        put(values, "training.batchSize", Integer.toString(definition.training().batchSize()));
        put(values, "training.epochs", Integer.toString(definition.training().epochs()));
        Sweep sweep = definition.sweep();
        put(
                values,
                "sweep.learningRates",
                sweep.learningRates().stream().map(ExperimentForm::number).collect(Collectors.joining(", ")));
        List<String> ids = sweep.initializations().stream()
                .map(initialization -> initialization.id())
                .toList();
        initializations(values, ids);
        put(values, "sweep.seeds", list(sweep.seeds()));
        return new ExperimentForm(values).withNewSubmission();
    }

    /** Some have a box to tick, others are written. */
    private static void initializations(Map<String, List<String>> values, List<String> ids) {
        values.put(
                "sweep.initializations",
                ids.stream().filter(OFFERED_INITIALIZATIONS::contains).toList());
        put(
                values,
                OWN_INITIALIZATIONS,
                ids.stream()
                        .filter(id -> id != null && !OFFERED_INITIALIZATIONS.contains(id))
                        .collect(Collectors.joining("; ")));
    }

    /** Whether a field was sent, be it blank. */
    boolean has(String field) {
        return values.containsKey(field);
    }

    /** The text of a field, "" if it was not sent. */
    String text(String field) {
        List<String> all = values.getOrDefault(field, List.of());
        return all.isEmpty() || all.get(0) == null ? "" : all.get(0);
    }

    List<String> all(String field) {
        return values.getOrDefault(field, List.of());
    }

    /** The name of a data set's option in the form. */
    static String option(String kind, String option) {
        return "dataset." + kind + "." + option;
    }

    ExperimentForm withNewSubmission() {
        return with(SUBMISSION, UUID.randomUUID().toString());
    }

    ExperimentForm with(String field, String text) {
        Map<String, List<String>> changed = new LinkedHashMap<>(values);
        put(changed, field, text);
        return new ExperimentForm(changed);
    }

    /** The same with what an address says of its fields, for links that propose something; what is no field is passed over. */
    ExperimentForm proposing(MultiValueMap<String, String> parameters) {
        Map<String, List<String>> changed = new LinkedHashMap<>(values);
        parameters.forEach((field, texts) -> {
            if (field.equals("sweep.initializations")) {
                initializations(changed, texts);
            } else if (values.containsKey(field) && !field.equals(SUBMISSION) && texts.get(0) != null) {
                put(changed, field, texts.get(0));
            }
        });
        return new ExperimentForm(changed);
    }

    /** The shortest plain text of a number that reads back as the same. */
    static String number(double value) {
        return plain(BigDecimal.valueOf(value));
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static String list(List<? extends Number> numbers) {
        return numbers.stream().map(Number::toString).collect(Collectors.joining(", "));
    }

    private static void put(Map<String, List<String>> values, String field, String text) {
        values.put(field, List.of(text));
    }
}
