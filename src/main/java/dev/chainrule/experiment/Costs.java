package dev.chainrule.experiment;

import dev.chainrule.dataset.Datasets;
import dev.chainrule.experiment.Preview.Fact;
import dev.chainrule.web.Format;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Reckons what an experiment will take: time by trials of its settings, room by what is kept of a run. */
@Component
class Costs {

    static final String UNKNOWN = "not known yet";

    /** Seconds; below it starting and storing take longer than training. */
    private static final double SHORTEST = 1;

    private final StorageBudget storage;
    private final Trials trials;
    private final Format format;
    private final Datasets datasets;
    private final int atOnce;

    Costs(
            StorageBudget storage,
            Trials trials,
            Format format,
            Datasets datasets,
            @Value("${chainrule.training.workers:0}") int workers) {
        this.storage = storage;
        this.trials = trials;
        this.format = format;
        this.datasets = datasets;
        this.atOnce = workers > 0 ? workers : Runtime.getRuntime().availableProcessors();
    }

    /** Of a sweep with further parameters by its first and its last setting, between which the others are taken to lie. */
    Fact time(ExperimentDefinition definition) {
        int settings = definition.sweep().combinations();
        Optional<Trial> first = trials.of(definition.at(0));
        Optional<Trial> last = settings == 1 ? first : trials.of(definition.at(settings - 1));
        if (first.isEmpty() || last.isEmpty()) {
            return new Fact("Time", UNKNOWN, "another trial is under way");
        }
        double perEpoch = (first.get().secondsPerEpoch() + last.get().secondsPerEpoch()) / 2;
        double epochs = IntStream.range(0, settings)
                .map(i -> definition.at(i).training().epochs())
                .average()
                .orElseThrow();
        long runs = definition.sweep().runs();
        double run = perEpoch * epochs;
        double all = run * Math.ceil((double) runs / atOnce);
        return new Fact(
                "Time",
                "about " + (all < SHORTEST ? "a second" : format.duration(all)),
                "%s a run on one core%s, from %s%s; more at first, while the code warms up"
                        .formatted(
                                format.duration(run),
                                runs == 1 || atOnce == 1 ? "" : ", " + Math.min(runs, atOnce) + " at once",
                                first.get().words(),
                                settings == 1 ? "" : " of the first and the last setting"));
    }

    /** What is stored of the weights of all runs, and besides while they are trained. */
    Fact stored(ExperimentDefinition definition) {
        long runs = definition.sweep().runs();
        int settings = definition.sweep().combinations();
        long budget = storage.bytesPerRun(runs);
        List<KeptEpochs> kept = IntStream.range(0, settings)
                .mapToObj(definition::at)
                .map(setting -> new KeptEpochs(setting.training().epochs(), parameters(setting), budget))
                .toList();
        long bytes =
                runs / settings * kept.stream().mapToLong(KeptEpochs::bytes).sum();
        return stored(
                bytes,
                settings == 1
                        ? each(runs, kept.get(0))
                        : "%s of %s settings; ".formatted(format.count(runs, "run"), format.count(settings)),
                underWay(definition));
    }

    /** The same before all is known, as if the epochs were the same for every setting. */
    Fact stored(long runs, int epochs, long parameters) {
        KeptEpochs kept = new KeptEpochs(epochs, parameters, storage.bytesPerRun(runs));
        return stored(runs * kept.bytes(), each(runs, kept), "");
    }

    private Fact stored(long bytes, String how, String besides) {
        return new Fact(
                "Stored weights",
                format.bytes(bytes),
                "%s%s%s free%s"
                        .formatted(
                                how,
                                besides,
                                format.bytes(storage.freeBytes()),
                                storage.hasRoom(bytes) ? "" : ", which is too little"));
    }

    /** A run under way also has what it would continue from: its weights and what the optimizer remembers of each. */
    private String underWay(ExperimentDefinition definition) {
        long arrays = 1 + OptimizerKinds.arrays(definition.training().chosen(Aspect.OPTIMIZER));
        long numbers =
                arrays * parameters(definition) * Math.min(definition.sweep().runs(), atOnce);
        return "%s besides while they train; ".formatted(format.bytes(numbers * Float.BYTES));
    }

    private String each(long runs, KeptEpochs kept) {
        String epochs = kept.all()
                ? "%s epochs".formatted(format.count(kept.epochs() + 1L))
                : "%s of %s epochs".formatted(format.count(kept.count()), format.count(kept.epochs() + 1L));
        String pattern = kept.all() ? "" : ", dense early; the first, the best and the last always";
        return "%s × %s × %s × 4 bytes%s; "
                .formatted(format.count(runs, "run"), epochs, format.count(kept.parameters()), pattern);
    }

    private long parameters(ExperimentDefinition setting) {
        return NetworkShape.parameters(
                datasets.features(setting.dataset()), setting.network().hidden(), datasets.classes(setting.dataset()));
    }
}
