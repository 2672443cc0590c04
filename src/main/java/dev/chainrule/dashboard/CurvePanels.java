package dev.chainrule.dashboard;

import dev.chainrule.dashboard.ViewState.Group;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Which curves are drawn: a panel for each initialization with a line for each learning rate, or the other way round; of a large wall some
 * of them.
 *
 * @param byRow whether a panel is an initialization
 * @param panels places on the wall, ascending
 * @param lines of each panel, ascending
 */
record CurvePanels(boolean byRow, int[] panels, int[] lines) {

    private static final int MOST_PANELS = 12;
    private static final int MOST_LINES = 6;

    static CurvePanels of(Grid grid, ViewState view) {
        boolean byRow = view.group() == Group.INITIALIZATION;
        int[] rows = chosen(
                grid.initializations().size(),
                byRow ? MOST_PANELS : MOST_LINES,
                view.cells().rows());
        int[] columns = chosen(
                grid.learningRates().size(),
                byRow ? MOST_LINES : MOST_PANELS,
                view.cells().columns());
        return new CurvePanels(byRow, byRow ? rows : columns, byRow ? columns : rows);
    }

    Cell cell(Grid grid, int panel, int line) {
        return byRow ? grid.cell(panel, line) : grid.cell(line, panel);
    }

    /** Up to {@code most} of n, evenly spaced with both ends, and those of {@code must} among them as far as they fit. */
    static int[] chosen(int n, int most, int... must) {
        if (n <= most) {
            return IntStream.range(0, n).toArray();
        }
        TreeSet<Integer> places = new TreeSet<>();
        for (int i = 0; i < most; i++) {
            places.add((int) ((long) i * (n - 1) / (most - 1)));
        }
        TreeSet<Integer> free = new TreeSet<>(places);
        Arrays.stream(must).forEach(free::remove);
        for (int place : must) {
            if (place >= 0 && !places.contains(place) && !free.isEmpty()) {
                Integer neighbour = free.lower(place);
                int gone = neighbour == null || (neighbour == 0 && free.higher(place) != null)
                        ? free.higher(place)
                        : neighbour;
                free.remove(gone);
                places.remove(gone);
                places.add(place);
            }
        }
        return places.stream().mapToInt(Integer::intValue).toArray();
    }
}
