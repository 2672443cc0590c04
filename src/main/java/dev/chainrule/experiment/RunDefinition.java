package dev.chainrule.experiment;

import dev.chainrule.dataset.Dataset;
import dev.chainrule.dataset.DatasetSpec;
import dev.chainrule.dataset.Scaling;
import dev.chainrule.dataset.TargetCoding;
import dev.chainrule.engine.Initialization;
import dev.chainrule.engine.NetworkSpec;
import dev.chainrule.engine.TrainingSpec;

/** Everything that decides one run's numbers, frozen when the run is stored. */
public record RunDefinition(
        DatasetSpec dataset,
        Scaling scaling,
        double validationShare,
        NetworkDefinition network,
        TrainingDefinition training,
        double learningRate,
        Initialization initialization,
        long seed) {

    /** How the targets are written for the loss. */
    public TargetCoding coding(int classes) {
        return shape(classes).coding();
    }

    /** The engine's spec for data with so many features and classes (0 for values). */
    public TrainingSpec trainingSpec(int features, int classes) {
        NetworkShape shape = shape(classes);
        return new TrainingSpec(
                shape.network(features),
                initialization,
                shape.loss(),
                shape.score(),
                OptimizerKinds.optimizer(training.chosen(Aspect.OPTIMIZER)),
                learningRate,
                training.batchSize(),
                training.epochs(),
                seed,
                training.refinements());
    }

    public TrainingSpec trainingSpec(Dataset data) {
        return trainingSpec(data.features(), data.classes());
    }

    public NetworkSpec networkSpec(Dataset data) {
        return shape(data.classes()).network(data.features());
    }

    private NetworkShape shape(int classes) {
        return NetworkShape.of(network, training, classes);
    }
}
