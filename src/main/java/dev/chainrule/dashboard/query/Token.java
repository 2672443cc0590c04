package dev.chainrule.dashboard.query;

/**
 * A piece of a query.
 *
 * @param text as written, without quotes
 * @param start of the piece in the query, quotes included
 * @param end the character after it
 */
record Token(Kind kind, String text, int start, int end) {

    enum Kind {
        WORD,
        QUOTED,
        NUMBER,
        OPERATOR,
        OPEN,
        CLOSE,
        COMMA,
        END
    }

    boolean is(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }
}
