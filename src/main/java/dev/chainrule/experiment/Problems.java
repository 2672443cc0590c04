package dev.chainrule.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects what is wrong, so that somebody hears of all of it at once. Not for several threads. */
public final class Problems {

    private final List<Problem> problems = new ArrayList<>();

    /**
     * What is wrong with one field.
     *
     * @param field its path in the JSON, for example {@code training.batchSize}
     */
    public record Problem(String field, String message) {}

    public void add(String field, String message, Object... arguments) {
        // Not the machine's own locale: elsewhere 20,000 would read 20.000.
        String text = arguments.length == 0 ? message : String.format(Locale.ROOT, message, arguments);
        problems.add(new Problem(field, text));
    }

    public boolean has(String field) {
        return problems.stream().anyMatch(problem -> problem.field().equals(field));
    }

    public boolean any() {
        return !problems.isEmpty();
    }

    public List<Problem> list() {
        return List.copyOf(problems);
    }

    /** @throws InvalidDefinitionException if there is any */
    public void refuse() {
        if (any()) {
            throw new InvalidDefinitionException(list());
        }
    }
}
