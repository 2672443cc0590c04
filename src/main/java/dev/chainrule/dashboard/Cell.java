package dev.chainrule.dashboard;

import dev.chainrule.dashboard.Statistics.Spread;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One setting of a sweep with its seeds.
 *
 * @param row which initialization, in the order of the definition
 * @param column which learning rate, ascending
 * @param runs one for each seed, in the order they are performed
 */
record Cell(int row, int column, List<RunFacts> runs) {

    Cell {
        runs = List.copyOf(runs);
    }

    CellKey key() {
        return new CellKey(row, column);
    }

    /** The runs that trained to their end. */
    List<RunFacts> done() {
        return runs.stream().filter(RunFacts::done).toList();
    }

    int diverged() {
        return (int) runs.stream().filter(run -> run.done() && run.diverged()).count();
    }

    /** Share of the finished seeds that diverged, 0 without any. */
    double divergedShare() {
        int done = done().size();
        return done == 0 ? 0 : (double) diverged() / done;
    }

    /** More than half of the finished seeds diverged: the wall hatches the cell. */
    boolean mostlyDiverged() {
        return divergedShare() > .5;
    }

    /** Over the finished seeds. */
    Spread spread(ToDoubleFunction<RunFacts> value, double worst) {
        return Statistics.spread(done().stream().mapToDouble(value).toArray(), worst);
    }

    /** Rises when any of its runs changes. */
    long version() {
        return runs.stream().mapToLong(RunFacts::version).sum();
    }
}
