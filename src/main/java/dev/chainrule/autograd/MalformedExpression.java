package dev.chainrule.autograd;

/** A text that is no expression. The message says where, what stands there and what should. */
public final class MalformedExpression extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    MalformedExpression(int line, int column, String problem) {
        super((line > 1 ? "Line %d, column %d: ".formatted(line, column) : "Column %d: ".formatted(column)) + problem);
        this.line = line;
        this.column = column;
    }

    /** From 1. */
    public int line() {
        return line;
    }

    /** In its line, from 1, counted in characters as a reader sees them; one past the end if something is missing there. */
    public int column() {
        return column;
    }
}
