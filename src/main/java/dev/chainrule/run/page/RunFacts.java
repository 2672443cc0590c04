package dev.chainrule.run.page;

import dev.chainrule.dataset.DatasetKind;
import dev.chainrule.dataset.DatasetOption;
import dev.chainrule.dataset.PreparedData;
import dev.chainrule.dataset.Scaling;
import dev.chainrule.engine.Initialization;
import dev.chainrule.engine.NetworkSpec;
import dev.chainrule.experiment.NetworkWords;
import dev.chainrule.experiment.RunDefinition;
import dev.chainrule.experiment.TrainingWords;
import dev.chainrule.run.Provenance;
import dev.chainrule.run.Run;
import dev.chainrule.run.page.RunPage.Fact;
import dev.chainrule.web.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** A run's settings and where its numbers come from, term by term. */
@Component
class RunFacts {

    private final Provenance provenance;
    private final Format format;

    RunFacts(Provenance provenance, Format format) {
        this.provenance = provenance;
        this.format = format;
    }

    /** The line under the title: data, network, epochs and time. */
    String summary(Run run, RunDefinition definition, PreparedData data) {
        String time = run.trainingNanos() > 0 ? " in " + format.duration(run.trainingNanos() / 1e9) : "";
        String done = run.status().ended() || run.lastEpoch() < 0
                ? format.count(Math.max(0, run.status().ended() ? run.lastEpoch() : run.epochs()), "epoch")
                : "%s of %s".formatted(format.count(run.lastEpoch()), format.count(run.epochs(), "epoch"));
        return "%s  ·  %s  ·  %s%s".formatted(data(definition, data), network(definition, data), done, time);
    }

    List<Fact> settings(Run run, RunDefinition definition, PreparedData data) {
        int validation = data.validationRows().length;
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Data", data(definition, data)));
        facts.add(new Fact(
                "Rows",
                "%s to train on, %s"
                        .formatted(
                                format.count(data.trainingRows().length),
                                validation == 0 ? "no validation" : format.count(validation) + " to validate on")));
        facts.add(new Fact("Scaling", scaling(definition.scaling())));
        facts.add(new Fact(
                "Network",
                "%s, %s weights and biases".formatted(network(definition, data), format.count(run.parameters()))));
        facts.add(new Fact("Loss", definition.training().loss().label()));
        TrainingWords.of(definition.training(), format).forEach(item -> facts.add(new Fact(item.label(), item.text())));
        facts.add(new Fact("Learning rate", format.rate(run.learningRate())));
        facts.add(new Fact(
                "Initialization", Initialization.parse(run.initialization()).label()));
        facts.add(new Fact("Batch", format.count(definition.training().batchSize(), "row")));
        facts.add(new Fact("Epochs", format.count(run.epochs())));
        return facts;
    }

    List<Fact> provenance(Run run, RunDefinition definition) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "Seed",
                "%d (weights and row order), %d (data and split)"
                        .formatted(run.seed(), definition.dataset().seed())));
        facts.add(new Fact("Data", "SHA-256", run.dataFingerprint()));
        if (run.provenance() == null) {
            facts.add(new Fact("Engine", "none yet: no worker has started this run"));
        } else {
            Provenance.Machine machine = provenance.read(run.provenance());
            facts.add(new Fact(
                    "Engine", "%d, float32, one thread a run; %s".formatted(machine.engine(), machine.kernels())));
            facts.add(new Fact("Program", "Chainrule " + machine.product()));
            facts.add(new Fact("Java", "%s, %s".formatted(machine.java(), machine.jvm())));
            facts.add(new Fact("Machine", "%s, %s".formatted(machine.processor(), machine.system())));
        }
        facts.add(
                run.weightsSha256() == null
                        ? new Fact("Weights", "no last weights yet")
                        : new Fact("Weights", "last epoch SHA-256", run.weightsSha256()));
        if (run.attempt() > 1) {
            facts.add(new Fact("Attempts", format.count(run.attempt())));
        }
        return facts;
    }

    private String data(RunDefinition definition, PreparedData data) {
        DatasetKind kind = data.dataset().kind();
        StringBuilder text = new StringBuilder(kind.label())
                .append(", ")
                .append(format.count(data.dataset().rows(), "row"));
        for (DatasetOption option : kind.options()) {
            Double value = definition.dataset().options().get(option.name());
            if (value != null && !option.name().equals("rows")) {
                text.append(", ").append(option.label().toLowerCase(Locale.ROOT));
                text.append(' ').append(format.rate(option.whole() ? (Number) value.longValue() : value));
            }
        }
        return text.toString();
    }

    private static String network(RunDefinition definition, PreparedData data) {
        NetworkSpec network = definition.networkSpec(data.dataset());
        String sizes = NetworkWords.sizes(network);
        if (definition.network().hidden().isEmpty()) {
            return sizes + ", no hidden layer";
        }
        return sizes + " " + NetworkWords.activations(definition.network());
    }

    private static String scaling(Scaling scaling) {
        return switch (scaling) {
            case NONE -> "none";
            case STANDARD -> "standard: mean 0, standard deviation 1";
            case MAX -> "max: divided by the largest magnitude";
        };
    }
}
