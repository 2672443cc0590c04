package dev.chainrule.dashboard;

import dev.chainrule.run.Measures;
import dev.chainrule.run.Outcome;
import dev.chainrule.web.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The runs of an experiment, or of its chosen cell, in an order.
 *
 * @param settings heads of the columns of what is varied beside the wall's axes
 * @param summary what they amount to and how they are ordered
 * @param shown how many of how many are listed
 * @param allQuery the address that lists all of them; null if they are
 */
record RunTable(
        List<String> settings,
        List<Column> columns,
        List<Row> rows,
        String summary,
        String shown,
        @Nullable String allQuery) {

    private static final int FIRST = 50;

    /**
     * @param sorted value of {@code aria-sort}, null where it is not sorted by
     * @param query the address that sorts by it, or turns the order round
     */
    record Column(String label, boolean number, @Nullable String sorted, String query) {}

    /**
     * @param settings values of what is varied beside the wall's axes
     * @param badge class of the outcome's badge
     * @param bestAt the epoch of the best value, empty if there is none
     * @param line path of the small picture of its training loss, empty without epochs
     * @param open what opening it is called
     */
    record Row(
            long id,
            List<String> settings,
            String initialization,
            String learningRate,
            long seed,
            String badge,
            String outcome,
            String trainingLoss,
            String best,
            String bestAt,
            String score,
            String gap,
            String line,
            String open) {}

    static RunTable of(
            Grid grid, Setup setup, ViewState view, Map<CellKey, CellSeries> series, Tally tally, Format format) {
        List<RunFacts> runs = (view.cell() == null ? grid.cells().stream() : grid.find(view.cell()).stream())
                .flatMap(cell -> cell.runs().stream())
                .sorted(view.sort().comparator(grid, view.descending()))
                .toList();
        int listed = view.all() ? runs.size() : Math.min(FIRST, runs.size());
        Sparkline sparkline = new Sparkline(setup);
        List<String> settings = view.setting().parameters().stream()
                .map(parameter -> format.rate(parameter.value()))
                .toList();
        List<Row> rows = new ArrayList<>();
        for (RunFacts run : runs.subList(0, listed)) {
            int row = grid.rowOf(run.initialization());
            CellSeries cell = series.get(new CellKey(row, grid.learningRates().indexOf(run.learningRate())));
            Trace trace = cell == null ? null : cell.traces().get(run.id());
            rows.add(row(
                    run,
                    settings,
                    grid.initializations().get(row).label(),
                    setup,
                    trace == null ? "" : sparkline.path(trace),
                    format));
        }
        boolean complete = listed == runs.size();
        return new RunTable(
                view.setting().parameters().stream()
                        .map(Setting.Parameter::label)
                        .toList(),
                columns(setup, view),
                rows,
                summary(runs, view, tally, setup, format),
                complete
                        ? "All %s shown.".formatted(format.count(runs.size()))
                        : "Showing %s of %s.".formatted(format.count(listed), format.count(runs.size())),
                complete ? null : view.listingAll().query());
    }

    private static List<Column> columns(Setup setup, ViewState view) {
        String best = setup.validated() ? "Best val. loss" : "Best train loss";
        String score = (setup.validated() ? "Last val. " : "Last train ") + setup.score();
        return List.of(
                column("Initialization", false, RunSort.INITIALIZATION, view),
                column("Learning rate", true, RunSort.LEARNING_RATE, view),
                column("Seed", true, RunSort.SEED, view),
                column("Outcome", false, RunSort.OUTCOME, view),
                column("Last train loss", true, RunSort.TRAINING_LOSS, view),
                column(best, true, RunSort.BEST, view),
                column(score, true, RunSort.SCORE, view),
                column("Val. − train loss", true, RunSort.GAP, view));
    }

    private static Column column(String label, boolean number, RunSort sort, ViewState view) {
        boolean current = view.sort() == sort;
        // of scores the best are the largest, of all else the smallest
        boolean descending = current ? !view.descending() : sort == RunSort.SCORE;
        String sorted = current ? (view.descending() ? "descending" : "ascending") : null;
        return new Column(label, number, sorted, view.sortedBy(sort, descending).query());
    }

    private static String summary(List<RunFacts> runs, ViewState view, Tally all, Setup setup, Format format) {
        String order =
                " Sorted by %s%s.".formatted(view.sort().label(setup), view.descending() ? ", largest first" : "");
        if (view.cell() != null) {
            Tally tally = Tally.of(runs);
            return "%s of %s of the chosen cell done.%s"
                    .formatted(format.count(tally.done()), format.count(runs.size(), "run"), order);
        }
        String outcomes = all.outcomes().entrySet().stream()
                .map(entry -> format.count(entry.getValue()) + " "
                        + entry.getKey().label().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return "%s done%s.%s".formatted(format.count(all.done()), outcomes.isEmpty() ? "" : ": " + outcomes, order);
    }

    private static Row row(
            RunFacts run, List<String> settings, String initialization, Setup setup, String line, Format format) {
        Measures last = run.last();
        Measures best = run.best();
        double score = setup.validated() ? run.lastValidationScore() : run.lastTrainingScore();
        boolean begun = last != null;
        String nothing = run.done() || begun ? "not finite" : "–";
        return new Row(
                run.id(),
                settings,
                initialization,
                format.rate(run.learningRate()),
                run.seed(),
                badge(run),
                outcome(run, format),
                begun ? format.number(run.lastTrainingLoss()) : nothing,
                best == null ? nothing : format.number(best.decidingLoss()),
                run.bestEpoch() == null ? "" : "at " + format.count(run.bestEpoch()),
                !begun ? nothing : setup.classes() > 0 ? format.percent(score) : format.number(score),
                !setup.validated()
                        ? "none"
                        : begun ? format.difference(run.lastValidationLoss() - run.lastTrainingLoss()) : nothing,
                line,
                run.open() ? "Watch" : "Replay");
    }

    private static String badge(RunFacts run) {
        Outcome outcome = run.outcome();
        if (!run.done() || outcome == null) {
            return switch (run.status()) {
                case RUNNING -> "running";
                case QUEUED -> "queued";
                case CANCELLED -> "cancelled";
                default -> "failed";
            };
        }
        return switch (outcome) {
            case NOT_FINITE -> "nonfinite";
            case DIVERGED -> "diverged";
            case STUCK -> "stuck";
            case LEARNED -> "learned";
            case STILL_FALLING -> "slow";
            case PARTLY_LEARNED -> "partial";
        };
    }

    private static String outcome(RunFacts run, Format format) {
        return switch (run.status()) {
            case RUNNING ->
                run.lastEpoch() < 0
                        ? "Starting"
                        : "Epoch %s of %s".formatted(format.count(run.lastEpoch()), format.count(run.epochs()));
            case QUEUED -> run.lastEpoch() < 0 ? "Queued" : "Queued, at epoch " + format.count(run.lastEpoch());
            case CANCELLED -> "Cancelled";
            case FAILED -> "Failed";
            case FINISHED, DIVERGED -> {
                String label = run.outcome() == null ? "Done" : run.outcome().label();
                yield run.diverged() && run.divergedEpoch() != null
                        ? label + ", epoch " + format.count(run.divergedEpoch())
                        : label;
            }
        };
    }
}
