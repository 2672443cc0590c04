package dev.chainrule.experiment;

import dev.chainrule.dataset.DatasetSpec;
import dev.chainrule.dataset.Datasets;
import dev.chainrule.dataset.PreparedData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a definition's data says about each of its runs.
 *
 * @param fingerprint of the data after split and scaling
 * @param parameters weights and biases of the network on this data
 * @param chance loss of the best guess that is the same for all rows: ln k for k classes, the target's variance for squared error
 */
public record DataFacts(String fingerprint, long parameters, double chance) {

    /** For each setting of the swept parameters; settings with the same data share what is told of it. */
    static List<DataFacts> of(ExperimentDefinition definition, Datasets datasets) {
        record Data(DatasetSpec spec, double share) {}
        Map<Data, DataFacts> known = new HashMap<>();
        List<DataFacts> facts = new ArrayList<>();
        for (int i = 0; i < definition.sweep().combinations(); i++) {
            ExperimentDefinition setting = definition.at(i);
            facts.add(known.computeIfAbsent(
                    new Data(setting.dataset(), setting.validationShare()), data -> one(setting, datasets)));
        }
        return facts;
    }

    private static DataFacts one(ExperimentDefinition definition, Datasets datasets) {
        RunDefinition run = definition.anyRun();
        int classes = datasets.classes(definition.dataset());
        PreparedData data = datasets.prepare(
                definition.dataset(), definition.validationShare(), definition.scaling(), run.coding(classes));
        double chance =
                Chance.of(definition.training().loss(), data.split().training(), data.targetVariance(), classes);
        return new DataFacts(data.fingerprint(), run.networkSpec(data.dataset()).parameters(), chance);
    }
}
