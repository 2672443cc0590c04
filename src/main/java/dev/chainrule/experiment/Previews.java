package dev.chainrule.experiment;

import dev.chainrule.dataset.Dataset;
import dev.chainrule.dataset.DatasetSpec;
import dev.chainrule.dataset.Datasets;
import dev.chainrule.dataset.InvalidDatasetException;
import dev.chainrule.dataset.SplitSizes;
import dev.chainrule.experiment.Preview.Fact;
import dev.chainrule.web.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reckons beforehand what an experiment will be, with the same code that performs it. */
@Component
class Previews {

    private static final String UNKNOWN = Costs.UNKNOWN;
    private static final String AFTER = "once the marked fields are corrected";
    private static final int TERMS = 4;

    private final Datasets datasets;
    private final Costs costs;
    private final Format format;

    Previews(Datasets datasets, Costs costs, Format format) {
        this.datasets = datasets;
        this.costs = costs;
        this.format = format;
    }

    /** @param definition what the draft became, or null if it has problems */
    Preview of(ExperimentForm form, Draft draft, @Nullable ExperimentDefinition definition) {
        DatasetSpec spec = spec(draft);
        SplitSizes sizes = spec == null ? null : sizes(spec, draft);
        Dataset data = spec == null ? null : datasets.load(spec);
        List<Integer> hidden = hidden(draft);
        SweepSize size = SweepSize.of(form, draft.axes());
        Long runs = size == null ? null : size.runs();
        List<Fact> facts = new ArrayList<>();
        NetworkPicture network = null;
        long parameters = 0;
        if (spec != null && hidden != null) {
            int inputs = datasets.features(spec);
            int classes = datasets.classes(spec);
            int outputs = NetworkShape.outputs(classes);
            network = NetworkPicture.of(
                    inputs,
                    hidden,
                    draft.network().activation() == null ? "" : draft.network().activation(),
                    outputs);
            parameters = NetworkShape.parameters(inputs, hidden, classes);
            facts.add(new Fact("Parameters", format.count(parameters), formula(inputs, hidden, outputs)));
        } else {
            facts.add(new Fact("Parameters", UNKNOWN, AFTER));
        }
        facts.add(
                size == null || runs == null
                        ? new Fact("Runs", UNKNOWN, AFTER)
                        : new Fact("Runs", format.count(runs), sweep(size) + (definition == null ? ", " + AFTER : "")));
        facts.add(definition == null ? new Fact("Time", UNKNOWN, AFTER) : costs.time(definition));
        facts.add(stored(draft, definition, runs, parameters));
        RateCurve rate = definition == null || sizes == null
                ? null
                : RateCurve.of(definition.at(0).training(), sizes.training());
        return new Preview(
                data == null ? null : DataPicture.of(data, sizes),
                network,
                rate,
                facts,
                runs,
                sizes == null ? "" : share(sizes));
    }

    private Fact stored(Draft draft, @Nullable ExperimentDefinition definition, @Nullable Long runs, long parameters) {
        if (definition != null) {
            return costs.stored(definition);
        }
        Long epochs = draft.training().epochs();
        return runs == null || parameters == 0 || epochs == null || epochs < 1 || epochs > Limits.EPOCHS
                ? new Fact("Stored weights", UNKNOWN, AFTER)
                : costs.stored(runs, epochs.intValue(), parameters);
    }

    private @Nullable DatasetSpec spec(Draft draft) {
        if (draft.data().kind() == null) {
            return null;
        }
        try {
            long seed = draft.data().seed() == null ? 0 : draft.data().seed();
            return datasets.spec(draft.data().kind(), seed, draft.data().options());
        } catch (InvalidDatasetException told) {
            return null; // it is among the problems, and there is nothing to show
        }
    }

    private @Nullable SplitSizes sizes(DatasetSpec spec, Draft draft) {
        if (draft.data().validationShare() == null) {
            return null;
        }
        try {
            return datasets.sizes(spec, draft.data().validationShare());
        } catch (InvalidDatasetException told) {
            return null;
        }
    }

    private static @Nullable List<Integer> hidden(Draft draft) {
        List<Long> hidden = draft.network().hidden();
        if (hidden == null
                || hidden.size() > Limits.LAYERS
                || hidden.stream().anyMatch(units -> units < 1 || units > Limits.UNITS)) {
            return null;
        }
        return hidden.stream().map(Long::intValue).toList();
    }

    private static String formula(int inputs, List<Integer> hidden, int outputs) {
        List<String> terms = new ArrayList<>();
        int in = inputs;
        List<Integer> layers = new ArrayList<>(hidden);
        layers.add(outputs);
        for (int units : layers) {
            terms.add(in + "·" + units + " + " + units);
            in = units;
        }
        if (terms.size() > TERMS) {
            terms.subList(2, terms.size() - 1).clear();
            terms.add(2, "…");
        }
        return String.join(" + ", terms);
    }

    private String sweep(SweepSize size) {
        StringBuilder words = new StringBuilder(format.count(size.rates(), "learning rate"))
                .append(" × ")
                .append(format.count(size.initializations(), "initialization"));
        size.parameters()
                .forEach((path, values) -> words.append(" × ")
                        .append(values)
                        .append(" of ")
                        .append(Hyperparameters.label(path, datasets).toLowerCase(Locale.ROOT)));
        return words + " × " + format.count(size.seeds(), "seed");
    }

    private String share(SplitSizes sizes) {
        return sizes.validation() == 0
                ? "none: all %s rows train".formatted(format.count(sizes.rows()))
                : "%s of %s rows".formatted(format.count(sizes.validation()), format.count(sizes.rows()));
    }
}
