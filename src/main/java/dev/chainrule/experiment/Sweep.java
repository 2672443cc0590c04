package dev.chainrule.experiment;

import dev.chainrule.engine.Initialization;
import java.util.List;

/** What a sweep varies; every combination is a run. */
public record Sweep(List<Double> learningRates, List<Initialization> initializations, List<Long> seeds) {

    public Sweep {
        learningRates = List.copyOf(learningRates);
        initializations = List.copyOf(initializations);
        seeds = List.copyOf(seeds);
    }

    /** Combinations, exactly, however many. */
    public long runs() {
        return Math.multiplyExact(
                Math.multiplyExact((long) learningRates.size(), initializations.size()), seeds.size());
    }
}
