package dev.chainrule.dashboard;

import dev.chainrule.dashboard.Statistics.Spread;
import dev.chainrule.web.Format;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * A metric as one experiment shows it: its name, its value of a run, its words and its colours.
 *
 * @param label for example "Validation accuracy"
 * @param worstEnd what the dark end of the scale is labelled, for example "1 or more"
 */
record Reading(
        Metric metric,
        String label,
        ToDoubleFunction<RunFacts> value,
        ColourScale scale,
        String worstEnd,
        String bestEnd,
        Words words) {

    /** How a value is written. */
    interface Words {
        String of(double value);
    }

    double worst() {
        return metric.score() ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    Spread spread(Cell cell) {
        return cell.spread(value, worst());
    }

    Optional<Cell> best(Grid grid) {
        return metric.ranks() ? grid.best(value, metric.score()) : Optional.empty();
    }

    /** What a cell of finished seeds shows: their median, or the share of them that diverged. */
    double middle(Cell cell) {
        return metric == Metric.DIVERGED_SHARE
                ? cell.divergedShare()
                : spread(cell).median();
    }

    /** From smallest to largest, short: "0.035–0.039"; empty where both read the same. */
    String range(Spread spread) {
        String low = words.of(spread.smallest());
        String high = words.of(spread.largest());
        if (low.equals(high)) {
            return "";
        }
        String unit = " %";
        boolean both = low.endsWith(unit) && high.endsWith(unit);
        String to = metric == Metric.GAP ? " to " : "–";
        return (both ? low.substring(0, low.length() - unit.length()) : low) + to + high;
    }

    static Reading of(Metric metric, Setup setup, Grid grid, Epochs epochs, Format format) {
        String label = label(metric, setup, format);
        Words loss = value -> format.number(value);
        Words score = setup.classes() > 0 ? value -> format.percent(value) : value -> format.number(value);
        return switch (metric) {
            case TRAINING_LOSS -> loss(metric, label, RunFacts::lastTrainingLoss, setup, grid, loss, format);
            case VALIDATION_LOSS -> loss(metric, label, RunFacts::lastValidationLoss, setup, grid, loss, format);
            case TRAINING_SCORE -> score(metric, label, RunFacts::lastTrainingScore, setup, score);
            case VALIDATION_SCORE -> score(metric, label, RunFacts::lastValidationScore, setup, score);
            case EPOCHS_TO_TARGET ->
                new Reading(
                        metric,
                        label,
                        epochs::toTarget,
                        ColourScale.ofEpochs(setup.epochs()),
                        format.count(setup.epochs()) + " or never",
                        "1",
                        value -> Double.isFinite(value) ? format.count(Math.round(value)) : "never");
            case DIVERGED_SHARE ->
                new Reading(
                        metric,
                        label,
                        run -> run.diverged() ? 1 : 0,
                        ColourScale.ofShare(),
                        "all",
                        "none",
                        share -> Math.round(share * 100) + " %");
            case GAP -> {
                ColourScale scale = ColourScale.ofGap(setup.chance());
                yield new Reading(
                        metric,
                        label,
                        RunFacts::gap,
                        scale,
                        format.difference(scale.worst()) + " or more",
                        "0 or less",
                        gap -> thousandths(gap, format));
            }
        };
    }

    /** A gap below a thousandth is none to a reader, and a power of ten would fill the cell. */
    private static String thousandths(double gap, Format format) {
        return Math.abs(gap) < 5e-4
                ? "0.000"
                : Math.abs(gap) < .001 ? (gap < 0 ? "−0.001" : "+0.001") : format.difference(gap);
    }

    static String label(Metric metric, Setup setup, Format format) {
        return switch (metric) {
            case TRAINING_LOSS -> "Training loss";
            case VALIDATION_LOSS -> "Validation loss";
            case TRAINING_SCORE -> "Training " + setup.score();
            case VALIDATION_SCORE -> "Validation " + setup.score();
            case EPOCHS_TO_TARGET -> "Epochs to loss " + format.rate(setup.targetLoss());
            case DIVERGED_SHARE -> "Share diverged";
            case GAP -> "Generalisation gap";
        };
    }

    /** The epoch that a run needed to come to the target loss; infinite for never. */
    interface Epochs {
        double toTarget(RunFacts run);
    }

    private static Reading loss(
            Metric metric,
            String label,
            ToDoubleFunction<RunFacts> value,
            Setup setup,
            Grid grid,
            Words words,
            Format format) {
        double best = grid.best(value, false)
                .map(cell -> cell.spread(value, Double.POSITIVE_INFINITY).median())
                .orElse(Double.POSITIVE_INFINITY);
        ColourScale scale = ColourScale.ofLoss(setup.chance(), best);
        return new Reading(
                metric, label, value, scale, format.rate(scale.worst()) + " or more", end(scale.best(), format), words);
    }

    /** One figure as it stands, and only very small ones as a power of ten. */
    private static String end(double value, Format format) {
        return value < .001 ? format.number(value) : format.rate(value);
    }

    private static Reading score(
            Metric metric, String label, ToDoubleFunction<RunFacts> value, Setup setup, Words words) {
        ColourScale scale = ColourScale.ofScore(setup.classes() > 0 ? 1.0 / setup.classes() : 0);
        return new Reading(
                metric, label, value, scale, words.of(scale.worst()) + " or less", words.of(scale.best()), words);
    }
}
