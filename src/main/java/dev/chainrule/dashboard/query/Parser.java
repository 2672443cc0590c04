package dev.chainrule.dashboard.query;

import dev.chainrule.dashboard.query.Token.Kind;
import java.util.List;
import java.util.function.Predicate;

/** Reads the pieces of a query by recursive descent: a method for each line of the grammar of {@link Query}. */
final class Parser<T> {

    private static final int DEEPEST = 50;

    private final List<Token> tokens;
    private final Comparisons<T> comparisons;
    private final Columns<T> columns;
    private int at;
    private int depth;

    Parser(List<Token> tokens, Columns<T> columns) {
        this.tokens = tokens;
        this.columns = columns;
        this.comparisons = new Comparisons<>();
    }

    /** The whole text as a query. */
    Predicate<T> query() {
        Predicate<T> whole = any();
        Token rest = peek();
        if (rest.kind() == Kind.CLOSE) {
            throw new QueryProblem(
                    rest.start(), rest.end(), "This bracket closes nothing. Take it away, or open one before it.");
        }
        if (rest.kind() != Kind.END) {
            throw problem(rest, "Join conditions by and, or or");
        }
        return whole;
    }

    private Predicate<T> any() {
        Predicate<T> any = all();
        while (peek().is("or")) {
            at++;
            any = any.or(all());
        }
        return any;
    }

    private Predicate<T> all() {
        Predicate<T> all = one();
        while (peek().is("and")) {
            at++;
            all = all.and(one());
        }
        return all;
    }

    private Predicate<T> one() {
        Token token = peek();
        if (++depth > DEEPEST) {
            throw new QueryProblem(
                    token.start(),
                    token.end(),
                    "More than %d conditions lie within each other. Use fewer brackets.".formatted(DEEPEST));
        }
        Predicate<T> one;
        if (token.is("not")) {
            at++;
            one = one().negate();
        } else if (token.kind() == Kind.OPEN) {
            at++;
            one = any();
            if (peek().kind() != Kind.CLOSE) {
                throw new QueryProblem(
                        token.start(), token.end(), "This bracket is not closed. Put a ) behind its conditions.");
            }
            at++;
        } else {
            one = comparison();
        }
        depth--;
        return one;
    }

    private Predicate<T> comparison() {
        Token name = take();
        if (name.kind() != Kind.WORD && name.kind() != Kind.QUOTED) {
            throw problem(name, "Begin a condition with one of " + String.join(", ", columns.names()));
        }
        Column<T> column = columns.find(name.text()).orElseThrow(() -> unknown(name));
        Token sign = take();
        if (sign.is("in")) {
            return in(column);
        }
        if (sign.kind() != Kind.OPERATOR) {
            throw problem(sign, "Write one of =, !=, <, <=, >, >= or in behind %s".formatted(column.name()));
        }
        return comparisons.of(column, sign, value(column));
    }

    private Predicate<T> in(Column<T> column) {
        Token open = take();
        if (open.kind() != Kind.OPEN) {
            throw problem(open, "Write the values behind in within brackets, such as (1, 2)");
        }
        Predicate<T> in = comparisons.equal(column, value(column));
        while (peek().kind() == Kind.COMMA) {
            at++;
            in = in.or(comparisons.equal(column, value(column)));
        }
        Token close = take();
        if (close.kind() != Kind.CLOSE) {
            throw problem(close, "Write a comma between values and a ) behind the last");
        }
        return in;
    }

    private Token value(Column<T> column) {
        Token value = take();
        if (value.kind() != Kind.NUMBER && value.kind() != Kind.WORD && value.kind() != Kind.QUOTED) {
            throw problem(value, "Write what %s is compared with".formatted(column.name()));
        }
        return value;
    }

    private Token peek() {
        return tokens.get(at);
    }

    /** The end is taken as often as it is asked for. */
    private Token take() {
        Token token = tokens.get(at);
        if (token.kind() != Kind.END) {
            at++;
        }
        return token;
    }

    private QueryProblem unknown(Token name) {
        String near = Columns.nearest(name.text(), columns.names())
                .map("Did you mean %s? "::formatted)
                .orElse("");
        return new QueryProblem(
                name.start(),
                name.end(),
                "There is no “%s”. %sUse one of %s.".formatted(name.text(), near, String.join(", ", columns.names())));
    }

    private static QueryProblem problem(Token token, String expected) {
        return token.kind() == Kind.END
                ? new QueryProblem(token.start(), token.end(), "The query ends too early. %s.".formatted(expected))
                : new QueryProblem(
                        token.start(), token.end(), "“%s” does not fit here. %s.".formatted(token.text(), expected));
    }
}
