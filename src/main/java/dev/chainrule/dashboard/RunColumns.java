package dev.chainrule.dashboard;

import dev.chainrule.dashboard.RunColumn.Shown;
import dev.chainrule.dashboard.query.Columns;
import dev.chainrule.engine.Initialization;
import dev.chainrule.experiment.Sweep;
import dev.chainrule.run.Outcome;
import dev.chainrule.run.RunStatus;
import dev.chainrule.web.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * The columns that the table of an experiment's runs can have, in the order in which they are offered. What a run does not have is NaN to
 * queries.
 */
final class RunColumns {

    /** Names that belong to no swept parameter. */
    static final Set<String> NAMES = Set.of(
            "run",
            "init",
            "lr",
            "seed",
            "outcome",
            "status",
            "epoch",
            "epochs",
            "loss",
            "validation_loss",
            "accuracy",
            "training_accuracy",
            "r2",
            "training_r2",
            "best_loss",
            "best_accuracy",
            "best_r2",
            "best_epoch",
            "gap",
            "diverged_epoch",
            "seconds");

    private final Format format;
    private final List<RunColumn> all = new ArrayList<>();
    private final List<String> usual = new ArrayList<>();

    RunColumns(Sweep sweep, Setup setup, Setting setting, Format format) {
        this.format = format;
        addSettings(sweep, setting);
        addStates();
        MeasureColumns measures = new MeasureColumns(setup, format);
        all.addAll(measures.losses());
        all.addAll(measures.scores());
        addRest();
        usual.addAll(List.of("init", "lr", "seed"));
        setting.parameters().forEach(parameter -> usual.add(name(parameter)));
        usual.addAll(List.of("outcome", "loss", "best_loss", measures.score()));
        if (setup.validated()) {
            usual.add("gap");
        }
    }

    List<RunColumn> all() {
        return List.copyOf(all);
    }

    /** Those that a table has until a reader chooses others. */
    List<RunColumn> usual() {
        return usual.stream().map(name -> find(name).orElseThrow()).toList();
    }

    Optional<RunColumn> find(String name) {
        return all.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** As queries know them. */
    Columns<RunFacts> asked() {
        return new Columns<>(all.stream().map(RunColumn::asked).toList());
    }

    /** Queries pass over the case of names. */
    static String name(Setting.Parameter parameter) {
        return parameter.key().toLowerCase(Locale.ROOT);
    }

    private void addSettings(Sweep sweep, Setting setting) {
        List<String> ids =
                sweep.initializations().stream().map(Initialization::id).toList();
        Map<String, String> labels = new HashMap<>();
        sweep.initializations().forEach(initialization -> labels.put(initialization.id(), initialization.label()));
        all.add(RunColumn.number("run", "Run", "run", run -> (double) run.id(), run -> Long.toString(run.id())));
        all.add(RunColumn.word(
                "init",
                "Initialization",
                "initialization",
                ids,
                RunFacts::initialization,
                run -> Shown.of(labels.getOrDefault(run.initialization(), run.initialization()))));
        all.add(RunColumn.number(
                "lr",
                "Learning rate",
                "learning rate",
                RunFacts::learningRate,
                run -> format.rate(run.learningRate())));
        all.add(RunColumn.number("seed", "Seed", "seed", run -> (double) run.seed(), run -> Long.toString(run.seed())));
        for (int i = 0; i < setting.parameters().size(); i++) {
            Setting.Parameter parameter = setting.parameters().get(i);
            int place = i;
            ToDoubleFunction<RunFacts> value = run -> {
                Setting of = setting.at(sweep.combinationOf(run.ordinal()));
                return of.parameters().get(place).value();
            };
            all.add(RunColumn.number(
                    name(parameter),
                    parameter.label(),
                    Wall.lower(parameter.label()),
                    value,
                    run -> format.rate(value.applyAsDouble(run))));
        }
    }

    private void addStates() {
        List<String> outcomes = Arrays.stream(Outcome.values()).map(Outcome::id).toList();
        all.add(RunColumn.word(
                "outcome",
                "Outcome",
                "outcome",
                outcomes,
                run -> run.done() && run.outcome() != null ? run.outcome().id() : "",
                run -> RunBadge.of(run, format)));
        List<String> states =
                Arrays.stream(RunStatus.values()).map(RunColumns::lower).toList();
        all.add(RunColumn.word(
                "status",
                "Status",
                "status",
                states,
                run -> lower(run.status()),
                run -> Shown.of(Wall.capital(lower(run.status())))));
        all.add(RunColumn.count(
                "epoch", "Epoch", "last epoch", run -> run.lastEpoch() < 0 ? Double.NaN : run.lastEpoch(), format));
        all.add(RunColumn.count("epochs", "Epochs", "epochs asked for", run -> (double) run.epochs(), format));
    }

    private void addRest() {
        all.add(RunColumn.count(
                "diverged_epoch",
                "Diverged at",
                "epoch of divergence",
                run -> run.divergedEpoch() == null ? Double.NaN : run.divergedEpoch(),
                format));
        ToDoubleFunction<RunFacts> seconds = run -> run.begun() ? run.trainingNanos() / 1e9 : Double.NaN;
        all.add(RunColumn.number(
                "seconds",
                "Time",
                "training time",
                seconds,
                run -> run.begun() ? format.duration(seconds.applyAsDouble(run)) : "–"));
    }

    private static String lower(RunStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
