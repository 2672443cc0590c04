package dev.chainrule.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A choice of one of several words that somebody may make; the first is what is meant where nothing is said.
 *
 * @param name as in definitions, for example {@code metric}
 * @param label what a reader sees, for example "Watches"
 */
public record WordSetting(String name, String label, String hint, List<Word> words) {

    /** A word as definitions have it and as a reader sees it. */
    public record Word(String id, String label) {}

    public WordSetting {
        words = List.copyOf(words);
    }

    static <T> WordSetting of(String name, String label, String hint, T[] values, Function<T, String> id) {
        List<Word> words = Arrays.stream(values)
                .map(id)
                .map(text -> new Word(text, text.replace('_', ' ')))
                .toList();
        return new WordSetting(name, label, hint, words);
    }

    String standard() {
        return words.get(0).id();
    }

    /** Why a word cannot be taken and what would be right; empty if it can. */
    Optional<String> refusal(String word) {
        return words.stream().anyMatch(known -> known.id().equals(word))
                ? Optional.empty()
                : Optional.of("“%s” is none of the choices. Use one of %s."
                        .formatted(
                                NumberText.shown(word),
                                words.stream().map(Word::id).collect(Collectors.joining(", "))));
    }
}
