package dev.chainrule.dashboard.query;

/** A query that cannot be understood: where, and what would be right. */
public final class QueryProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int start;
    private final int end;

    QueryProblem(int start, int end, String message) {
        super(message);
        this.start = start;
        this.end = end;
    }

    /** The first character that is wrong, from 0. */
    public int start() {
        return start;
    }

    /** The character after the last one that is wrong; above {@link #start}, and one past the text's length where something is missing. */
    public int end() {
        return end;
    }

    /** Problem and place in a sentence; characters are counted from 1. */
    public String sentence() {
        return "At character %,d: %s".formatted(start + 1, getMessage());
    }
}
