package dev.chainrule.experiment;

import dev.chainrule.dataset.DatasetSpec;
import dev.chainrule.dataset.Scaling;
import java.util.ArrayList;
import java.util.List;

/** What somebody wants to try. Made by {@link Definitions}, which checks it against the data; immutable, with every default filled in. */
public record ExperimentDefinition(
        DatasetSpec dataset,
        Scaling scaling,
        double validationShare,
        NetworkDefinition network,
        TrainingDefinition training,
        Sweep sweep) {

    /** The runs in the order they are performed: in rounds of seeds, so that each cell of the sweep has a value early. */
    public List<RunDefinition> runs() {
        List<RunDefinition> runs = new ArrayList<>();
        for (long seed : sweep.seeds()) {
            for (var initialization : sweep.initializations()) {
                for (double learningRate : sweep.learningRates()) {
                    runs.add(new RunDefinition(
                            dataset, scaling, validationShare, network, training, learningRate, initialization, seed));
                }
            }
        }
        return runs;
    }
}
