package dev.chainrule.dashboard;

import dev.chainrule.dashboard.RunColumn.Shown;
import dev.chainrule.dashboard.query.Column;
import dev.chainrule.dashboard.query.Columns;
import dev.chainrule.engine.Initialization;
import dev.chainrule.experiment.Sweep;
import dev.chainrule.run.Measures;
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
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The columns that the table of an experiment's runs can have, in the order in which they are offered. A loss that is not finite is infinite
 * to queries, and a score minus infinity, so that neither hides from "more than" and "less than"; what a run does not have is NaN.
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
    private final boolean validated;
    private final boolean classes;
    private final List<RunColumn> all = new ArrayList<>();
    private final List<String> usual = new ArrayList<>();

    RunColumns(Sweep sweep, Setup setup, Setting setting, Format format) {
        this.format = format;
        this.validated = setup.validated();
        this.classes = setup.classes() > 0;
        addSettings(sweep, setting);
        addStates();
        addLosses();
        addScores();
        addRest();
        usual.addAll(List.of("init", "lr", "seed"));
        setting.parameters().forEach(parameter -> usual.add(name(parameter)));
        usual.addAll(List.of("outcome", "loss", "best_loss", score(), "gap"));
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

    private String score() {
        return classes ? "accuracy" : "r2";
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
        whole("run", "Run", "run", run -> (double) run.id(), run -> Long.toString(run.id()));
        word(
                "init",
                "Initialization",
                "initialization",
                ids,
                RunFacts::initialization,
                run -> Shown.of(labels.getOrDefault(run.initialization(), run.initialization())));
        number("lr", "Learning rate", "learning rate", RunFacts::learningRate, run -> format.rate(run.learningRate()));
        number("seed", "Seed", "seed", run -> (double) run.seed(), run -> Long.toString(run.seed()));
        for (int i = 0; i < setting.parameters().size(); i++) {
            Setting.Parameter parameter = setting.parameters().get(i);
            int place = i;
            ToDoubleFunction<RunFacts> value = run -> {
                Setting of = setting.at(sweep.combinationOf(run.ordinal()));
                return of.parameters().get(place).value();
            };
            number(
                    name(parameter),
                    parameter.label(),
                    Wall.lower(parameter.label()),
                    value,
                    run -> format.rate(value.applyAsDouble(run)));
        }
    }

    private void addStates() {
        List<String> outcomes = Arrays.stream(Outcome.values()).map(Outcome::id).toList();
        word(
                "outcome",
                "Outcome",
                "outcome",
                outcomes,
                run -> run.done() && run.outcome() != null ? run.outcome().id() : "",
                run -> RunBadge.of(run, format));
        List<String> states =
                Arrays.stream(RunStatus.values()).map(RunColumns::lower).toList();
        word(
                "status",
                "Status",
                "status",
                states,
                run -> lower(run.status()),
                run -> Shown.of(Wall.capital(lower(run.status()))));
        whole("epoch", "Epoch", "last epoch", run -> run.lastEpoch() < 0 ? Double.NaN : run.lastEpoch(), null);
        whole("epochs", "Epochs", "epochs asked for", run -> (double) run.epochs(), null);
    }

    private void addLosses() {
        loss("loss", "Last train loss", "last training loss", RunColumns::trainingLoss);
        if (validated) {
            loss("validation_loss", "Last val. loss", "last validation loss", RunColumns::validationLoss);
        }
        String best = validated ? "best validation loss" : "best training loss";
        all.add(new RunColumn(
                validated ? "Best val. loss" : "Best train loss",
                best,
                false,
                new Column.Numeric<>("best_loss", RunColumns::bestLoss),
                RunColumns::bestLoss,
                run -> new Shown(
                        text(run, bestLoss(run)),
                        run.bestEpoch() == null || run.best() == null ? "" : "at " + format.count(run.bestEpoch()),
                        "")));
        whole(
                "best_epoch",
                "Best epoch",
                "best epoch",
                run -> run.bestEpoch() == null ? Double.NaN : run.bestEpoch(),
                null);
        all.add(new RunColumn(
                "Val. − train loss",
                "validation minus training loss",
                false,
                new Column.Numeric<>("gap", RunFacts::gap),
                RunFacts::gap,
                run -> Shown.of(!validated ? "none" : begun(run) ? format.difference(run.gap()) : nothing(run))));
    }

    private void addScores() {
        String what = classes ? "accuracy" : "R²";
        ToDoubleFunction<RunFacts> last = run -> score(run, validated);
        score(score(), (validated ? "Last val. " : "Last train ") + what, "last " + which() + " " + what, last);
        if (validated) {
            score("training_" + score(), "Last train " + what, "last training " + what, run -> score(run, false));
        }
        ToDoubleFunction<RunFacts> best = run -> {
            Measures measures = run.best();
            Double score = measures == null ? null : validated ? measures.validationScore() : measures.trainingScore();
            return score == null ? Double.NaN : worstIfNotFinite(score, Double.NEGATIVE_INFINITY);
        };
        score(
                "best_" + score(),
                (validated ? "Val. " : "Train ") + what + " at best",
                which() + " " + what + " at the best epoch",
                best);
    }

    private String which() {
        return validated ? "validation" : "training";
    }

    private void addRest() {
        whole(
                "diverged_epoch",
                "Diverged at",
                "epoch of divergence",
                run -> run.divergedEpoch() == null ? Double.NaN : run.divergedEpoch(),
                null);
        ToDoubleFunction<RunFacts> seconds = run -> begun(run) ? run.trainingNanos() / 1e9 : Double.NaN;
        number(
                "seconds",
                "Time",
                "training time",
                seconds,
                run -> begun(run) ? format.duration(seconds.applyAsDouble(run)) : "–");
    }

    private void number(
            String name,
            String label,
            String words,
            ToDoubleFunction<RunFacts> value,
            Function<RunFacts, String> text) {
        all.add(new RunColumn(
                label, words, false, new Column.Numeric<>(name, value), value, run -> Shown.of(text.apply(run))));
    }

    private void whole(
            String name,
            String label,
            String words,
            ToDoubleFunction<RunFacts> value,
            @Nullable Function<RunFacts, String> text) {
        number(
                name,
                label,
                words,
                value,
                text != null
                        ? text
                        : run -> {
                            double number = value.applyAsDouble(run);
                            return Double.isNaN(number) ? "–" : format.count((long) number);
                        });
    }

    private void word(
            String name,
            String label,
            String words,
            List<String> choices,
            Function<RunFacts, String> value,
            Function<RunFacts, Shown> shown) {
        all.add(new RunColumn(
                label,
                words,
                false,
                new Column.Word<>(name, choices, value),
                run -> {
                    int place = choices.indexOf(value.apply(run));
                    return place < 0 ? Double.NaN : place;
                },
                shown));
    }

    private void loss(String name, String label, String words, ToDoubleFunction<RunFacts> value) {
        number(name, label, words, value, run -> text(run, value.applyAsDouble(run)));
    }

    private void score(String name, String label, String words, ToDoubleFunction<RunFacts> value) {
        all.add(new RunColumn(label, words, true, new Column.Numeric<>(name, value), value, run -> {
            double score = value.applyAsDouble(run);
            return Shown.of(Double.isFinite(score) && classes ? format.percent(score) : text(run, score));
        }));
    }

    private String text(RunFacts run, double value) {
        return Double.isNaN(value) ? nothing(run) : format.number(value);
    }

    /** What stands where a run has no value. */
    private static String nothing(RunFacts run) {
        return run.done() || begun(run) ? "not finite" : "–";
    }

    private static boolean begun(RunFacts run) {
        return run.last() != null;
    }

    private static double trainingLoss(RunFacts run) {
        return begun(run) || run.notFinite() ? worstIfNotFinite(run.lastTrainingLoss()) : Double.NaN;
    }

    private static double validationLoss(RunFacts run) {
        return begun(run) || run.notFinite() ? worstIfNotFinite(run.lastValidationLoss()) : Double.NaN;
    }

    private static double bestLoss(RunFacts run) {
        Measures best = run.best();
        if (best == null) {
            return run.notFinite() ? Double.POSITIVE_INFINITY : Double.NaN;
        }
        return worstIfNotFinite(best.decidingLoss());
    }

    private static double score(RunFacts run, boolean validation) {
        double score = validation ? run.lastValidationScore() : run.lastTrainingScore();
        return begun(run) || run.notFinite() ? worstIfNotFinite(score, Double.NEGATIVE_INFINITY) : Double.NaN;
    }

    private static double worstIfNotFinite(double loss) {
        return worstIfNotFinite(loss, Double.POSITIVE_INFINITY);
    }

    private static double worstIfNotFinite(double value, double worst) {
        return Double.isFinite(value) ? value : worst;
    }

    private static String lower(RunStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
