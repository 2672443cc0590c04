package dev.chainrule.experiment;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers separated by a comma and a space, a semicolon or a new line. A comma alone does not separate, since in half the world
 * it is the decimal point. The first item that is wrong is named; its neighbours are not guessed.
 */
final class NumberList {

    /** Room for {@link Limits#RUNS} numbers with every digit; bounds the work before anything is split. */
    static final int LONGEST = 50_000;

    private static final Pattern SEPARATOR = Pattern.compile("[ \n]?;[ \n]?|[ \n],[ \n]?|,[ \n]|\n");
    private static final Pattern RANGE = Pattern.compile("([+-]?\\d{1,20}) ?(?:to|\\.\\.) ?([+-]?\\d{1,20})");

    private NumberList() {}

    /** The numbers, or null after the reason was added to the problems; empty if nothing but space was typed. */
    static @Nullable List<Double> decimals(@Nullable String typed, NumberField field, Problems problems) {
        return read(typed, field, problems, item -> single(NumberText.decimal(item, field, problems)));
    }

    /** As {@link #decimals}, for whole numbers. */
    static @Nullable List<Long> wholes(@Nullable String typed, NumberField field, Problems problems) {
        return read(typed, field, problems, item -> single(NumberText.whole(item, field, problems)));
    }

    /** As {@link #wholes}, and an item may be a range such as "0 to 14". */
    static @Nullable List<Long> wholesAndRanges(@Nullable String typed, NumberField field, Problems problems) {
        return read(typed, field, problems, item -> {
            Matcher range = RANGE.matcher(NumberText.plain(item));
            return range.matches()
                    ? range(new BigInteger(range.group(1)), new BigInteger(range.group(2)), field, problems)
                    : single(NumberText.whole(item, field, problems));
        });
    }

    /** The items as they were typed, or null if they are too many. */
    static @Nullable List<String> items(@Nullable String typed, String path, Problems problems) {
        String text = NumberText.plain(typed);
        if (text.length() > LONGEST) {
            problems.add(path, "%,d characters are too many. Use up to %,d.", text.length(), LONGEST);
            return null;
        }
        String spaced =
                text.replaceAll("\\r\\n?", "\n").replaceAll("[ \\t]+", " ").replaceAll("(?: ?\\n ?)+", "\n");
        return spaced.isEmpty() ? List.of() : List.of(SEPARATOR.split(spaced, -1));
    }

    private static <T> @Nullable List<T> read(
            @Nullable String typed, NumberField field, Problems problems, Function<String, @Nullable List<T>> reader) {
        List<String> items = items(typed, field.path(), problems);
        if (items == null) {
            return null;
        }
        List<T> values = new ArrayList<>();
        for (String item : items) {
            if (item.isBlank()) {
                problems.add(
                        field.path(), "A number is missing beside a separator. Write for example %s.", field.example());
                return null;
            }
            if (item.endsWith(",")) {
                problems.add(
                        field.path(),
                        "“%s” ends in a comma and nothing follows. Leave it out, or add a number.",
                        NumberText.shown(item));
                return null;
            }
            List<T> some = reader.apply(item);
            if (some == null) {
                return null;
            }
            values.addAll(some);
            if (values.size() > LONGEST) {
                problems.add(field.path(), "These are more than %,d numbers. Use up to %,d.", LONGEST, Limits.RUNS);
                return null;
            }
        }
        return values;
    }

    private static <T> @Nullable List<T> single(@Nullable T value) {
        return value == null ? null : List.of(value);
    }

    private static @Nullable List<Long> range(BigInteger first, BigInteger last, NumberField field, Problems problems) {
        if (first.compareTo(last) > 0) {
            problems.add(field.path(), "“%d to %d” runs backwards. Write “%d to %d”.", first, last, last, first);
            return null;
        }
        // Counted before it is made: a range of 10¹² numbers must not be built to be refused.
        BigInteger count = last.subtract(first).add(BigInteger.ONE);
        if (count.compareTo(BigInteger.valueOf(Limits.RUNS)) > 0) {
            problems.add(
                    field.path(),
                    "“%d to %d” is %,d numbers. An experiment has up to %,d runs.",
                    first,
                    last,
                    count,
                    Limits.RUNS);
            return null;
        }
        List<Long> values = new ArrayList<>();
        for (BigInteger value = first; value.compareTo(last) <= 0; value = value.add(BigInteger.ONE)) {
            Long number = NumberText.whole(value.toString(), field, problems);
            if (number == null) {
                return null;
            }
            values.add(number);
        }
        return values;
    }
}
