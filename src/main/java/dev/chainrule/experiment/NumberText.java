package dev.chainrule.experiment;

import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one number as somebody types it, strictly: what could be meant in two ways is refused with both, and nothing is rounded,
 * cut off or guessed. Accepted are digits, a decimal point, a sign (also the true minus) and an exponent.
 */
final class NumberText {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,9})?");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");
    private static final Pattern NOT_FINITE =
            Pattern.compile("[+-]?(nan|inf|infinity|∞)", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d+,\\d+");
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final int LONGEST = 100;
    private static final int SHOWN = 40;

    private NumberText() {}

    /** The number, or null after the reason was added to the problems. */
    static @Nullable Double decimal(@Nullable String typed, NumberField field, Problems problems) {
        String text = plain(typed);
        if (!DECIMAL.matcher(text).matches() || text.length() > LONGEST) {
            problems.add(field.path(), wrong(text, field));
            return null;
        }
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            problems.add(field.path(), "“%s” is too large. Use %s.", shown(text), field.range());
            return null;
        }
        if (value == 0 && text.split("[eE]")[0].matches(".*[1-9].*")) {
            problems.add(field.path(), "“%s” is too small to be told from 0. Use %s.", shown(text), field.range());
            return null;
        }
        return value;
    }

    /** The whole number, exactly, or null after the reason was added to the problems. */
    static @Nullable Long whole(@Nullable String typed, NumberField field, Problems problems) {
        String text = plain(typed);
        if (text.length() > LONGEST || !WHOLE.matcher(text).matches()) {
            boolean fraction = text.length() <= LONGEST && DECIMAL.matcher(text).matches();
            problems.add(
                    field.path(),
                    fraction
                            ? "“%s” is not written as a whole number. Write for example %s."
                                    .formatted(shown(text), field.example())
                            : wrong(text, field));
            return null;
        }
        BigInteger value = new BigInteger(text);
        if (value.compareTo(LEAST) < 0 || value.compareTo(MOST) > 0) {
            problems.add(field.path(), "“%s” is out of range. Use %s.", shown(text), field.range());
            return null;
        }
        return value.longValue();
    }

    /** Without space around it and with one kind of space and of minus, as a pasted number may come with others. */
    static String plain(@Nullable String typed) {
        return typed == null
                ? ""
                : typed.replaceAll("[\\u00A0\\u2000-\\u200A\\u202F\\u3000]", " ")
                        .replace('\u2212', '-')
                        .strip();
    }

    private static String wrong(String text, NumberField field) {
        if (text.isEmpty()) {
            return "No number is given. Write for example %s.".formatted(field.example());
        }
        if (text.length() > LONGEST) {
            return String.format(
                    java.util.Locale.ROOT,
                    "“%s” has %,d characters, too many for a number. Write for example %s.",
                    shown(text),
                    text.length(),
                    field.example());
        }
        if (DECIMAL_COMMA.matcher(text).matches()) {
            return "“%s” has a comma between two digits. Write “%s” for one number or “%s” for two."
                    .formatted(text, text.replace(',', '.'), text.replace(",", ", "));
        }
        if (NOT_FINITE.matcher(text).matches()) {
            return "“%s” is not a finite number. Use %s.".formatted(text, field.range());
        }
        if (text.indexOf(',') >= 0) {
            return "“%s” has a comma without a space after it. Write for example %s."
                    .formatted(shown(text), field.example());
        }
        if (text.indexOf(' ') > 0 && DECIMAL.matcher(text.split(" ", 2)[0]).matches()) {
            return "“%s” has a space inside. Separate numbers by a comma and a space, for example %s."
                    .formatted(shown(text), field.example());
        }
        String letter = letter(text);
        return "“%s” is not a number%s. Write for example %s."
                .formatted(shown(text), letter == null ? "" : "; " + letter, field.example());
    }

    /** The letter that was typed where a digit was meant, or null if that is not what is wrong. */
    private static @Nullable String letter(String text) {
        String meant = text.replaceAll("[oO]", "0").replaceAll("[lI]", "1");
        if (!DECIMAL.matcher(meant).matches()) {
            return null;
        }
        int at = 0;
        while (text.charAt(at) == meant.charAt(at)) {
            at++;
        }
        String where = at == text.length() - 1 ? "ends in" : at == 0 ? "starts with" : "contains";
        return "it %s the letter %s".formatted(where, text.charAt(at));
    }

    /** As a message shows what came: not too long, and without what cannot be seen. */
    static String shown(String text) {
        String visible = text.codePoints()
                .limit(SHOWN)
                .map(c -> Character.isISOControl(c) ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return text.codePointCount(0, text.length()) > SHOWN ? visible + "…" : visible;
    }
}
