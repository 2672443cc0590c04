package dev.chainrule.experiment;

import dev.chainrule.engine.Initialization;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a sweep varies; every combination is a run.
 *
 * @param parameters what is varied beside learning rate, initialization and seed; empty for most
 */
public record Sweep(
        List<Double> learningRates, List<Initialization> initializations, List<Long> seeds, List<Axis> parameters) {

    /**
     * One more number that is varied.
     *
     * @param path in the JSON of a definition, for example {@code training.optimizer.momentum}
     */
    public record Axis(String path, List<Double> values) {

        public Axis {
            values = List.copyOf(values);
        }
    }

    public Sweep {
        learningRates = List.copyOf(learningRates);
        initializations = List.copyOf(initializations);
        seeds = List.copyOf(seeds);
        parameters = List.copyOf(parameters);
    }

    public Sweep(List<Double> learningRates, List<Initialization> initializations, List<Long> seeds) {
        this(learningRates, initializations, seeds, List.of());
    }

    /** All runs, exactly, however many. */
    public long runs() {
        long runs = Math.multiplyExact(
                Math.multiplyExact((long) learningRates.size(), initializations.size()), seeds.size());
        for (Axis axis : parameters) {
            runs = Math.multiplyExact(runs, axis.values().size());
        }
        return runs;
    }

    /** How many settings of the parameters there are: each has a wall of its own. 1 if nothing is varied beside the wall's axes. */
    public int combinations() {
        int combinations = 1; // without a stream: asked for each of thousands of runs
        for (Axis axis : parameters) {
            combinations = Math.multiplyExact(combinations, axis.values().size());
        }
        return combinations;
    }

    /** The values of one setting by path; the last parameter changes fastest. */
    public Map<String, Double> combination(int index) {
        Map<String, Double> values = new LinkedHashMap<>();
        int rest = combinations();
        int left = index;
        for (Axis axis : parameters) {
            rest /= axis.values().size();
            values.put(axis.path(), axis.values().get(left / rest));
            left %= rest;
        }
        return values;
    }

    /** Which setting of the parameters a run has, by its place in {@link ExperimentDefinition#runs}. */
    public int combinationOf(int ordinal) {
        return ordinal / (learningRates.size() * initializations.size()) % combinations();
    }
}
