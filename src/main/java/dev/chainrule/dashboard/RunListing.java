package dev.chainrule.dashboard;

import dev.chainrule.dashboard.query.Query;
import dev.chainrule.dashboard.query.QueryProblem;
import dev.chainrule.web.BadInput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs as a reader asked for them: which, in which order, with which columns. The page and the files are made of the same one.
 *
 * @param matching those that the filter lets through, as they are performed
 * @param candidates how many there are before the filter
 * @param filter what the reader's filter lets through; everything if there is none or it is wrong
 * @param problem what is wrong with the filter, which then lets every run through; null if nothing is
 */
record RunListing(
        List<RunFacts> matching,
        int candidates,
        List<RunColumn> columns,
        RunColumn sort,
        boolean descending,
        Predicate<RunFacts> filter,
        @Nullable QueryProblem problem) {

    /** @throws BadInput if there is no such column; it says which there are */
    static RunListing of(List<RunFacts> candidates, RunColumns columns, TableView view) {
        List<RunColumn> chosen = new ArrayList<>();
        for (String name : new LinkedHashSet<>(view.columns())) {
            chosen.add(found("columns", name, columns));
        }
        RunColumn sort = found("sort", view.sort() == null ? "best_loss" : view.sort(), columns);
        Query<RunFacts> query;
        QueryProblem problem = null;
        try {
            query = Query.parse(view.query(), columns.asked());
        } catch (QueryProblem wrong) {
            problem = wrong;
            query = Query.parse("", columns.asked());
        }
        return new RunListing(
                query.text().isBlank()
                        ? candidates
                        : candidates.stream().filter(query::matches).toList(),
                candidates.size(),
                chosen.isEmpty() ? columns.usual() : chosen,
                sort,
                view.descending(),
                query.predicate(),
                problem);
    }

    /** All that match, in order. */
    List<RunFacts> runs() {
        return matching.stream()
                .map(this::placed)
                .sorted(order(descending))
                .map(Placed::run)
                .toList();
    }

    /** The first of {@link #runs}, at least one; the many that are not among them are not ordered, as a page that is followed asks each second. */
    List<RunFacts> first(int most) {
        if (matching.size() <= most) {
            return runs();
        }
        Comparator<Placed> order = order(descending);
        PriorityQueue<Placed> kept = new PriorityQueue<>(most, order.reversed());
        for (RunFacts run : matching) {
            Placed placed = placed(run);
            if (kept.size() < most) {
                kept.add(placed);
            } else if (order.compare(placed, kept.element()) < 0) {
                kept.remove();
                kept.add(placed);
            }
        }
        return kept.stream().sorted(order).map(Placed::run).toList();
    }

    private Placed placed(RunFacts run) {
        return new Placed(run, stage(run), sort.order().applyAsDouble(run));
    }

    private static RunColumn found(String parameter, String name, RunColumns columns) {
        return columns.find(name)
                .orElseThrow(() -> ViewState.wrong(
                        parameter,
                        name,
                        "Use " + columns.all().stream().map(RunColumn::name).collect(Collectors.joining(", ")) + "."));
    }

    /**
     * Runs that are done first, then those under way, those that wait, and those that were cancelled or failed; among the done ones, what is
     * not finite comes after every number whichever way they are ordered; equals in the order they are performed.
     */
    private static Comparator<Placed> order(boolean descending) {
        return (a, b) -> {
            if (a.stage != b.stage) {
                return Integer.compare(a.stage, b.stage);
            }
            int values = compare(a.value, b.value, descending);
            return values != 0 ? values : Integer.compare(a.run.ordinal(), b.run.ordinal());
        };
    }

    /** What a run is ordered by, worked out once instead of at each comparison. */
    private record Placed(RunFacts run, int stage, double value) {}

    private static int compare(double a, double b, boolean descending) {
        boolean numberA = Double.isFinite(a);
        boolean numberB = Double.isFinite(b);
        if (!numberA || !numberB) {
            return Boolean.compare(numberB, numberA);
        }
        return descending ? Double.compare(b, a) : Double.compare(a, b);
    }

    private static int stage(RunFacts run) {
        return switch (run.status()) {
            case FINISHED, DIVERGED -> 0;
            case RUNNING -> 1;
            case QUEUED -> 2;
            case CANCELLED, FAILED -> 3;
        };
    }
}
