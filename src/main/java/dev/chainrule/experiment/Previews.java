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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Reckons beforehand what an experiment will be, with the same code that performs it. */
@Component
class Previews {

    private static final String UNKNOWN = "not known yet";
    private static final String AFTER = "once the marked fields are corrected";
    private static final int TERMS = 4;

    private final Datasets datasets;
    private final StorageBudget storage;
    private final Trials trials;
    private final Format format;
    private final int atOnce;

    Previews(
            Datasets datasets,
            StorageBudget storage,
            Trials trials,
            Format format,
            @Value("${chainrule.training.workers:0}") int workers) {
        this.datasets = datasets;
        this.storage = storage;
        this.trials = trials;
        this.format = format;
        this.atOnce = workers > 0 ? workers : Runtime.getRuntime().availableProcessors();
    }

    /** @param definition what the draft became, or null if it has problems */
    Preview of(ExperimentForm form, Draft draft, @Nullable ExperimentDefinition definition) {
        DatasetSpec spec = spec(draft);
        SplitSizes sizes = spec == null ? null : sizes(spec, draft);
        Dataset data = spec == null ? null : datasets.load(spec);
        List<Integer> hidden = hidden(draft);
        Size size = size(form, draft);
        Long runs = size == null || size.runs() > Limits.RUNS ? null : size.runs();
        List<Fact> facts = new ArrayList<>();
        NetworkPicture network = null;
        long parameters = 0;
        if (spec != null && hidden != null) {
            int inputs = datasets.features(spec);
            int classes = datasets.classes(spec);
            int outputs = NetworkShape.outputs(classes);
            network = NetworkPicture.of(inputs, hidden, draft.activation() == null ? "" : draft.activation(), outputs);
            parameters = NetworkShape.parameters(inputs, hidden, classes);
            facts.add(new Fact("Parameters", format.count(parameters), formula(inputs, hidden, outputs)));
        } else {
            facts.add(new Fact("Parameters", UNKNOWN, AFTER));
        }
        facts.add(
                size == null || runs == null
                        ? new Fact("Runs", UNKNOWN, AFTER)
                        : new Fact("Runs", format.count(runs), sweep(size) + (definition == null ? ", " + AFTER : "")));
        facts.add(definition == null ? new Fact("Time", UNKNOWN, AFTER) : time(definition));
        Long epochs = draft.epochs();
        facts.add(
                runs == null || parameters == 0 || epochs == null || epochs < 1 || epochs > Limits.EPOCHS
                        ? new Fact("Stored weights", UNKNOWN, AFTER)
                        : stored(runs, epochs.intValue(), parameters));
        return new Preview(
                data == null ? null : DataPicture.of(data, sizes),
                network,
                facts,
                runs,
                sizes == null ? "" : share(sizes));
    }

    private @Nullable DatasetSpec spec(Draft draft) {
        if (draft.datasetKind() == null) {
            return null;
        }
        try {
            long seed = draft.datasetSeed() == null ? 0 : draft.datasetSeed();
            return datasets.spec(draft.datasetKind(), seed, draft.options());
        } catch (InvalidDatasetException told) {
            return null; // it is among the problems, and there is nothing to show
        }
    }

    private @Nullable SplitSizes sizes(DatasetSpec spec, Draft draft) {
        if (draft.validationShare() == null) {
            return null;
        }
        try {
            return datasets.sizes(spec, draft.validationShare());
        } catch (InvalidDatasetException told) {
            return null;
        }
    }

    private static @Nullable List<Integer> hidden(Draft draft) {
        List<Long> hidden = draft.hidden();
        if (hidden == null
                || hidden.size() > Limits.LAYERS
                || hidden.stream().anyMatch(units -> units < 1 || units > Limits.UNITS)) {
            return null;
        }
        return hidden.stream().map(Long::intValue).toList();
    }

    /** What is wrong in a list does not change how long it is, so the runs are counted all the same. */
    private static @Nullable Size size(ExperimentForm form, Draft draft) {
        Problems told = new Problems(); // by the reading of the form already
        int rates = draft.learningRates() != null
                ? draft.learningRates().size()
                : count(NumberList.items(form.text("sweep.learningRates"), "", told));
        int initializations = draft.initializations() != null
                ? draft.initializations().size()
                : form.all("sweep.initializations").size()
                        + count(NumberList.items(form.text(ExperimentForm.OWN_INITIALIZATIONS), "", told));
        if (draft.seeds() == null
                || rates == 0
                || initializations == 0
                || draft.seeds().isEmpty()) {
            return null;
        }
        return new Size(rates, initializations, draft.seeds().size());
    }

    private static int count(@Nullable List<String> items) {
        return items == null ? 0 : items.size();
    }

    private record Size(int rates, int initializations, int seeds) {

        long runs() {
            return (long) rates * initializations * seeds;
        }
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

    private String sweep(Size size) {
        return format.count(size.rates(), "learning rate") + " × "
                + format.count(size.initializations(), "initialization") + " × "
                + format.count(size.seeds(), "seed");
    }

    private String share(SplitSizes sizes) {
        return sizes.validation() == 0
                ? "none: all %s rows train".formatted(format.count(sizes.rows()))
                : "%s of %s rows".formatted(format.count(sizes.validation()), format.count(sizes.rows()));
    }

    private Fact time(ExperimentDefinition definition) {
        Optional<Trial> trial = trials.of(definition);
        if (trial.isEmpty()) {
            return new Fact("Time", UNKNOWN, "another trial is under way");
        }
        long runs = definition.sweep().runs();
        double run = trial.get().secondsPerEpoch() * definition.training().epochs();
        double all = run * Math.ceil((double) runs / atOnce);
        return new Fact(
                "Time",
                "about " + format.duration(all),
                "%s a run on one core%s, from %s"
                        .formatted(
                                format.duration(run),
                                runs == 1 || atOnce == 1 ? "" : ", " + Math.min(runs, atOnce) + " at once",
                                trial.get().words()));
    }

    private Fact stored(long runs, int epochs, long parameters) {
        KeptEpochs kept = new KeptEpochs(epochs, parameters, storage.bytesPerRun(runs));
        String each = kept.all()
                ? "%s epochs".formatted(format.count(epochs + 1L))
                : "%s of %s epochs".formatted(format.count(kept.count()), format.count(epochs + 1L));
        String pattern = kept.all() ? "" : ", dense early; the first, the best and the last always";
        long bytes = runs * kept.bytes();
        return new Fact(
                "Stored weights",
                format.bytes(bytes),
                "%s × %s × %s × 4 bytes%s; %s free%s"
                        .formatted(
                                format.count(runs, "run"),
                                each,
                                format.count(parameters),
                                pattern,
                                format.bytes(storage.freeBytes()),
                                storage.hasRoom(bytes) ? "" : ", which is too little"));
    }
}
