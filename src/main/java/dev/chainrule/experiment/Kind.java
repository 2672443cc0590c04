package dev.chainrule.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One of several ways to do something, with the settings that belong to it: an optimizer, a schedule.
 *
 * @param id as in definitions, for example {@code adam}
 * @param label what a reader sees, for example "Adam"
 * @param about formula and source, in a line
 */
public record Kind(String id, String label, String about, List<WordSetting> words, List<NumberSetting> numbers) {

    public Kind {
        words = List.copyOf(words);
        numbers = List.copyOf(numbers);
    }

    Kind(String id, String label, String about, NumberSetting... numbers) {
        this(id, label, about, List.of(), List.of(numbers));
    }

    Kind(String id, String label, String about, WordSetting word, NumberSetting... numbers) {
        this(id, label, about, List.of(word), List.of(numbers));
    }

    /** The same with more numbers. */
    Kind and(List<NumberSetting> more) {
        List<NumberSetting> all = new ArrayList<>(numbers);
        all.addAll(more);
        return new Kind(id, label, about, words, all);
    }

    Optional<NumberSetting> number(String name) {
        return numbers.stream().filter(number -> number.name().equals(name)).findFirst();
    }

    Optional<WordSetting> word(String name) {
        return words.stream().filter(word -> word.name().equals(name)).findFirst();
    }

    /** This kind with some settings given and the others at their standard; what it does not know is left out. */
    Chosen with(Map<String, String> givenWords, Map<String, Double> givenNumbers) {
        Map<String, String> allWords = new TreeMap<>();
        words.forEach(word -> allWords.put(word.name(), givenWords.getOrDefault(word.name(), word.standard())));
        Map<String, Double> all = new TreeMap<>();
        numbers.forEach(number -> all.put(number.name(), givenNumbers.getOrDefault(number.name(), number.standard())));
        return new Chosen(id, allWords, all);
    }
}
