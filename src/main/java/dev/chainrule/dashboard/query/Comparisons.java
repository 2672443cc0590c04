package dev.chainrule.dashboard.query;

import dev.chainrule.dashboard.query.Token.Kind;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Turns a column, a sign and a value into a condition, or says why they do not fit. */
final class Comparisons<T> {

    private static final String NONE = "none";

    Predicate<T> of(Column<T> column, Token sign, Token value) {
        return switch (sign.text()) {
            case "=", "==" -> equal(column, value);
            case "!=", "≠" -> equal(column, value).negate();
            default -> ordered(column, sign, value);
        };
    }

    Predicate<T> equal(Column<T> column, Token value) {
        if (column instanceof Column.Numeric<T> numeric) {
            ToDoubleFunction<T> of = numeric.value();
            if (value.is(NONE)) {
                return row -> Double.isNaN(of.applyAsDouble(row));
            }
            double number = number(numeric, value);
            return row -> of.applyAsDouble(row) == number;
        }
        Column.Word<T> word = (Column.Word<T>) column;
        String wanted = value.is(NONE) ? "" : choice(word, value);
        return row -> word.value().apply(row).equals(wanted);
    }

    private Predicate<T> ordered(Column<T> column, Token sign, Token value) {
        if (!(column instanceof Column.Numeric<T> numeric)) {
            throw new QueryProblem(
                    sign.start(),
                    sign.end(),
                    "%s is a word and has no order. Use =, != or in.".formatted(column.name()));
        }
        ToDoubleFunction<T> of = numeric.value();
        double number = number(numeric, value);
        return switch (sign.text()) {
            case "<" -> row -> of.applyAsDouble(row) < number;
            case "<=", "≤" -> row -> of.applyAsDouble(row) <= number;
            case ">" -> row -> of.applyAsDouble(row) > number;
            default -> row -> of.applyAsDouble(row) >= number;
        };
    }

    private static double number(Column.Numeric<?> column, Token value) {
        if (value.is("infinity")) {
            return Double.POSITIVE_INFINITY;
        }
        if (value.kind() != Kind.NUMBER) {
            throw new QueryProblem(
                    value.start(),
                    value.end(),
                    "%s is a number, and “%s” is a word. Write for example %s > 0.01, or none."
                            .formatted(column.name(), value.text(), column.name()));
        }
        String text = value.text().replace('−', '-');
        return text.endsWith("%")
                ? Double.parseDouble(text.substring(0, text.length() - 1).strip()) / 100
                : Double.parseDouble(text);
    }

    private static String choice(Column.Word<?> column, Token value) {
        List<String> choices = column.choices();
        String wanted = value.text().toLowerCase(Locale.ROOT);
        return choices.stream()
                .filter(choice -> choice.toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new QueryProblem(
                        value.start(),
                        value.end(),
                        "“%s” is no %s. %sUse one of %s."
                                .formatted(
                                        value.text(),
                                        column.name(),
                                        Columns.nearest(wanted, choices)
                                                .map("Did you mean %s? "::formatted)
                                                .orElse(""),
                                        String.join(", ", choices))));
    }
}
