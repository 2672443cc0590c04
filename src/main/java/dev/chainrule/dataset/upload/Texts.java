package dev.chainrule.dataset.upload;

import org.jspecify.annotations.Nullable;

/** What texts of a file may hold: they become names on pages and columns of downloads. */
final class Texts {

    private Texts() {}

    /** What is wrong with a text and what would be right, to follow its name; null if nothing is. */
    static @Nullable String wrong(String text, int longest) {
        if (text.length() > longest) {
            return "has %,d characters. Use up to %,d.".formatted(text.length(), longest);
        }
        int bad = text.codePoints().filter(Texts::unseen).findFirst().orElse(-1);
        if (bad >= 0) {
            return "holds the character U+%04X, which is invisible or turns the direction of text. Leave it out."
                    .formatted(bad);
        }
        if (formula(text)) {
            return "(“%s”) is a formula. Export the values instead.".formatted(Trouble.shortened(text));
        }
        return null;
    }

    /** The same text without what cannot be seen. */
    static String visible(String text) {
        return text.codePoints()
                .filter(c -> !unseen(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    /** A spreadsheet would carry it out when somebody opens a download of it. */
    private static boolean formula(String text) {
        if (text.isEmpty()) {
            return false;
        }
        char first = text.charAt(0);
        boolean calls = text.indexOf('(') > 0 || text.indexOf('!') > 0 || text.indexOf('|') > 0;
        return first == '=' || first == '@' || (first == '+' || first == '-') && calls;
    }

    private static boolean unseen(int c) {
        boolean turns = c == 0x200E || c == 0x200F || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
        return Character.isISOControl(c) || turns || Character.getType(c) == Character.SURROGATE || c == 0xFEFF;
    }
}
