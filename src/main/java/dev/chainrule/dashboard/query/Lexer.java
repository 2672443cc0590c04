package dev.chainrule.dashboard.query;

import dev.chainrule.dashboard.query.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a query into pieces. */
final class Lexer {

    private static final Pattern NUMBER =
            Pattern.compile("[+\\-−]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+\\-]?\\d{1,4})?(\\s*%)?");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+\\-−]?\\d+,\\d+");
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{N}_.]*(:[\\p{L}\\p{N}_.+\\-−]+)*");
    private static final Pattern OPERATOR = Pattern.compile("<=|>=|!=|==|=|<|>|≤|≥|≠");

    private final String query;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String query) {
        this.query = query;
    }

    /** The pieces in order, and {@link Kind#END} as the last. */
    static List<Token> cut(String query) {
        Lexer lexer = new Lexer(query);
        while (lexer.skipBlanks()) {
            lexer.next();
        }
        lexer.tokens.add(new Token(Kind.END, "", query.length(), query.length() + 1));
        return lexer.tokens;
    }

    private boolean skipBlanks() {
        while (at < query.length() && Character.isWhitespace(query.charAt(at))) {
            at++;
        }
        return at < query.length();
    }

    private void next() {
        switch (query.charAt(at)) {
            case '(' -> add(Kind.OPEN, at + 1);
            case ')' -> add(Kind.CLOSE, at + 1);
            case ',' -> add(Kind.COMMA, at + 1);
            case '"', '“', '\'' -> quoted();
            default -> {
                refuseDecimalComma();
                if (!take(NUMBER, Kind.NUMBER) && !take(WORD, Kind.WORD) && !take(OPERATOR, Kind.OPERATOR)) {
                    int length = Character.charCount(query.codePointAt(at));
                    throw new QueryProblem(
                            at,
                            at + length,
                            "“%s” has no meaning here. Write a name, a sign such as = or <, a number, or a word in quotes."
                                    .formatted(query.substring(at, at + length)));
                }
            }
        }
    }

    private void quoted() {
        char closing = query.charAt(at) == '“' ? '”' : query.charAt(at);
        int end = query.indexOf(closing, at + 1);
        if (end < 0) {
            throw new QueryProblem(
                    at, query.length(), "This quote is not closed. Put a %s behind the word.".formatted(closing));
        }
        tokens.add(new Token(Kind.QUOTED, query.substring(at + 1, end), at, end + 1));
        at = end + 1;
    }

    private void refuseDecimalComma() {
        Matcher matcher = at(DECIMAL_COMMA);
        if (matcher.lookingAt()) {
            String text = matcher.group();
            throw new QueryProblem(
                    at,
                    matcher.end(),
                    "“%s” can be read in two ways. Write %s for one number, or %s for two."
                            .formatted(text, text.replace(',', '.'), text.replace(",", ", ")));
        }
    }

    private boolean take(Pattern pattern, Kind kind) {
        Matcher matcher = at(pattern);
        if (!matcher.lookingAt()) {
            return false;
        }
        add(kind, matcher.end());
        return true;
    }

    private Matcher at(Pattern pattern) {
        return pattern.matcher(query).region(at, query.length());
    }

    private void add(Kind kind, int end) {
        tokens.add(new Token(kind, query.substring(at, end), at, end));
        at = end;
    }
}
