package dev.chainrule.dashboard.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The columns that queries may name, in the order in which they are offered.
 *
 * @param <T> the rows
 */
public final class Columns<T> {

    private final Map<String, Column<T>> byName = new LinkedHashMap<>();

    public Columns(List<Column<T>> columns) {
        columns.forEach(column -> byName.put(column.name(), column));
    }

    /** Whatever its case. */
    Optional<Column<T>> find(String name) {
        return Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)));
    }

    public List<Column<T>> all() {
        return List.copyOf(byName.values());
    }

    List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** The one of the choices that is nearest to a word, if one is near: at most a third of its letters differ. */
    static Optional<String> nearest(String word, List<String> choices) {
        String wanted = word.toLowerCase(Locale.ROOT);
        record Near(String choice, int distance) {}
        List<Near> near = new ArrayList<>();
        for (String choice : choices) {
            near.add(new Near(choice, distance(wanted, choice)));
        }
        return near.stream()
                .filter(each -> each.distance <= Math.max(1, Math.max(wanted.length(), each.choice.length()) / 3))
                .min(Comparator.comparingInt(Near::distance))
                .map(Near::choice);
    }

    /** How many letters must be put in, taken out or changed (Levenshtein 1966). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
