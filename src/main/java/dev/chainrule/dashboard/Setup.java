package dev.chainrule.dashboard;

import dev.chainrule.dataset.DatasetKind;
import dev.chainrule.dataset.DatasetOption;
import dev.chainrule.dataset.DatasetSpec;
import dev.chainrule.dataset.Datasets;
import dev.chainrule.dataset.Scaling;
import dev.chainrule.engine.NetworkSpec;
import dev.chainrule.experiment.ExperimentDefinition;
import dev.chainrule.experiment.LossChoice;
import dev.chainrule.experiment.NetworkWords;
import dev.chainrule.experiment.TrainingWords;
import dev.chainrule.web.Format;
import java.util.ArrayList;
import java.util.List;

/**
 * What all runs of an experiment share, in the words of the page, and the numbers that its statistics need.
 *
 * @param dataset for example "Two moons, 300 rows, noise 0.2"
 * @param network for example "2-16-16-1 tanh"
 * @param loss what is made small
 * @param classes 0 for values
 * @param images whether a row is a picture
 * @param stepsPerEpoch updates
 * @param chance loss of guessing
 * @param validated whether rows are kept back for validation
 */
record Setup(
        String dataset,
        String network,
        long parameters,
        String training,
        LossChoice loss,
        int features,
        int hiddenLayers,
        int classes,
        boolean images,
        int epochs,
        int stepsPerEpoch,
        double chance,
        boolean validated) {

    /** What a score is called: accuracy of classes, R² of values. */
    String score() {
        return classes > 0 ? "accuracy" : "R²";
    }

    /** A round loss well below chance, the same for the whole life of an experiment: 0.1 for two classes. */
    double targetLoss() {
        return RoundNumbers.stepBelow((chance > 0 && Double.isFinite(chance) ? chance : 1) / 5);
    }

    /** Chance in words: "ln 2 = 0.693". */
    String chanceText(Format format) {
        String words = switch (loss) {
            case CROSS_ENTROPY -> "ln " + classes;
            case SQUARED_ERROR -> "the variance of the target";
            case ABSOLUTE_ERROR, HUBER, HINGE -> "the best answer that is the same for all";
        };
        return words + " = " + format.number(chance);
    }

    /** @param chance as the runs have it; not a number while there are none */
    static Setup of(ExperimentDefinition definition, double chance, Datasets datasets, Format format) {
        DatasetSpec spec = definition.dataset();
        int classes = datasets.classes(spec);
        NetworkSpec network = definition
                .anyRun()
                .trainingSpec(datasets.features(spec), classes)
                .network();
        return new Setup(
                describe(spec, datasets, format) + scaling(definition, datasets),
                network(definition, network),
                network.parameters(),
                training(definition, format),
                definition.training().loss(),
                datasets.features(spec),
                definition.network().hidden().size(),
                classes,
                datasets.kind(spec.kind()).map(DatasetKind::images).orElse(false),
                definition.training().epochs(),
                steps(definition, datasets),
                Double.isFinite(chance) ? chance : classes > 1 ? Math.log(classes) : 1,
                definition.validationShare() > 0);
    }

    private static int steps(ExperimentDefinition definition, Datasets datasets) {
        int rows = datasets.sizes(definition.dataset(), definition.validationShare())
                .training();
        return Math.max(
                1,
                (rows + definition.training().batchSize() - 1)
                        / definition.training().batchSize());
    }

    private static String describe(DatasetSpec spec, Datasets datasets, Format format) {
        DatasetKind kind = datasets.kind(spec.kind()).orElse(null);
        if (kind == null) {
            return spec.kind();
        }
        List<String> parts = new ArrayList<>();
        parts.add(kind.label());
        Double rows = spec.options().get("rows");
        parts.add(format.count(rows == null ? kind.rows() : rows.longValue(), "row"));
        for (DatasetOption option : kind.options()) {
            Double value = spec.options().get(option.name());
            if (value != null && !option.name().equals("rows")) {
                parts.add(option.label().toLowerCase(java.util.Locale.ROOT) + " " + format.rate(value));
            }
        }
        return String.join(", ", parts);
    }

    private static String scaling(ExperimentDefinition definition, Datasets datasets) {
        Scaling usual = datasets.kind(definition.dataset().kind())
                .map(DatasetKind::standardScaling)
                .orElse(Scaling.STANDARD);
        if (definition.scaling() == usual) {
            return "";
        }
        return switch (definition.scaling()) {
            case NONE -> ", not scaled";
            case STANDARD -> ", standardised";
            case MAX -> ", scaled to 1";
        };
    }

    private static String network(ExperimentDefinition definition, NetworkSpec network) {
        String sizes = NetworkWords.sizes(network);
        return definition.network().hidden().isEmpty()
                ? sizes + ", no hidden layer"
                : sizes + " " + NetworkWords.activations(definition.network());
    }

    private static String training(ExperimentDefinition definition, Format format) {
        var training = definition.training();
        return "%s, %s, batch %s, %s"
                .formatted(
                        training.loss().label().toLowerCase(java.util.Locale.ROOT),
                        TrainingWords.brief(training, format),
                        format.count(training.batchSize()),
                        format.count(training.epochs(), "epoch"));
    }
}
