package dev.chainrule.autograd;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the words of an expression from left to right, and knows the column of each. */
final class Scanner {

    private static final Pattern NUMBER = Pattern.compile("(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{N}_]*");

    private final String text;
    private int position; // of the next character that is not a space

    Scanner(String text) {
        this.text = text;
        skipSpaces();
    }

    int position() {
        return position;
    }

    void backTo(int position) {
        this.position = position;
    }

    boolean atEnd() {
        return position == text.length();
    }

    boolean atLineEnd() {
        return atEnd() || at('\n') || at(';');
    }

    boolean at(char wanted) {
        return !atEnd() && text.charAt(position) == wanted;
    }

    /** Goes past any of these signs if it comes next. */
    boolean take(String... signs) {
        for (String sign : signs) {
            if (text.startsWith(sign, position) && !(sign.equals("*") && text.startsWith("**", position))) {
                moveTo(position + sign.length());
                return true;
            }
        }
        return false;
    }

    /** Goes past a number if one comes next. */
    Optional<Double> number() {
        int start = position;
        Optional<Double> number = take(NUMBER).map(Double::valueOf);
        if (number.isPresent() && number.get().isInfinite()) {
            throw problem(start, "the number is too large. Use up to 1.8e308.");
        }
        return number;
    }

    /** Goes past a name if one comes next. */
    Optional<String> name() {
        return take(NAME);
    }

    void skipLineEnds() {
        while (!atEnd() && atLineEnd()) {
            moveTo(position + 1);
        }
    }

    /** That something else should stand here. */
    MalformedExpression unexpected(String wanted) {
        String found = atEnd()
                ? "the text ends"
                : atLineEnd()
                        ? "the line ends"
                        : "“%s” stands".formatted(Character.toString(text.codePointAt(position)));
        return problem("%s where %s should be.".formatted(found, wanted));
    }

    MalformedExpression problem(String problem) {
        return problem(position, problem);
    }

    MalformedExpression problem(int where, String problem) {
        int line = 1
                + (int) text.substring(0, where).chars().filter(c -> c == '\n').count();
        return new MalformedExpression(line, column(where), problem);
    }

    /** From 1, in its line. */
    int column(int where) {
        int start = text.lastIndexOf('\n', where - 1) + 1;
        return text.codePointCount(start, where) + 1;
    }

    private Optional<String> take(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(position, text.length());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        moveTo(matcher.end());
        return Optional.of(matcher.group());
    }

    private void moveTo(int position) {
        this.position = position;
        skipSpaces();
    }

    private void skipSpaces() {
        while (!atEnd() && isSpace(text.charAt(position))) {
            position++;
        }
    }

    private static boolean isSpace(char c) {
        return c != '\n' && (Character.isWhitespace(c) || Character.isSpaceChar(c));
    }
}
