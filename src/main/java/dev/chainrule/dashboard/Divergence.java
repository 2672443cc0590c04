package dev.chainrule.dashboard;

import dev.chainrule.engine.Initialization;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Whether it is an initialization or a learning rate with which the runs of a wall diverge.
 *
 * @param hopeless rows whose initialization diverges at every rate, while others do not or while it starts far from chance
 * @param limit the column from which on at least half of the runs of the other rows diverge; as many as there are columns if there is none
 */
record Divergence(Grid grid, Set<Integer> hopeless, int limit) {

    /** Times chance. */
    static final double FAR = 3;

    /** Of a setting that has learned something, the largest median loss, times chance. */
    private static final double LEFT_CHANCE = .99;

    static Divergence of(Grid grid, Map<CellKey, CellSeries> series, double chance) {
        Set<Integer> everywhere = IntStream.range(0, grid.rows().size())
                .filter(row -> everywhere(grid.rows().get(row)))
                .boxed()
                .collect(Collectors.toSet());
        boolean others = grid.cells().stream()
                .anyMatch(
                        cell -> !everywhere.contains(cell.row()) && !cell.done().isEmpty());
        Set<Integer> hopeless = everywhere.stream()
                .filter(row -> others || start(grid.rows().get(row), series) >= FAR * chance)
                .collect(Collectors.toSet());
        Divergence all = new Divergence(grid, hopeless, 0);
        int limit = grid.learningRates().size();
        while (limit > 0 && mostDiverge(all.column(limit - 1))) {
            limit--;
        }
        return new Divergence(grid, hopeless, limit);
    }

    /** At two rates or more, as one alone may be too large for any. */
    private static boolean everywhere(List<Cell> cells) {
        List<Cell> done = cells.stream().filter(cell -> !cell.done().isEmpty()).toList();
        return done.size() > 1 && done.stream().allMatch(cell -> mostDiverge(List.of(cell)));
    }

    private static boolean mostDiverge(List<Cell> cells) {
        int done = Evidence.count(cells);
        return done > 0 && Evidence.diverged(cells) * 2 >= done;
    }

    /** Mean training loss before the first update; 0 if it is not known. */
    static double start(List<Cell> cells, Map<CellKey, CellSeries> series) {
        return cells.stream()
                .filter(cell -> !cell.done().isEmpty())
                .map(cell -> series.get(cell.key()))
                .filter(known -> known != null && known.training().length() > 0)
                .mapToDouble(known -> known.training().mean()[0])
                .findFirst()
                .orElse(0);
    }

    /** Of the rows that are not hopeless. */
    List<Cell> column(int column) {
        return grid.rows().stream()
                .map(row -> row.get(column))
                .filter(cell -> !hopeless.contains(cell.row()))
                .toList();
    }

    List<Cell> columns(int from, int to) {
        return IntStream.range(from, to)
                .boxed()
                .flatMap(column -> column(column).stream())
                .toList();
    }

    /**
     * The setting that shows best why the rate of the limit fails: all its runs have ended, some diverged, and of all initializations
     * it does best at smaller rates. Empty if none learns there; at the smallest rate any will do.
     */
    Optional<Cell> suspect(double chance) {
        if (limit == grid.learningRates().size()) {
            return Optional.empty();
        }
        return column(limit).stream()
                .filter(cell -> cell.diverged() > 0 && cell.runs().stream().noneMatch(RunFacts::open))
                .filter(cell -> !equalUnits(grid.initializations().get(cell.row())))
                .filter(cell -> limit == 0 || bestBelow(cell) < LEFT_CHANCE * chance)
                .min(Comparator.comparingDouble(this::bestBelow));
    }

    private double bestBelow(Cell cell) {
        return grid.rows().get(cell.row()).subList(0, cell.column()).stream()
                .filter(below -> !below.done().isEmpty() && !below.mostlyDiverged())
                .mapToDouble(Evidence::median)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static boolean equalUnits(Initialization initialization) {
        return initialization instanceof Initialization.Zeros || initialization instanceof Initialization.Constant;
    }
}
