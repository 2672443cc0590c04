package dev.chainrule.learn;

import dev.chainrule.run.Measures;
import dev.chainrule.run.Outcome;
import dev.chainrule.run.Run;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The runs of an experiment as they ended. A loss that is not finite counts as infinite. */
final class Outcomes {

    private final List<Run> runs;

    Outcomes(List<Run> runs) {
        this.runs = List.copyOf(runs);
    }

    /** Those of one setting, over all its seeds. */
    Outcomes of(String initialization, double learningRate) {
        return only(run -> run.initialization().equals(initialization) && run.learningRate() == learningRate);
    }

    Outcomes of(String initialization) {
        return only(run -> run.initialization().equals(initialization));
    }

    Outcomes at(double learningRate) {
        return only(run -> run.learningRate() == learningRate);
    }

    /** Median over seeds of the last training loss. */
    double loss() {
        return median(Outcomes::lastLoss);
    }

    double smallestLoss() {
        return values(Outcomes::lastLoss)[0];
    }

    double largestLoss() {
        double[] losses = values(Outcomes::lastLoss);
        return losses[losses.length - 1];
    }

    /** Median over seeds of the training loss before the first update. */
    double startLoss() {
        return median(run -> finite(run.startTrainingLoss()));
    }

    /** Median over seeds of the last training accuracy. */
    double trainingScore() {
        return median(run -> score(run.last() == null ? null : run.last().trainingScore()));
    }

    /** Median over seeds of the last validation accuracy. */
    double validationScore() {
        return median(run -> score(run.last() == null ? null : run.last().validationScore()));
    }

    long diverged() {
        return runs.stream().filter(Outcomes::diverged).count();
    }

    int count() {
        return runs.size();
    }

    private static boolean diverged(Run run) {
        Outcome outcome = run.outcome();
        return outcome != null && outcome.diverged();
    }

    private static double lastLoss(Run run) {
        Measures last = run.last();
        return run.outcome() == Outcome.NOT_FINITE || last == null
                ? Double.POSITIVE_INFINITY
                : finite(last.trainingLoss());
    }

    private static double finite(@Nullable Double value) {
        return value == null || !Double.isFinite(value) ? Double.POSITIVE_INFINITY : value;
    }

    private static double score(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    private double median(ToDoubleFunction<Run> of) {
        double[] sorted = values(of);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private double[] values(ToDoubleFunction<Run> of) {
        double[] values = runs.stream().mapToDouble(of).toArray();
        if (values.length == 0) {
            throw new IllegalStateException(
                    "There is no run of that setting: the exhibit asks for one that it does not train.");
        }
        Arrays.sort(values);
        return values;
    }

    private Outcomes only(Predicate<Run> which) {
        return new Outcomes(runs.stream().filter(which).toList());
    }
}
