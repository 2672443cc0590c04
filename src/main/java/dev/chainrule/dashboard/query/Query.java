package dev.chainrule.dashboard.query;

import java.util.function.Predicate;

/**
 * A filter of rows, as somebody wrote it. Immutable; for any thread.
 *
 * <pre>{@code
 * query      = all { "or" all }
 * all        = one { "and" one }
 * one        = "not" one | "(" query ")" | column sign value | column "in" "(" value { "," value } ")"
 * sign       = "=" | "!=" | "<" | "<=" | ">" | ">="
 * value      = number, also in percent | word, in quotes or without | "none"
 * }</pre>
 *
 * @param text as it was written
 * @param <T> the rows
 */
public record Query<T>(String text, Predicate<T> predicate) {

    public static final int LONGEST = 1_000;

    /**
     * Reads a query; a blank one lets every row through.
     *
     * @throws QueryProblem if it cannot be understood; says where and what would be right
     */
    public static <T> Query<T> parse(String text, Columns<T> columns) {
        if (text.length() > LONGEST) {
            throw new QueryProblem(
                    LONGEST,
                    text.length(),
                    "The query has %,d characters. Use up to %,d.".formatted(text.length(), LONGEST));
        }
        return new Query<>(text, text.isBlank() ? row -> true : new Parser<>(Lexer.cut(text), columns).query());
    }

    public boolean matches(T row) {
        return predicate.test(row);
    }
}
