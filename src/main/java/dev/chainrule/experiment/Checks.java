package dev.chainrule.experiment;

import dev.chainrule.engine.Initialization;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the checks of several parts of a draft have in common: each gives the value, or null after the reason was added to the problems. */
final class Checks {

    private Checks() {}

    static @Nullable Integer whole(String field, @Nullable Long value, int most, Problems problems) {
        if (value == null) {
            return null;
        }
        if (value < 1 || value > most) {
            problems.add(
                    field,
                    most == Integer.MAX_VALUE
                            ? "%,d is out of range. Use 1 to the number of training rows."
                            : "%,d is out of range. Use 1 to %,d.",
                    value,
                    most);
            return null;
        }
        return value.intValue();
    }

    static <T> @Nullable List<T> distinct(String field, @Nullable List<T> values, String what, Problems problems) {
        if (values == null) {
            return null;
        }
        if (values.isEmpty()) {
            problems.add(field, "No %s is given. Give at least one.", what);
            return null;
        }
        Set<T> seen = new HashSet<>();
        for (T value : values) {
            if (!seen.add(value)) {
                problems.add(field, "%s is listed twice. List each %s once.", text(value), what);
                return null;
            }
        }
        return values;
    }

    private static String text(Object value) {
        if (value instanceof Initialization initialization) {
            return initialization.id();
        }
        return value instanceof Double number ? ExperimentForm.number(number) : String.valueOf(value);
    }

    /** One of several that a text names. */
    static <T> @Nullable T choice(String field, @Nullable String text, Function<String, T> parse, Problems problems) {
        if (text == null) {
            return null;
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException refused) {
            problems.add(field, "%s", String.valueOf(refused.getMessage()));
            return null;
        }
    }
}
