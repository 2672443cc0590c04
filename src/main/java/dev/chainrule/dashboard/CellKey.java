package dev.chainrule.dashboard;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A cell of the wall as addresses name it: initialization and learning rate, each from 0, as in {@code 3-2}. */
record CellKey(int row, int column) implements Comparable<CellKey> {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,4})-(\\d{1,4})");

    static Optional<CellKey> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new CellKey(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** Row by row. */
    @Override
    public int compareTo(CellKey other) {
        return row == other.row ? Integer.compare(column, other.column) : Integer.compare(row, other.row);
    }

    @Override
    public String toString() {
        return row + "-" + column;
    }
}
