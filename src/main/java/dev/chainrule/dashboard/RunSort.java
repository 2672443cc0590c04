package dev.chainrule.dashboard;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** By what the runs of an experiment are ordered. */
enum RunSort {
    /** As the definition lists them. */
    INITIALIZATION("init", run -> Double.NaN),
    LEARNING_RATE("lr", RunFacts::learningRate),
    SEED("seed", RunFacts::seed),
    OUTCOME("out", run -> run.outcome() == null ? Double.NaN : run.outcome().ordinal()),
    TRAINING_LOSS("tl", RunFacts::lastTrainingLoss),
    /** Best validation loss; best training loss without validation. */
    BEST("best", run -> run.best() == null ? Double.NaN : run.best().decidingLoss()),
    SCORE("va", RunSort::lastScore),
    /** Last validation loss minus last training loss. */
    GAP("gap", run -> run.lastValidationLoss() - run.lastTrainingLoss());

    private final String id;
    private final ToDoubleFunction<RunFacts> value;

    RunSort(String id, ToDoubleFunction<RunFacts> value) {
        this.id = id;
        this.value = value;
    }

    String id() {
        return id;
    }

    /** As a sentence names it. */
    String label(Setup setup) {
        return switch (this) {
            case INITIALIZATION -> "initialization";
            case LEARNING_RATE -> "learning rate";
            case SEED -> "seed";
            case OUTCOME -> "outcome";
            case TRAINING_LOSS -> "last training loss";
            case BEST -> setup.validated() ? "best validation loss" : "best training loss";
            case SCORE -> (setup.validated() ? "last validation " : "last training ") + setup.score();
            case GAP -> "validation minus training loss";
        };
    }

    static Optional<RunSort> of(String id) {
        return Arrays.stream(values()).filter(sort -> sort.id.equals(id)).findFirst();
    }

    static String choices() {
        return Arrays.stream(values()).map(RunSort::id).collect(Collectors.joining(", "));
    }

    /**
     * Runs that are done first, then those under way, those that wait, and those that were cancelled or failed; among the done ones, what is
     * not finite comes after every number whichever way they are ordered; equals in the order they are performed.
     */
    Comparator<RunFacts> comparator(Grid grid, boolean descending) {
        ToDoubleFunction<RunFacts> by = this == INITIALIZATION ? run -> grid.rowOf(run.initialization()) : value;
        return Comparator.comparingInt(RunSort::stage)
                .thenComparing((a, b) -> compare(by.applyAsDouble(a), by.applyAsDouble(b), descending))
                .thenComparingInt(RunFacts::ordinal);
    }

    private static int compare(double a, double b, boolean descending) {
        boolean numberA = Double.isFinite(a);
        boolean numberB = Double.isFinite(b);
        if (!numberA || !numberB) {
            return Boolean.compare(numberB, numberA);
        }
        return descending ? Double.compare(b, a) : Double.compare(a, b);
    }

    private static int stage(RunFacts run) {
        return switch (run.status()) {
            case FINISHED, DIVERGED -> 0;
            case RUNNING -> 1;
            case QUEUED -> 2;
            case CANCELLED, FAILED -> 3;
        };
    }

    private static double lastScore(RunFacts run) {
        double score = run.lastValidationScore();
        return Double.isNaN(score) ? run.lastTrainingScore() : score;
    }
}
