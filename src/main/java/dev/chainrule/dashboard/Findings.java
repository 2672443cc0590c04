package dev.chainrule.dashboard;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the runs of an experiment show, in sentences with their evidence.
 *
 * @param items the most telling first
 * @param rivals null where there is nothing to compare
 * @param early whether no run is done
 */
record Findings(List<Item> items, @Nullable Rivals rivals, boolean early) {

    /**
     * @param cellsQuery the address that shows the cells; null where it speaks of none
     * @param run whose curvature it rests on, at which epoch; null if it rests on none
     * @param attemptQuery what the form's address says to try it; null for nothing to try
     */
    record Item(
            String title,
            String evidence,
            @Nullable String cellsQuery,
            int cells,
            Finding.@Nullable Look run,
            @Nullable String attempt,
            @Nullable String attemptQuery) {}

    /** More cells than this make an address that nobody can pass on. */
    private static final int MOST_CELLS = 60;

    /** As many as stand beside a wall. */
    private static final int FIRST = 5;

    public List<Item> first() {
        return items.subList(0, Math.min(FIRST, items.size()));
    }

    public List<Item> more() {
        return items.subList(Math.min(FIRST, items.size()), items.size());
    }

    static List<Finding> of(Evidence evidence) {
        List<Finding> found = new ArrayList<>(new OutcomeFindings(evidence).all());
        Rivals.finding(evidence).ifPresent(found::add);
        found.addAll(new CurveFindings(evidence).all());
        return found;
    }

    static Findings of(Evidence evidence, LoadedExperiment loaded) {
        List<Item> items = new ArrayList<>();
        for (Finding finding : of(evidence)) {
            CellChoice cells =
                    new CellChoice(finding.cells(), loaded.view().cells().several());
            Finding.Attempt attempt = finding.attempt();
            items.add(new Item(
                    finding.title(),
                    finding.evidence(),
                    cells.none() || cells.keys().size() > MOST_CELLS
                            ? null
                            : loaded.view().with(cells).query(),
                    cells.keys().size(),
                    finding.run(),
                    attempt == null ? null : attempt.label(),
                    attempt == null ? null : FinerSweep.query(loaded, attempt)));
        }
        return new Findings(
                items,
                Rivals.of(evidence).orElse(null),
                Evidence.count(evidence.grid().cells()) == 0);
    }
}
