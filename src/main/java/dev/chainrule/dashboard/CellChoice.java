package dev.chainrule.dashboard;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The cells of the wall that a reader has chosen, each once, row by row.
 *
 * @param matching those with runs that the filter of the table lets through; null for all, where nothing is filtered. Not part of the
 *     address, which has the filter itself
 * @param several whether choosing a cell adds it to the others, or takes it away, instead of replacing them
 */
record CellChoice(
        List<CellKey> keys, boolean several, @Nullable Set<CellKey> matching) {

    static final CellChoice NONE = new CellChoice(List.of(), false);

    CellChoice {
        keys = keys.stream().distinct().sorted().toList();
        matching = matching == null ? null : Set.copyOf(matching);
    }

    CellChoice(List<CellKey> keys, boolean several) {
        this(keys, several, null);
    }

    CellChoice matching(Set<CellKey> cells) {
        return new CellChoice(keys, several, cells);
    }

    /** Reads {@code cell=1-2,1-3} and {@code several=1}. */
    static CellChoice read(Map<String, String> parameters) {
        String several = ViewState.given(parameters, "several");
        if (several != null && !several.equals("1")) {
            throw ViewState.wrong("several", several, "Use 1, or leave it out.");
        }
        String text = ViewState.given(parameters, "cell");
        List<CellKey> keys = text == null
                ? List.of()
                : Arrays.stream(text.split(","))
                        .map(
                                key -> CellKey.parse(key.strip())
                                        .orElseThrow(
                                                () -> ViewState.wrong(
                                                        "cell",
                                                        text,
                                                        "Use initialization and learning rate, each counted from 0, such as 3-2, and commas between cells.")))
                        .toList();
        return new CellChoice(keys, several != null);
    }

    boolean none() {
        return keys.isEmpty();
    }

    /** Whether nothing is chosen and nothing filtered: {@link #shows} every cell. */
    boolean all() {
        return none() && matching == null;
    }

    boolean has(CellKey key) {
        return keys.contains(key);
    }

    /** Whether a cell is drawn as one of the chosen: all are while none is chosen. What the filter leaves nothing of is not. */
    boolean shows(CellKey key) {
        return (none() || has(key)) && (matching == null || matching.contains(key));
    }

    boolean showsRow(int row) {
        return (none() || keys.stream().anyMatch(key -> key.row() == row))
                && (matching == null || matching.stream().anyMatch(key -> key.row() == row && shows(key)));
    }

    /** Whether some chosen cell is in this row, or none is chosen. */
    boolean allowsRow(int row) {
        return none() || keys.stream().anyMatch(key -> key.row() == row);
    }

    /** Whether some chosen cell is in this column, or none is chosen. */
    boolean allowsColumn(int column) {
        return none() || keys.stream().anyMatch(key -> key.column() == column);
    }

    /** Rows of the chosen cells, ascending. */
    int[] rows() {
        return keys.stream().mapToInt(CellKey::row).distinct().sorted().toArray();
    }

    /** Columns of the chosen cells, ascending. */
    int[] columns() {
        return keys.stream().mapToInt(CellKey::column).distinct().sorted().toArray();
    }

    /** What choosing a cell leads to: it alone, or none if it was it alone; among several it is added or taken away. */
    CellChoice pressing(CellKey key) {
        if (!several) {
            return new CellChoice(keys.equals(List.of(key)) ? List.of() : List.of(key), false);
        }
        TreeSet<CellKey> changed = new TreeSet<>(keys);
        if (!changed.remove(key)) {
            changed.add(key);
        }
        return new CellChoice(List.copyOf(changed), true);
    }

    CellChoice cleared() {
        return new CellChoice(List.of(), several, matching);
    }

    CellChoice several(boolean on) {
        return new CellChoice(keys, on, matching);
    }

    /** As addresses have it, empty for none. */
    String text() {
        return keys.stream().map(CellKey::toString).collect(Collectors.joining(","));
    }

    Map<String, String> choices() {
        Map<String, String> choices = new LinkedHashMap<>();
        if (!none()) {
            choices.put("cell", text());
        }
        if (several) {
            choices.put("several", "1");
        }
        return choices;
    }

    /** The first that is not on a grid of that size; null if all are. */
    @Nullable
    CellKey outside(Grid grid) {
        return keys.stream().filter(key -> grid.find(key).isEmpty()).findFirst().orElse(null);
    }
}
