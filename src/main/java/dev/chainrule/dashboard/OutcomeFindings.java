package dev.chainrule.dashboard;

import dev.chainrule.dashboard.Finding.Attempt;
import dev.chainrule.dashboard.Statistics.Spread;
import dev.chainrule.engine.Initialization;
import dev.chainrule.run.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the outcomes of the runs say. */
final class OutcomeFindings {

    private final Evidence it;
    private final Grid grid;

    OutcomeFindings(Evidence evidence) {
        this.it = evidence;
        this.grid = evidence.grid();
    }

    List<Finding> all() {
        List<Finding> found = new ArrayList<>();
        for (int row = 0; row < grid.rows().size(); row++) {
            symmetry(row).ifPresent(found::add);
        }
        found.addAll(new DivergenceFindings(it).all());
        for (int row = 0; row < grid.rows().size(); row++) {
            plateau(row).ifPresent(found::add);
        }
        best().ifPresent(found::add);
        stillFalling().ifPresent(found::add);
        return found;
    }

    /** Where every unit of a hidden layer starts equal, all get the same gradient and stay equal. */
    private Optional<Finding> symmetry(int row) {
        Initialization initialization = grid.initializations().get(row);
        boolean zeros = initialization instanceof Initialization.Zeros;
        if (it.setup().hiddenLayers() == 0 || !(zeros || initialization instanceof Initialization.Constant)) {
            return Optional.empty();
        }
        List<Cell> cells = grid.rows().get(row);
        int runs = Evidence.count(cells);
        int learned = Evidence.count(cells, Outcome.LEARNED);
        int stuck = Evidence.count(cells, Outcome.STUCK);
        if (runs == 0 || learned > 0 || (zeros && stuck * 2 < runs - Evidence.diverged(cells))) {
            return Optional.empty();
        }
        List<Cell> others =
                grid.cells().stream().filter(cell -> cell.row() != row).toList();
        int othersLearned = Evidence.count(others, Outcome.LEARNED);
        String against = "";
        if (Evidence.count(others) > 0) {
            // where none has learned yet, what tells them apart is that the others have left chance
            against = othersLearned == 0 && stuck > 0
                    ? " With other initializations it is %d of %d."
                            .formatted(Evidence.count(others, Outcome.STUCK), Evidence.count(others))
                    : " With other initializations %d of %d learned (%s)."
                            .formatted(othersLearned, Evidence.count(others), it.learned());
        }
        String evidence = "All units of a hidden layer start equal and stay equal. "
                + (stuck > 0
                        ? "%d of %s end within 1 %% of chance (%s)."
                                .formatted(
                                        stuck,
                                        it.format().count(runs, "run"),
                                        it.format().number(it.setup().chance()))
                        : "None of %s learned%s."
                                .formatted(
                                        it.format().count(runs, "run"),
                                        against.isEmpty() ? " (" + it.learned() + ")" : ""))
                + against;
        return Optional.of(Finding.of(
                Wall.capital(initialization.label()) + (zeros ? " do not learn." : " does not break the symmetry."),
                evidence,
                cells,
                it.otherInitialization(initialization)));
    }

    /** An initialization that leaves chance only from some learning rate on. */
    private Optional<Finding> plateau(int row) {
        Initialization initialization = grid.initializations().get(row);
        if (initialization instanceof Initialization.Zeros || initialization instanceof Initialization.Constant) {
            return Optional.empty();
        }
        int first = 0;
        while (first < grid.learningRates().size() && mostStuck(grid.cell(row, first))) {
            first++;
        }
        if (first == 0) {
            return Optional.empty();
        }
        List<Cell> stuck = it.row(row, 0, first);
        String counts = "%d of %s%s have not left %s after %s"
                .formatted(
                        Evidence.count(stuck, Outcome.STUCK),
                        it.format().count(Evidence.count(stuck), "run"),
                        first < grid.learningRates().size() ? " with lr " + it.rate(first - 1) + " or less" : "",
                        it.format().number(it.setup().chance()),
                        it.format().count(it.setup().epochs(), "epoch"));
        if (first == grid.learningRates().size()) {
            return Optional.of(Finding.of(initialization.label() + " stays at chance.", counts + ".", stuck, null));
        }
        Cell next = grid.cell(row, first);
        double median = next.spread(RunFacts::lastTrainingLoss, Double.POSITIVE_INFINITY)
                .median();
        return Optional.of(Finding.of(
                "%s sits on a plateau below lr %s.".formatted(initialization.label(), it.rate(first)),
                counts
                        + (next.done().isEmpty()
                                ? "."
                                : next.mostlyDiverged()
                                        ? "; at lr %s %d of %d diverge."
                                                .formatted(
                                                        it.rate(first),
                                                        next.diverged(),
                                                        next.done().size())
                                        : "; at lr %s the median is %s."
                                                .formatted(
                                                        it.rate(first),
                                                        it.format().number(median))),
                stuck,
                null));
    }

    private static boolean mostStuck(Cell cell) {
        int done = cell.done().size();
        return done > 0 && Evidence.count(List.of(cell), Outcome.STUCK) * 2 > done;
    }

    /** The best median, what it is ahead of, and whether their ranges meet. */
    private Optional<Finding> best() {
        Optional<Cell> best = grid.best(RunFacts::decidingLoss, false);
        if (best.isEmpty()
                || grid.cells().stream().filter(cell -> !cell.done().isEmpty()).count() < 2) {
            return Optional.empty();
        }
        Cell first = best.get();
        if (Evidence.median(first) >= .99 * it.setup().chance()) {
            return Optional.empty(); // the best of those that have learned nothing
        }
        String what = it.setup().validated() ? "validation" : "training";
        Spread spread = first.spread(RunFacts::decidingLoss, Double.POSITIVE_INFINITY);
        Optional<Cell> second = grid.cells().stream()
                .filter(cell -> !cell.equals(first) && !cell.mostlyDiverged() && Double.isFinite(Evidence.median(cell)))
                .min(Comparator.comparingDouble(Evidence::median));
        String next = second.map(cell -> {
                    Spread other = cell.spread(RunFacts::decidingLoss, Double.POSITIVE_INFINITY);
                    return " Next is %s with %s%s"
                            .formatted(
                                    it.name(cell),
                                    it.format().number(other.median()),
                                    other.smallest() <= spread.largest() ? "; their ranges overlap." : ".");
                })
                .orElse("");
        int columns = grid.learningRates().size();
        int from = first.column();
        return Optional.of(Finding.of(
                "%s does best by last %s loss.".formatted(it.name(first), what),
                (spread.count() == 1
                                ? "Last %s loss %s in 1 seed."
                                        .formatted(what, it.format().number(spread.median()))
                                : "Median last %s loss %s, from %s to %s in %s."
                                        .formatted(
                                                what,
                                                it.format().number(spread.median()),
                                                it.format().number(spread.smallest()),
                                                it.format().number(spread.largest()),
                                                it.format().count(spread.count(), "seed")))
                        + next,
                List.of(first),
                columns < 2
                        ? null
                        : new Attempt(
                                "Sweep finer around it",
                                Map.of(
                                        "sweep.learningRates",
                                        List.of(FinerSweep.text(FinerSweep.rates(grid.learningRates(), from, from))),
                                        "sweep.initializations",
                                        List.of(grid.initializations()
                                                .get(first.row())
                                                .id())))));
    }

    /** Runs that more epochs would help. */
    private Optional<Finding> stillFalling() {
        List<Cell> falling = grid.cells().stream()
                .filter(cell -> Evidence.count(List.of(cell), Outcome.STILL_FALLING) * 2
                        > Math.max(1, cell.done().size()))
                .toList();
        if (falling.isEmpty()) {
            return Optional.empty();
        }
        int runs = Evidence.count(grid.cells());
        int count = Evidence.count(grid.cells(), Outcome.STILL_FALLING);
        int epochs = it.setup().epochs();
        boolean one = runs == 1;
        return Optional.of(Finding.of(
                one
                        ? "The run was still falling at the end."
                        : "%d of %s %s still falling at the end."
                                .formatted(count, it.format().count(runs, "run"), count == 1 ? "was" : "were"),
                "After %s %s training loss was below 97 %% of that ten epochs before%s%s."
                        .formatted(
                                it.format().count(epochs, "epoch"),
                                count == 1 ? "its" : "their",
                                one ? ", in " : "; so most seeds of ",
                                Evidence.list(falling.stream().map(it::name).toList())),
                falling,
                epochs > 50_000
                        ? null
                        : Attempt.of(
                                "Try %s".formatted(it.format().count(2L * epochs, "epoch")),
                                "training.epochs",
                                Integer.toString(2 * epochs))));
    }
}
