package dev.chainrule.experiment;

import dev.chainrule.dataset.DatasetKind;
import dev.chainrule.dataset.DatasetSpec;
import dev.chainrule.dataset.Datasets;
import dev.chainrule.dataset.InvalidDatasetException;
import dev.chainrule.dataset.SplitSizes;
import dev.chainrule.dataset.Task;
import dev.chainrule.engine.Metric;
import dev.chainrule.engine.NetworkSpec;
import dev.chainrule.engine.Trainer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks how parts that are right each by itself fit together. */
final class FitCheck {

    private final Datasets datasets;

    FitCheck(Datasets datasets) {
        this.datasets = datasets;
    }

    /** Everything of a definition whose parts are right; of what a sweep varies beside the wall's axes what stands in its place. */
    void all(ExperimentDefinition definition, Problems problems) {
        TrainingDefinition training = definition.training();
        rows(definition.dataset(), definition.validationShare(), (long) training.batchSize(), problems);
        DatasetKind kind = datasets.kind(definition.dataset().kind()).orElseThrow();
        loss(kind, definition.network(), training.loss(), problems);
        size(definition.dataset(), definition.network(), problems);
        room(definition.dataset(), definition.network(), training, definition.sweep(), problems);
        refinements(definition.validationShare(), definition.network(), training, problems);
    }

    void rows(DatasetSpec dataset, double share, @Nullable Long batchSize, Problems problems) {
        SplitSizes sizes;
        try {
            sizes = datasets.sizes(dataset, share);
        } catch (InvalidDatasetException invalid) {
            invalid.problems().forEach(problem -> problems.add(problem.field(), problem.message()));
            return;
        }
        if (batchSize != null && batchSize > sizes.training() && !problems.has("training.batchSize")) {
            problems.add(
                    "training.batchSize",
                    "%,d is more than the %,d training rows. Use 1 to %,d.",
                    batchSize,
                    sizes.training(),
                    sizes.training());
        }
    }

    static void loss(DatasetKind kind, NetworkDefinition network, LossChoice loss, Problems problems) {
        boolean values = kind.task() == Task.REGRESSION;
        if (values && (loss == LossChoice.CROSS_ENTROPY || loss == LossChoice.HINGE)) {
            problems.add(
                    "training.loss",
                    "%s needs classes, but %s has values as its target. Use squared error (mse), absolute error (mae) or huber.",
                    loss.label(),
                    kind.label());
        } else if (loss == LossChoice.CROSS_ENTROPY && network.output() != OutputChoice.AUTO) {
            problems.add(
                    "network.output",
                    "Cross-entropy has its softmax or sigmoid folded in and does not fit the output %s. Use automatic (auto), or squared error (mse).",
                    network.output().id());
        } else if (loss == LossChoice.HINGE && network.output() == OutputChoice.SIGMOID) {
            problems.add(
                    "network.output",
                    "Hinge wants outputs on either side of 0, and a sigmoid has none below. Use automatic (auto), identity or tanh.");
        }
    }

    /** Whether what refines the training has what it needs. */
    static void refinements(
            double validationShare, NetworkDefinition network, TrainingDefinition training, Problems problems) {
        for (Aspect aspect : List.of(Aspect.SCHEDULE, Aspect.EARLY_STOPPING)) {
            String metric = training.chosen(aspect).words().get("metric");
            if (metric != null && validationShare == 0 && Metric.of(metric).needsValidation()) {
                problems.add(
                        aspect.path() + ".metric",
                        "%s needs validation rows, but validationShare is 0. Use training_loss or training_score, or a share above 0.",
                        metric);
            }
        }
        Double warmUp = training.chosen(Aspect.SCHEDULE).numbers().get("warmUp");
        if (warmUp != null && warmUp > training.epochs()) {
            problems.add(
                    "training.schedule.warmUp",
                    "A warm-up of %s epochs is longer than the training of %,d. Use 0 to %,d.",
                    NumberSetting.text(warmUp),
                    training.epochs(),
                    training.epochs());
        }
        if (training.number("dropout") > 0 && network.hidden().isEmpty()) {
            problems.add(
                    "training.dropout",
                    "Dropout leaves out hidden units, and this network has none. Use 0, or add a hidden layer.");
        }
        engine("training.optimizer.kind", () -> OptimizerKinds.optimizer(training.chosen(Aspect.OPTIMIZER)), problems);
        engine("training.schedule.kind", training::refinements, problems);
    }

    /** The engine computes in 32 bits, where a number may be out of range although it is not in 64, and has limits of its own. */
    private static void engine(String field, Runnable made, Problems problems) {
        try {
            made.run();
        } catch (IllegalArgumentException refused) {
            problems.add(field, "%s", String.valueOf(refused.getMessage()));
        }
    }

    /** What the engine has no room or no time for, where the parts are right each by itself. */
    void room(
            DatasetSpec dataset,
            NetworkDefinition network,
            TrainingDefinition training,
            @Nullable Sweep sweep,
            Problems problems) {
        if (problems.has("network.hidden")) {
            return; // too large anyway
        }
        NetworkSpec spec =
                NetworkShape.of(network, training, datasets.classes(dataset)).network(datasets.features(dataset));
        if (!problems.has("training.batchSize")) {
            engine("training.batchSize", () -> Trainer.checkBatch(spec, training.batchSize()), problems);
        }
        if (sweep != null) {
            engine(
                    "sweep.initializations",
                    () -> sweep.initializations().forEach(start -> Trainer.checkStart(spec, start)),
                    problems);
        }
    }

    void size(DatasetSpec dataset, NetworkDefinition network, Problems problems) {
        int features = datasets.features(dataset);
        long parameters = NetworkShape.parameters(features, network.hidden(), datasets.classes(dataset));
        if (parameters > Limits.PARAMETERS) {
            problems.add(
                    "network.hidden",
                    "Layers of %s on %,d features have %,d weights and biases. Use layers with up to %,d in all.",
                    network.hidden(),
                    features,
                    parameters,
                    Limits.PARAMETERS);
        }
    }
}
