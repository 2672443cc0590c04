package dev.chainrule.dashboard;

import dev.chainrule.run.Curve;
import dev.chainrule.run.Epochs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The series of cells, each read again only when one of its runs has changed: while an experiment trains, a page asks every second, and all
 * but a few cells are as they were. Safe for any thread.
 */
@Component
class SeriesOfCells {

    /** A few kilobytes each. */
    private static final int MOST_CELLS = 2_000;

    /** How many epochs of runs are in memory at once, at 16 bytes each. */
    private static final long MOST_EPOCHS = 1_000_000;

    private static final int MOST_RUNS = 500;

    private final Epochs epochs;
    private final Map<Key, Kept> kept = new LinkedHashMap<>(16, .75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
            return size() > MOST_CELLS;
        }
    };

    SeriesOfCells(Epochs epochs) {
        this.epochs = epochs;
    }

    private record Key(long experimentId, int setting, CellKey cell, CellCurve.@Nullable Stretch only) {}

    /** Which epochs of a cell are asked for; null for all. */
    interface Stretches {
        CellCurve.@Nullable Stretch of(Cell cell);
    }

    private record Kept(long version, CellSeries series) {}

    /** The series of some cells of an experiment, all of one setting of what is varied beside the wall's axes. */
    Map<CellKey, CellSeries> of(long experimentId, int setting, Collection<Cell> cells, double target) {
        return of(experimentId, setting, cells, target, cell -> null);
    }

    /** The same of a few epochs of each, in more detail. */
    Map<CellKey, CellSeries> of(long experimentId, int setting, Collection<Cell> cells, double target, Stretches only) {
        Map<CellKey, CellSeries> found = new HashMap<>();
        List<Cell> missing = new ArrayList<>();
        for (Cell cell : cells) {
            CellSeries series = known(new Key(experimentId, setting, cell.key(), only.of(cell)), cell.version());
            if (series == null) {
                missing.add(cell);
            } else {
                found.put(cell.key(), series);
            }
        }
        List<Cell> batch = new ArrayList<>();
        long runs = 0;
        long rows = 0;
        for (Cell cell : missing) {
            batch.add(cell);
            runs += cell.runs().size();
            rows += cell.runs().stream().mapToLong(run -> run.lastEpoch() + 1L).sum();
            if (rows > MOST_EPOCHS || runs > MOST_RUNS) {
                read(experimentId, setting, batch, target, only, found);
                batch.clear();
                runs = 0;
                rows = 0;
            }
        }
        read(experimentId, setting, batch, target, only, found);
        return found;
    }

    private void read(
            long experimentId,
            int setting,
            List<Cell> cells,
            double target,
            Stretches only,
            Map<CellKey, CellSeries> found) {
        List<Long> ids = cells.stream()
                .flatMap(cell -> cell.runs().stream())
                .filter(run -> run.lastEpoch() >= 0)
                .map(RunFacts::id)
                .toList();
        Map<Long, Curve> curves = epochs.curves(ids);
        for (Cell cell : cells) {
            CellSeries series = CellSeries.of(cell, curves, target, only.of(cell));
            found.put(cell.key(), series);
            synchronized (kept) {
                kept.put(new Key(experimentId, setting, cell.key(), only.of(cell)), new Kept(cell.version(), series));
            }
        }
    }

    private @Nullable CellSeries known(Key key, long version) {
        synchronized (kept) {
            Kept known = kept.get(key);
            return known != null && known.version() == version ? known.series() : null;
        }
    }
}
