package dev.chainrule.dataset;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which data: a kind, the seed of its rows and of its split, and for a generator all of its options.
 * {@link Datasets#spec} makes one, fills in what was left out and refuses what does not fit.
 */
public record DatasetSpec(String kind, long seed, SortedMap<String, Double> options) {

    public DatasetSpec {
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    public DatasetSpec(String kind, long seed, Map<String, Double> options) {
        this(kind, seed, new TreeMap<>(options));
    }
}
