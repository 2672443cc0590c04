package dev.chainrule.dashboard;

import dev.chainrule.dashboard.query.Column;
import dev.chainrule.web.Format;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A column of the table of runs: what it is called and what it shows of a run.
 *
 * @param label its head
 * @param words as a sentence names it
 * @param largestFirst whether the best are the largest, so that sorting begins with them
 * @param asked what queries and files know it by
 * @param order what rows are ordered by; what is not a finite number comes last
 */
record RunColumn(
        String label,
        String words,
        boolean largestFirst,
        Column<RunFacts> asked,
        ToDoubleFunction<RunFacts> order,
        Function<RunFacts, Shown> shown) {

    /**
     * What a cell of the table says.
     *
     * @param note a fainter second text, empty for none
     * @param badge class of a badge, empty for none
     */
    record Shown(String text, String note, String badge) {

        /** Whether it is nothing but a text. */
        public boolean plain() {
            return note.isEmpty() && badge.isEmpty();
        }

        static Shown of(String text) {
            return new Shown(text, "", "");
        }
    }

    /** A column of numbers. */
    static RunColumn number(
            String name,
            String label,
            String words,
            ToDoubleFunction<RunFacts> value,
            Function<RunFacts, String> text) {
        return new RunColumn(
                label, words, false, new Column.Numeric<>(name, value), value, run -> Shown.of(text.apply(run)));
    }

    /** A column of whole numbers, each written as a count. */
    static RunColumn count(String name, String label, String words, ToDoubleFunction<RunFacts> value, Format format) {
        return number(name, label, words, value, run -> {
            double number = value.applyAsDouble(run);
            return Double.isNaN(number) ? "–" : format.count((long) number);
        });
    }

    /** A column of words, ordered as they are given. */
    static RunColumn word(
            String name,
            String label,
            String words,
            List<String> choices,
            Function<RunFacts, String> value,
            Function<RunFacts, Shown> shown) {
        return new RunColumn(
                label,
                words,
                false,
                new Column.Word<>(name, choices, value),
                run -> {
                    int place = choices.indexOf(value.apply(run));
                    return place < 0 ? Double.NaN : place;
                },
                shown);
    }

    /** In addresses, queries and files. */
    String name() {
        return asked.name();
    }

    boolean number() {
        return asked instanceof Column.Numeric<RunFacts>;
    }
}
