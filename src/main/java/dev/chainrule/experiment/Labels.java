package dev.chainrule.experiment;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Name, description and tags, stripped and checked. Letters of every script and emoji are welcome; control characters are not, nor those
 * that turn the direction of text, as they make a name look like another.
 */
public record Labels(String name, String description, List<String> tags) {

    public Labels {
        tags = List.copyOf(tags);
    }

    /** What is refused is among the problems afterwards, as {@code name}, {@code description} or {@code tags}. */
    public static Labels check(
            @Nullable String name, @Nullable String description, @Nullable List<String> tags, Problems problems) {
        String title = name == null ? "" : name.strip();
        if (title.isEmpty()) {
            problems.add("name", "The name is blank. Give one of 1 to %d characters.", Limits.NAME);
        }
        bounded("name", title, Limits.NAME, false, problems);
        String text = description == null ? "" : description.strip();
        bounded("description", text, Limits.DESCRIPTION, true, problems);
        Set<String> distinct = new LinkedHashSet<>();
        for (String tag : tags == null ? List.<String>of() : tags) {
            String word = tag == null ? "" : tag.strip();
            if (word.isEmpty()) {
                problems.add("tags", "A tag is blank. Leave it out, or give it 1 to %d characters.", Limits.TAG);
            }
            bounded("tags", word, Limits.TAG, false, problems);
            distinct.add(word);
        }
        if (distinct.size() > Limits.TAGS) {
            problems.add("tags", "%,d tags are too many. Use up to %d.", distinct.size(), Limits.TAGS);
        }
        return new Labels(title, text, List.copyOf(distinct));
    }

    private static void bounded(String field, String text, int most, boolean lines, Problems problems) {
        if (text.length() > most) {
            problems.add(field, "%,d characters are too many. Use up to %,d.", text.length(), most);
        }
        text.codePoints()
                .filter(c -> refused(c, lines))
                .findFirst()
                .ifPresent(c -> problems.add(
                        field, "The character U+%04X is invisible or turns the direction of text. Leave it out.", c));
    }

    private static boolean refused(int c, boolean lines) {
        if (lines && (c == '\n' || c == '\r' || c == '\t')) {
            return false;
        }
        boolean turnsDirection =
                c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        boolean loneSurrogate = Character.getType(c) == Character.SURROGATE;
        return Character.isISOControl(c) || turnsDirection || loneSurrogate;
    }
}
