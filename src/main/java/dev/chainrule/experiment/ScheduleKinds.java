package dev.chainrule.experiment;

import static dev.chainrule.experiment.NumberSetting.decimal;
import static dev.chainrule.experiment.NumberSetting.whole;

import dev.chainrule.engine.Metric;
import dev.chainrule.engine.Schedule;
import dev.chainrule.experiment.NumberSetting.Range;
import java.util.List;

/** How the learning rate moves while a training goes on, as a share of the run's own. */
final class ScheduleKinds {

    private static final Range SHARE = Range.of(0, 1);
    private static final Range DIVISORS = Range.of(1, 1e12);

    private static final List<NumberSetting> WARM_UP = List.of(
            decimal("warmUp", "Warm-up", "epochs of a straight rise, 0 for none", Range.of(0, Limits.EPOCHS), 0),
            decimal("warmUpStart", "Warm-up from", "share of the rate it rises from", SHARE, 0));

    private static final NumberSetting END = decimal("endShare", "Down to", "share of the rate at the end", SHARE, 0);

    private static NumberSetting factor(double standard) {
        return decimal("factor", "Factor", "the rate times this", Range.above(0, 1), standard);
    }

    static final WordSetting METRIC = WordSetting.of(
            "metric",
            "Watches",
            "what has to become better",
            new Metric[] {Metric.VALIDATION_LOSS, Metric.VALIDATION_SCORE, Metric.TRAINING_LOSS, Metric.TRAINING_SCORE},
            Metric::id);

    static final List<Kind> ALL = List.of(
            new Kind("constant", "Constant", "The same learning rate throughout.").and(WARM_UP),
            new Kind("linear", "Linear", "Straight down, with every update.", END).and(WARM_UP),
            new Kind(
                            "step",
                            "Steps",
                            "Times a factor after every so many epochs.",
                            whole("epochs", "Every", "epochs", 1, Limits.EPOCHS, 10),
                            factor(0.5))
                    .and(WARM_UP),
            new Kind("exponential", "Exponential", "Times a factor after every epoch.", factor(0.95)).and(WARM_UP),
            new Kind("cosine", "Cosine", "Half a wave down, with every update. Loshchilov and Hutter 2017.", END)
                    .and(WARM_UP),
            new Kind(
                    "one_cycle",
                    "One cycle",
                    "Half a wave up to the rate, then down far below. Smith and Topin 2018.",
                    decimal("warmShare", "Rises for", "share of the training", new Range(0, false, 1, false), 0.3),
                    decimal("startDivisor", "Starts at 1 /", "of the rate", DIVISORS, 25),
                    decimal("endDivisor", "Ends at 1 /", "of the start", DIVISORS, 1e4)),
            new Kind(
                            "reduce_on_plateau",
                            "On plateaus",
                            "Times a factor whenever a metric has not become better for a while.",
                            METRIC,
                            decimal("factor", "Factor", "the rate times this", new Range(0, false, 1, false), 0.1),
                            whole("patience", "Patience", "epochs put up with", 0, Limits.EPOCHS, 10),
                            decimal("threshold", "Threshold", "better by this share", Range.share(), 1e-4),
                            decimal("smallest", "Not below", "share of the rate", SHARE, 0))
                    .and(WARM_UP));

    private ScheduleKinds() {}

    static Schedule schedule(Chosen chosen) {
        Schedule then = plain(chosen);
        boolean warms = chosen.numbers().containsKey("warmUp") && chosen.number("warmUp") > 0;
        return warms ? new Schedule.WarmUp(chosen.number("warmUp"), chosen.number("warmUpStart"), then) : then;
    }

    private static Schedule plain(Chosen chosen) {
        return switch (chosen.kind()) {
            case "constant" -> new Schedule.Constant();
            case "linear" -> new Schedule.Linear(chosen.number("endShare"));
            case "step" -> new Schedule.Step(chosen.whole("epochs"), chosen.number("factor"));
            case "exponential" -> new Schedule.Exponential(chosen.number("factor"));
            case "cosine" -> new Schedule.Cosine(chosen.number("endShare"));
            case "one_cycle" ->
                new Schedule.OneCycle(
                        chosen.number("warmShare"), chosen.number("startDivisor"), chosen.number("endDivisor"));
            case "reduce_on_plateau" ->
                new Schedule.ReduceOnPlateau(
                        Metric.of(chosen.word("metric")),
                        chosen.number("factor"),
                        chosen.whole("patience"),
                        chosen.number("threshold"),
                        chosen.number("smallest"));
            default -> throw new IllegalArgumentException("There is no schedule “%s”.".formatted(chosen.kind()));
        };
    }
}
