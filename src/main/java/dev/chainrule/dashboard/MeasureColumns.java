package dev.chainrule.dashboard;

import dev.chainrule.dashboard.RunColumn.Shown;
import dev.chainrule.dashboard.query.Column;
import dev.chainrule.run.Measures;
import dev.chainrule.web.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The columns of losses and scores. A loss that is not finite is infinite to queries, and a score minus infinity, so that neither hides from
 * "more than" and "less than"; what a run does not have is NaN.
 */
final class MeasureColumns {

    private final Format format;
    private final boolean validated;
    private final boolean classes;

    MeasureColumns(Setup setup, Format format) {
        this.format = format;
        this.validated = setup.validated();
        this.classes = setup.classes() > 0;
    }

    /** The name of the score that is looked at first. */
    String score() {
        return classes ? "accuracy" : "r2";
    }

    List<RunColumn> losses() {
        List<RunColumn> all = new ArrayList<>();
        all.add(loss("loss", "Last train loss", "last training loss", MeasureColumns::trainingLoss));
        if (validated) {
            all.add(loss("validation_loss", "Last val. loss", "last validation loss", MeasureColumns::validationLoss));
        }
        all.add(new RunColumn(
                validated ? "Best val. loss" : "Best train loss",
                "best " + which() + " loss",
                false,
                new Column.Numeric<>("best_loss", MeasureColumns::bestLoss),
                MeasureColumns::bestLoss,
                run -> new Shown(
                        text(run, bestLoss(run)),
                        run.bestEpoch() == null || run.best() == null ? "" : "at " + format.count(run.bestEpoch()),
                        "")));
        all.add(RunColumn.count(
                "best_epoch",
                "Best epoch",
                "best epoch",
                run -> run.bestEpoch() == null ? Double.NaN : run.bestEpoch(),
                format));
        all.add(RunColumn.number(
                "gap",
                "Val. − train loss",
                "validation minus training loss",
                RunFacts::gap,
                run -> !validated ? "none" : run.begun() ? format.difference(run.gap()) : nothing(run)));
        return all;
    }

    List<RunColumn> scores() {
        List<RunColumn> all = new ArrayList<>();
        String what = classes ? "accuracy" : "R²";
        ToDoubleFunction<RunFacts> last = run -> score(run, validated);
        all.add(score(
                score(), (validated ? "Last val. " : "Last train ") + what, "last " + which() + " " + what, last));
        if (validated) {
            all.add(score(
                    "training_" + score(), "Last train " + what, "last training " + what, run -> score(run, false)));
        }
        ToDoubleFunction<RunFacts> best = run -> {
            Measures measures = run.best();
            Double score = measures == null ? null : validated ? measures.validationScore() : measures.trainingScore();
            return score == null ? Double.NaN : worstIfNotFinite(score, Double.NEGATIVE_INFINITY);
        };
        all.add(score(
                "best_" + score(),
                (validated ? "Val. " : "Train ") + what + " at best",
                which() + " " + what + " at the best epoch",
                best));
        return all;
    }

    private String which() {
        return validated ? "validation" : "training";
    }

    private RunColumn loss(String name, String label, String words, ToDoubleFunction<RunFacts> value) {
        return RunColumn.number(name, label, words, value, run -> text(run, value.applyAsDouble(run)));
    }

    private RunColumn score(String name, String label, String words, ToDoubleFunction<RunFacts> value) {
        return new RunColumn(label, words, true, new Column.Numeric<>(name, value), value, run -> {
            double score = value.applyAsDouble(run);
            return Shown.of(Double.isFinite(score) && classes ? format.percent(score) : text(run, score));
        });
    }

    private String text(RunFacts run, double value) {
        return Double.isNaN(value) ? nothing(run) : format.number(value);
    }

    /** What stands where a run has no value. */
    private static String nothing(RunFacts run) {
        return run.done() || run.begun() ? "not finite" : "–";
    }

    private static double trainingLoss(RunFacts run) {
        return run.begun() || run.notFinite() ? worstIfNotFinite(run.lastTrainingLoss()) : Double.NaN;
    }

    private static double validationLoss(RunFacts run) {
        return run.begun() || run.notFinite() ? worstIfNotFinite(run.lastValidationLoss()) : Double.NaN;
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
        return run.begun() || run.notFinite() ? worstIfNotFinite(score, Double.NEGATIVE_INFINITY) : Double.NaN;
    }

    private static double worstIfNotFinite(double loss) {
        return worstIfNotFinite(loss, Double.POSITIVE_INFINITY);
    }

    private static double worstIfNotFinite(double value, double worst) {
        return Double.isFinite(value) ? value : worst;
    }
}
