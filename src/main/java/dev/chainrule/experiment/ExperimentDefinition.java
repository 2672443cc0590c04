package dev.chainrule.experiment;

import dev.chainrule.dataset.DatasetSpec;
import dev.chainrule.dataset.Scaling;
import dev.chainrule.engine.Initialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

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
        List<ExperimentDefinition> settings =
                IntStream.range(0, sweep.combinations()).mapToObj(this::at).toList();
        List<RunDefinition> runs = new ArrayList<>();
        for (long seed : sweep.seeds()) {
            for (ExperimentDefinition setting : settings) {
                for (Initialization initialization : sweep.initializations()) {
                    for (double learningRate : sweep.learningRates()) {
                        runs.add(setting.run(learningRate, initialization, seed));
                    }
                }
            }
        }
        return runs;
    }

    /** One setting of the swept parameters with its own sweep of the wall's axes; of a sweep without parameters the whole. */
    public ExperimentDefinition at(int combination) {
        ExperimentDefinition setting = this;
        for (Map.Entry<String, Double> value : sweep.combination(combination).entrySet()) {
            setting = setting.with(value.getKey(), value.getValue());
        }
        Sweep wall = new Sweep(sweep.learningRates(), sweep.initializations(), sweep.seeds());
        return new ExperimentDefinition(
                setting.dataset, setting.scaling, setting.validationShare, setting.network, setting.training, wall);
    }

    /** The first run of the first setting: what it takes to ask for what all runs of a setting share. */
    public RunDefinition anyRun() {
        return at(0).run(
                        sweep.learningRates().get(0),
                        sweep.initializations().get(0),
                        sweep.seeds().get(0));
    }

    private RunDefinition run(double learningRate, Initialization initialization, long seed) {
        return new RunDefinition(
                dataset, scaling, validationShare, network, training, learningRate, initialization, seed);
    }

    /** The same with one number changed, which is not checked here. */
    private ExperimentDefinition with(String path, double value) {
        if (path.equals("validationShare")) {
            return new ExperimentDefinition(dataset, scaling, value, network, training, sweep);
        }
        if (path.startsWith("dataset.")) {
            Map<String, Double> options = new TreeMap<>(dataset.options());
            options.put(path.substring("dataset.".length()), value);
            DatasetSpec changed = new DatasetSpec(dataset.kind(), dataset.seed(), options);
            return new ExperimentDefinition(changed, scaling, validationShare, network, training, sweep);
        }
        TrainingDefinition changed = training.with(path.substring("training.".length()), value);
        return new ExperimentDefinition(dataset, scaling, validationShare, network, changed, sweep);
    }
}
