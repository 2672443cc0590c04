package dev.chainrule.dashboard;

import dev.chainrule.engine.Initialization;
import dev.chainrule.experiment.Sweep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The runs of an experiment arranged by initialization (rows, as defined) and learning rate (columns, ascending). */
final class Grid {

    private final List<Initialization> initializations;
    private final List<Double> learningRates;
    private final List<List<Cell>> rows = new ArrayList<>();
    private final Map<String, Integer> rowByName = new HashMap<>();
    private final Map<Double, Integer> columnByRate = new HashMap<>();

    Grid(Sweep sweep, List<RunFacts> runs) {
        this.initializations = sweep.initializations();
        this.learningRates = sweep.learningRates().stream().sorted().toList();
        for (int column = 0; column < learningRates.size(); column++) {
            columnByRate.put(learningRates.get(column), column);
        }
        for (int row = 0; row < initializations.size(); row++) {
            rowByName.put(initializations.get(row).id(), row);
        }
        List<List<RunFacts>> seeds =
                Stream.<List<RunFacts>>generate(ArrayList::new).limit(size()).toList();
        for (RunFacts run : runs) {
            int row = rowOf(run.initialization());
            int column = columnOf(run.learningRate());
            if (row >= 0 && column >= 0) {
                seeds.get(row * learningRates.size() + column).add(run);
            }
        }
        for (int row = 0; row < initializations.size(); row++) {
            List<Cell> cells = new ArrayList<>();
            for (int column = 0; column < learningRates.size(); column++) {
                cells.add(new Cell(row, column, seeds.get(row * learningRates.size() + column)));
            }
            rows.add(cells);
        }
    }

    List<Initialization> initializations() {
        return initializations;
    }

    List<Double> learningRates() {
        return learningRates;
    }

    int size() {
        return initializations.size() * learningRates.size();
    }

    List<List<Cell>> rows() {
        return rows;
    }

    List<Cell> cells() {
        return rows.stream().flatMap(List::stream).toList();
    }

    Cell cell(int row, int column) {
        return rows.get(row).get(column);
    }

    Optional<Cell> find(CellKey key) {
        return key.row() < rows.size() && key.column() < learningRates.size()
                ? Optional.of(cell(key.row(), key.column()))
                : Optional.empty();
    }

    /** Which row an initialization is, by its name in definitions; −1 for none. */
    int rowOf(String initialization) {
        return rowByName.getOrDefault(initialization, -1);
    }

    /** Which column a learning rate is; −1 for none. */
    int columnOf(double learningRate) {
        return columnByRate.getOrDefault(learningRate, -1);
    }

    /**
     * The cell with the best median, which is not the one with the best lucky run; of equals the one with the lower median loss, then the
     * first. Empty while no cell has a finite one. Cells where most seeds diverged are left out, as a middle of the others would flatter them.
     *
     * @param score whether larger is better
     */
    Optional<Cell> best(ToDoubleFunction<RunFacts> value, boolean score) {
        double worst = score ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        Comparator<Cell> byMedian = Comparator.comparingDouble(
                cell -> (score ? -1 : 1) * cell.spread(value, worst).median());
        return cells().stream()
                .filter(cell -> !cell.mostlyDiverged()
                        && Double.isFinite(cell.spread(value, worst).median()))
                .min(byMedian.thenComparingDouble(cell -> cell.spread(RunFacts::decidingLoss, Double.POSITIVE_INFINITY)
                        .median()));
    }
}
