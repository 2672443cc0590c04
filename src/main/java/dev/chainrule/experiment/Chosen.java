package dev.chainrule.experiment;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A kind that somebody chose, with all of its settings by name.
 *
 * @param kind as in definitions, for example {@code adam}
 */
public record Chosen(String kind, SortedMap<String, String> words, SortedMap<String, Double> numbers) {

    public Chosen {
        words = Collections.unmodifiableSortedMap(new TreeMap<>(words));
        numbers = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
    }

    Chosen(String kind, Map<String, String> words, Map<String, Double> numbers) {
        this(kind, new TreeMap<>(words), new TreeMap<>(numbers));
    }

    /** @throws IllegalArgumentException if the kind has no such number */
    public double number(String name) {
        return of(numbers, name);
    }

    int whole(String name) {
        return Math.toIntExact(Math.round(number(name)));
    }

    /** @throws IllegalArgumentException if the kind has no such word */
    public String word(String name) {
        return of(words, name);
    }

    Chosen with(String name, double value) {
        number(name);
        Map<String, Double> changed = new TreeMap<>(numbers);
        changed.put(name, value);
        return new Chosen(kind, words, changed);
    }

    private <T> T of(SortedMap<String, T> settings, String name) {
        T setting = settings.get(name);
        if (setting == null) {
            throw new IllegalArgumentException("%s has no setting %s but %s.".formatted(kind, name, settings.keySet()));
        }
        return setting;
    }
}
