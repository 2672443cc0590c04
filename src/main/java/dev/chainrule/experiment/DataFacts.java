package dev.chainrule.experiment;

import dev.chainrule.dataset.Datasets;
import dev.chainrule.dataset.PreparedData;

/**
 * What a definition's data says about each of its runs.
 *
 * @param fingerprint of the data after split and scaling
 * @param parameters weights and biases of the network on this data
 * @param chance loss of guessing without looking: ln k for k classes, the target's variance for squared error
 */
public record DataFacts(String fingerprint, long parameters, double chance) {

    static DataFacts of(ExperimentDefinition definition, Datasets datasets) {
        RunDefinition run = definition.runs().get(0);
        int classes = datasets.classes(definition.dataset());
        PreparedData data = datasets.prepare(
                definition.dataset(), definition.validationShare(), definition.scaling(), run.coding(classes));
        double chance =
                definition.training().loss() == LossChoice.CROSS_ENTROPY ? Math.log(classes) : data.targetVariance();
        return new DataFacts(data.fingerprint(), run.networkSpec(data.dataset()).parameters(), chance);
    }
}
