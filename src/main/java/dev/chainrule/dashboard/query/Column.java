package dev.chainrule.dashboard.query;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What a query can ask of a row.
 *
 * @param <T> the rows
 */
public sealed interface Column<T> {

    /** As queries write it, in lower case. */
    String name();

    /**
     * A number.
     *
     * @param value NaN where a row has none; it then equals {@code none} and is neither above nor below anything
     */
    record Numeric<T>(String name, ToDoubleFunction<T> value) implements Column<T> {}

    /**
     * A word.
     *
     * @param choices all that it can be, in the order a reader expects
     * @param value one of the choices, or empty where a row has none; it then equals {@code none}
     */
    record Word<T>(String name, List<String> choices, Function<T, String> value) implements Column<T> {

        public Word {
            choices = List.copyOf(choices);
        }
    }
}
