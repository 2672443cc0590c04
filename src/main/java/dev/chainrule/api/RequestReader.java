package dev.chainrule.api;

import dev.chainrule.dataset.DatasetKind;
import dev.chainrule.dataset.DatasetOption;
import dev.chainrule.dataset.Datasets;
import dev.chainrule.experiment.Definitions;
import dev.chainrule.experiment.Draft;
import dev.chainrule.experiment.ExperimentDefinition;
import dev.chainrule.experiment.Labels;
import dev.chainrule.experiment.NewExperiment;
import dev.chainrule.experiment.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Reads the JSON of an experiment. May be left out: description, tags, the data set's seed (0) and options (their standard), scaling, the
 * network's output (auto), what {@link TrainingReader} says and what is varied beside the wall's axes. Everything else is required and
 * nothing else may be there.
 */
@Component
class RequestReader {

    private static final String SHARE = "0 to less than 1";
    private static final String RATES = "0.000000001 to 1,000,000";

    private final Definitions definitions;
    private final Datasets datasets;

    RequestReader(Definitions definitions, Datasets datasets) {
        this.definitions = definitions;
        this.datasets = datasets;
    }

    /**
     * @param submission the same for the same request sent again, or null
     * @throws dev.chainrule.experiment.InvalidDefinitionException with all that is wrong
     */
    NewExperiment read(JsonNode body, @Nullable String submission) {
        if (!body.isObject()) {
            throw new StrictJson.UnreadableJson(Told.of(body) + ". Send an experiment as a JSON object.");
        }
        Problems problems = new Problems();
        Fields fields = Fields.of(
                body,
                problems,
                "name",
                "description",
                "tags",
                "dataset",
                "scaling",
                "validationShare",
                "network",
                "training",
                "sweep");
        Labels labels = labels(fields, problems);
        ExperimentDefinition definition = definitions.check(draft(fields), problems);
        return new NewExperiment(labels.name(), labels.description(), labels.tags(), definition, submission);
    }

    private static Labels labels(Fields fields, Problems problems) {
        String name = fields.text("name");
        // Already said to be missing or no text; the check need not call it blank as well.
        String checked = problems.has("name") ? "-" : name;
        return Labels.check(checked, fields.optionalText("description"), fields.optionalTexts("tags"), problems);
    }

    private Draft draft(Fields fields) {
        Fields data = fields.openObject("dataset");
        String kind = data.text("kind");
        Fields network = fields.object("network", "hidden", "activation", "output");
        Fields sweep = fields.object("sweep", "learningRates", "initializations", "seeds", "parameters");
        return new Draft(
                new Draft.Data(
                        kind,
                        options(data, kind),
                        data.optionalWhole("seed", 0),
                        fields.optionalText("scaling"),
                        fields.number("validationShare", SHARE)),
                new Draft.Network(
                        network.wholes("hidden"), network.textOrTexts("activation"), network.optionalText("output")),
                TrainingReader.read(fields),
                new Draft.Axes(
                        sweep.numbers("learningRates", RATES),
                        sweep.texts("initializations"),
                        sweep.wholes("seeds"),
                        parameters(sweep)));
    }

    /** What else is varied; which there are is the definition's to say. */
    private static Map<String, List<Double>> parameters(Fields sweep) {
        Map<String, List<Double>> parameters = new LinkedHashMap<>();
        if (!sweep.has("parameters")) {
            return parameters;
        }
        Fields given = sweep.openObject("parameters");
        for (String path : given.names()) {
            List<Double> values = given.numbers(path, "a number that 64 bits can hold");
            if (values != null) {
                parameters.put(Told.shortened(path, 80), values);
            }
        }
        return parameters;
    }

    /** Every other field of the data set as an option of its kind; which there are and their ranges is the data set's to say. */
    private Map<String, Double> options(Fields data, @Nullable String id) {
        Map<String, Double> options = new TreeMap<>();
        Optional<DatasetKind> kind = id == null ? Optional.empty() : datasets.kind(id);
        if (kind.isEmpty()) {
            return options;
        }
        for (String name : data.names()) {
            if (name.equals("kind") || name.equals("seed")) {
                continue;
            }
            Optional<DatasetOption> option = kind.get().option(name);
            Double value = option.isPresent() ? option(data, option.get()) : Double.valueOf(0);
            if (value != null) {
                options.put(Told.shortened(name, 80), value);
            }
        }
        return options;
    }

    private static @Nullable Double option(Fields data, DatasetOption option) {
        if (option.whole()) {
            Long value = data.whole(option.name());
            return value == null ? null : Double.valueOf(value);
        }
        return data.number(option.name(), "%s to %s".formatted(option.least(), option.most()));
    }
}
