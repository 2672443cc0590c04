package dev.chainrule.dashboard;

import dev.chainrule.run.HealthLog;
import dev.chainrule.run.Outcome;
import dev.chainrule.run.RunHealth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The layer health of cells that did not learn, each read again only when one of its runs has changed. Of each cell one run is looked at,
 * the one nearest its median, and of large walls some cells. Safe for any thread.
 */
@Component
class HealthOfCells {

    private static final int MOST_KEPT = 2_000;

    /** Cells of one wall that are looked at: each is a query of some kilobytes. */
    private static final int MOST_LOOKED_AT = 60;

    private final HealthLog log;
    private final Map<Key, Optional<CellHealth>> known = new LinkedHashMap<>(16, .75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Optional<CellHealth>> eldest) {
            return size() > MOST_KEPT;
        }
    };

    HealthOfCells(HealthLog log) {
        this.log = log;
    }

    private record Key(long experimentId, long runId, long version) {}

    Map<CellKey, CellHealth> of(long experimentId, Grid grid) {
        List<Cell> asking = grid.cells().stream()
                .filter(cell -> !cell.done().isEmpty() && !mostLearned(cell))
                .toList();
        Map<CellKey, CellHealth> found = new HashMap<>();
        for (int place : CurvePanels.chosen(asking.size(), MOST_LOOKED_AT)) {
            Cell cell = asking.get(place);
            of(experimentId, cell).ifPresent(health -> found.put(cell.key(), health));
        }
        return found;
    }

    private Optional<CellHealth> of(long experimentId, Cell cell) {
        RunFacts run = nearest(cell);
        Key key = new Key(experimentId, run.id(), run.version());
        synchronized (known) {
            Optional<CellHealth> kept = known.get(key);
            if (kept != null) {
                return kept;
            }
        }
        RunHealth health = log.of(run.id());
        Optional<CellHealth> fresh =
                health.epochs().isEmpty() ? Optional.empty() : Optional.of(CellHealth.of(run.seed(), health));
        synchronized (known) {
            known.put(key, fresh);
        }
        return fresh;
    }

    private static boolean mostLearned(Cell cell) {
        return Evidence.count(List.of(cell), Outcome.LEARNED) * 2 > cell.done().size();
    }

    private static RunFacts nearest(Cell cell) {
        double median = Evidence.median(cell);
        return cell.done().stream()
                .min(Comparator.comparingDouble(run -> {
                    double distance = Math.abs(run.decidingLoss() - median);
                    return Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
                }))
                .orElseThrow();
    }
}
