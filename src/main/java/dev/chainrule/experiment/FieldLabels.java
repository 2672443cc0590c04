package dev.chainrule.experiment;

import dev.chainrule.dataset.DatasetKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the fields of the form are called, from top to bottom. */
final class FieldLabels {

    private FieldLabels() {}

    /** By the field of a problem. */
    static Map<String, String> of(ExperimentForm form, Optional<DatasetKind> data) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("name", "Name");
        labels.put("tags", "Tags");
        labels.put("description", "Description");
        labels.put("dataset.kind", "Data set");
        data.ifPresent(kind ->
                kind.options().forEach(option -> labels.put("dataset." + option.name(), option.label())));
        labels.put("validationShare", "Validation share");
        labels.put("dataset.seed", "Data seed");
        labels.put("scaling", "Scaling");
        labels.put("network.hidden", "Hidden layers");
        labels.put("network.activation", "Activation");
        labels.put("network.output", "Output");
        labels.put(ExperimentForm.OWN_ACTIVATIONS, "Activation of each layer");
        labels.put("training.loss", "Loss");
        labels.put("training.batchSize", "Batch size");
        labels.put("training.epochs", "Epochs");
        labels.putAll(FormSettings.labels(form));
        labels.put("sweep.learningRates", "Learning rates");
        labels.put("sweep.initializations", "Initializations");
        labels.put(ExperimentForm.OWN_INITIALIZATIONS, "Own initializations");
        labels.put("sweep.seeds", "Seeds");
        FormSettings.parameterFields(form).forEach(field -> labels.put(field, "Also varied"));
        return labels;
    }
}
