package dev.chainrule.experiment;

import dev.chainrule.dataset.DatasetKind;
import dev.chainrule.dataset.DatasetSpec;
import dev.chainrule.dataset.Datasets;
import dev.chainrule.dataset.InvalidDatasetException;
import dev.chainrule.dataset.Scaling;
import dev.chainrule.dataset.SplitSizes;
import dev.chainrule.dataset.Task;
import dev.chainrule.engine.Activation;
import dev.chainrule.engine.Initialization;
import dev.chainrule.engine.Optimizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a draft into a definition, or says all that is wrong with it. The one place where an experiment is checked. */
@Component
public class Definitions {

    private final Datasets datasets;

    public Definitions(Datasets datasets) {
        this.datasets = datasets;
    }

    /**
     * Checks each field and then how they fit together.
     *
     * @param problems what could not even be read; what is found here is added
     * @throws InvalidDefinitionException if there is any problem
     */
    public ExperimentDefinition check(Draft draft, Problems problems) {
        DatasetSpec dataset = dataset(draft, problems);
        DatasetKind kind =
                dataset == null ? null : datasets.kind(dataset.kind()).orElseThrow();
        Scaling scaling = scaling(draft, kind, problems);
        Double share = share(draft, problems);
        NetworkDefinition network = network(draft, problems);
        TrainingDefinition training = training(draft, problems);
        Sweep sweep = sweep(draft, problems);
        if (dataset != null && share != null) {
            fitRows(dataset, share, draft.batchSize(), problems);
        }
        if (kind != null && network != null && training != null) {
            fitLoss(kind, network, training.loss(), problems);
        }
        if (dataset != null && network != null) {
            fitSize(dataset, network, problems);
        }
        problems.refuse();
        return new ExperimentDefinition(
                found(dataset), found(scaling), found(share), found(network), found(training), found(sweep));
    }

    /** Each check that finds nothing to give back has added a problem, and problems end the check before this. */
    private static <T> T found(@Nullable T part) {
        return Objects.requireNonNull(part, "a part is missing although no problem was found");
    }

    private @Nullable DatasetSpec dataset(Draft draft, Problems problems) {
        if (draft.datasetKind() == null) {
            return null;
        }
        try {
            // With a seed that cannot be read nothing is made in the end, but the rest of the form is checked all the
            // same.
            long seed = draft.datasetSeed() == null ? 0 : draft.datasetSeed();
            return datasets.spec(draft.datasetKind(), seed, draft.options());
        } catch (InvalidDatasetException invalid) {
            invalid.problems().forEach(problem -> problems.add("dataset." + problem.field(), problem.message()));
            return null;
        }
    }

    private static @Nullable Scaling scaling(Draft draft, @Nullable DatasetKind kind, Problems problems) {
        if (draft.scaling() == null) {
            return kind == null ? null : kind.standardScaling();
        }
        return choice("scaling", draft.scaling(), Scaling::of, problems);
    }

    private static @Nullable Double share(Draft draft, Problems problems) {
        Double share = draft.validationShare();
        if (share != null && !(share >= 0 && share < 1)) {
            problems.add(
                    "validationShare",
                    "%s is out of range. Use 0 (no validation) to less than 1, for example 0.2.",
                    share);
            return null;
        }
        return share;
    }

    private static @Nullable NetworkDefinition network(Draft draft, Problems problems) {
        List<Integer> hidden = hidden(draft.hidden(), problems);
        Activation activation = choice("network.activation", draft.activation(), Activation::of, problems);
        OutputChoice output = draft.output() == null
                ? OutputChoice.AUTO
                : choice("network.output", draft.output(), OutputChoice::of, problems);
        return hidden == null || activation == null || output == null
                ? null
                : new NetworkDefinition(hidden, activation, output);
    }

    private static @Nullable List<Integer> hidden(@Nullable List<Long> hidden, Problems problems) {
        if (hidden == null) {
            return null;
        }
        if (hidden.size() > Limits.LAYERS) {
            problems.add(
                    "network.hidden", "%,d hidden layers are too many. Use up to %d.", hidden.size(), Limits.LAYERS);
            return null;
        }
        List<Integer> units = new ArrayList<>();
        for (long count : hidden) {
            if (count < 1 || count > Limits.UNITS) {
                problems.add(
                        "network.hidden", "A layer of %,d units is out of range. Use 1 to %,d.", count, Limits.UNITS);
                return null;
            }
            units.add((int) count);
        }
        return units;
    }

    private static @Nullable TrainingDefinition training(Draft draft, Problems problems) {
        LossChoice loss = choice("training.loss", draft.loss(), LossChoice::of, problems);
        Optimizer optimizer = optimizer(draft, problems);
        Integer epochs = whole("training.epochs", draft.epochs(), Limits.EPOCHS, problems);
        Integer batchSize = whole("training.batchSize", draft.batchSize(), Integer.MAX_VALUE, problems);
        return loss == null || optimizer == null || epochs == null || batchSize == null
                ? null
                : new TrainingDefinition(loss, optimizer, batchSize, epochs);
    }

    private static @Nullable Optimizer optimizer(Draft draft, Problems problems) {
        if (draft.optimizer() == null || draft.momentum() == null) {
            return null;
        }
        if (!draft.optimizer().equals("sgd")) {
            problems.add("training.optimizer.kind", "“%s” is not an optimizer. Use one of sgd.", draft.optimizer());
            return null;
        }
        double momentum = draft.momentum();
        return attempt("training.optimizer.momentum", () -> new Optimizer.Sgd(momentum), problems);
    }

    private static @Nullable Sweep sweep(Draft draft, Problems problems) {
        List<Double> rates = distinct("sweep.learningRates", draft.learningRates(), "learning rate", problems);
        if (rates != null) {
            for (double rate : rates) {
                if (!(rate >= Limits.SMALLEST_LEARNING_RATE && rate <= Limits.LARGEST_LEARNING_RATE)) {
                    problems.add(
                            "sweep.learningRates",
                            "%s is out of range. Use 0.000000001 to 1,000,000.",
                            ExperimentForm.number(rate));
                    rates = null;
                    break;
                }
            }
        }
        List<Initialization> initializations = initializations(draft.initializations(), problems);
        List<Long> seeds = distinct("sweep.seeds", draft.seeds(), "seed", problems);
        if (draft.learningRates() != null && draft.initializations() != null && draft.seeds() != null) {
            long runs = Math.multiplyExact(
                    (long) draft.learningRates().size()
                            * draft.initializations().size(),
                    draft.seeds().size());
            if (runs > Limits.RUNS) {
                problems.add(
                        "sweep.learningRates",
                        "%,d learning rates × %,d initializations × %,d seeds are %,d runs. Use up to %,d.",
                        draft.learningRates().size(),
                        draft.initializations().size(),
                        draft.seeds().size(),
                        runs,
                        Limits.RUNS);
            }
        }
        return rates == null || initializations == null || seeds == null
                ? null
                : new Sweep(rates, initializations, seeds);
    }

    private static @Nullable List<Initialization> initializations(@Nullable List<String> texts, Problems problems) {
        if (texts == null) {
            return null;
        }
        List<Initialization> initializations = new ArrayList<>();
        for (String text : texts) {
            Initialization initialization = choice("sweep.initializations", text, Initialization::parse, problems);
            if (initialization == null) {
                return null;
            }
            initializations.add(initialization);
        }
        return distinct("sweep.initializations", initializations, "initialization", problems);
    }

    private void fitRows(DatasetSpec dataset, double share, @Nullable Long batchSize, Problems problems) {
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

    private static void fitLoss(DatasetKind kind, NetworkDefinition network, LossChoice loss, Problems problems) {
        if (kind.task() == Task.REGRESSION && loss == LossChoice.CROSS_ENTROPY) {
            problems.add(
                    "training.loss",
                    "Cross-entropy needs classes, but %s has values as its target. Use squared error (mse).",
                    kind.label());
        } else if (loss == LossChoice.CROSS_ENTROPY && network.output() != OutputChoice.AUTO) {
            problems.add(
                    "network.output",
                    "Cross-entropy has its softmax or sigmoid folded in and does not fit the output %s. Use automatic (auto), or squared error (mse).",
                    network.output().id());
        }
    }

    private void fitSize(DatasetSpec dataset, NetworkDefinition network, Problems problems) {
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

    private static @Nullable Integer whole(String field, @Nullable Long value, int most, Problems problems) {
        if (value == null) {
            return null;
        }
        if (value < 1 || value > most) {
            problems.add(
                    field,
                    most == Integer.MAX_VALUE
                            ? "%,d is out of range. Use 1 to the number of training rows."
                            : "%,d is out of range. Use 1 to %,d.",
                    value,
                    most);
            return null;
        }
        return value.intValue();
    }

    private static <T> @Nullable List<T> distinct(
            String field, @Nullable List<T> values, String what, Problems problems) {
        if (values == null) {
            return null;
        }
        if (values.isEmpty()) {
            problems.add(field, "No %s is given. Give at least one.", what);
            return null;
        }
        Set<T> seen = new HashSet<>();
        for (T value : values) {
            if (!seen.add(value)) {
                problems.add(field, "%s is listed twice. List each %s once.", text(value), what);
                return null;
            }
        }
        return values;
    }

    private static String text(Object value) {
        if (value instanceof Initialization initialization) {
            return initialization.id();
        }
        return value instanceof Double number ? ExperimentForm.number(number) : String.valueOf(value);
    }

    private static <T> @Nullable T choice(
            String field, @Nullable String text, Function<String, T> parse, Problems problems) {
        return text == null ? null : attempt(field, () -> parse.apply(text), problems);
    }

    private static <T> @Nullable T attempt(String field, Supplier<T> make, Problems problems) {
        try {
            return make.get();
        } catch (IllegalArgumentException refused) {
            problems.add(field, String.valueOf(refused.getMessage()));
            return null;
        }
    }
}
