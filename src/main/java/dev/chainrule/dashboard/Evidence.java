package dev.chainrule.dashboard;

import dev.chainrule.dashboard.Finding.Attempt;
import dev.chainrule.engine.Initialization;
import dev.chainrule.run.Outcome;
import dev.chainrule.web.Format;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What findings are drawn from: the wall that is shown, the curves of its cells and what is known of their layers.
 *
 * @param series of every cell
 * @param health of the cells where it was looked for and kept
 * @param over the curvature behind the rate that fails; null if none was looked for or it tells nothing
 */
record Evidence(
        Grid grid,
        Setup setup,
        Map<CellKey, CellSeries> series,
        Map<CellKey, CellHealth> health,
        @Nullable OverLimit over,
        Format format) {

    String rate(int column) {
        return format.rate(grid.learningRates().get(column));
    }

    String row(int row) {
        return grid.initializations().get(row).label();
    }

    /** "He normal at lr 0.1". */
    String name(Cell cell) {
        return row(cell.row()) + " at lr " + rate(cell.column());
    }

    List<Cell> row(int row, int from, int to) {
        return grid.rows().get(row).subList(from, to);
    }

    List<Cell> column(int column) {
        return grid.rows().stream().map(row -> row.get(column)).toList();
    }

    /** What "learned" means: as {@link Outcome#LEARNED} has it. */
    String learned() {
        return "%s %s of .95 or more at the end"
                .formatted(setup.validated() ? "validation" : "training", setup.score());
    }

    /** To try instead of one; null if the sweep has what would be proposed. */
    @Nullable
    Attempt otherInitialization(Initialization instead) {
        boolean relu = setup.network().endsWith("ReLU");
        String better = relu ? "he_normal" : "xavier_uniform";
        List<String> ids =
                grid.initializations().stream().map(Initialization::id).toList();
        if (ids.contains(better)) {
            return null;
        }
        List<String> changed = Stream.concat(ids.stream().filter(id -> !id.equals(instead.id())), Stream.of(better))
                .toList();
        return new Attempt("Try " + Initialization.parse(better).label(), Map.of("sweep.initializations", changed));
    }

    static Stream<RunFacts> done(Collection<Cell> cells) {
        return cells.stream().flatMap(cell -> cell.done().stream());
    }

    static int count(Collection<Cell> cells) {
        return (int) done(cells).count();
    }

    static int diverged(Collection<Cell> cells) {
        return cells.stream().mapToInt(Cell::diverged).sum();
    }

    static int count(Collection<Cell> cells, Outcome outcome) {
        return (int) done(cells).filter(run -> run.outcome() == outcome).count();
    }

    /** Median of what settings are compared by; what is not finite counts as the worst. */
    static double median(Cell cell) {
        return cell.spread(RunFacts::decidingLoss, Double.POSITIVE_INFINITY).median();
    }

    /** "a", "a and b", "a, b and c", "a, b and 3 more". */
    static String list(List<String> names) {
        int most = 3;
        List<String> shown = new ArrayList<>(names.subList(0, Math.min(most, names.size())));
        if (names.size() > most) {
            shown = new ArrayList<>(names.subList(0, most - 1));
            shown.add((names.size() - most + 1) + " more");
        }
        int last = shown.size() - 1;
        return last < 1
                ? String.join("", shown)
                : String.join(", ", shown.subList(0, last)) + " and " + shown.get(last);
    }
}
