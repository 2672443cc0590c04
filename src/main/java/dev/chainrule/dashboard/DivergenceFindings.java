package dev.chainrule.dashboard;

import dev.chainrule.dashboard.Finding.Attempt;
import dev.chainrule.run.SpeedLimit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which initialization and which learning rate diverge, and why the rate does. */
final class DivergenceFindings {

    /** Share of all runs that diverged from which on it is worth a sentence. */
    private static final double CONSIDERABLE = .02;

    private static final int FEW = 3;

    /** Settings that are shown of those that diverge here and there. */
    private static final int WORST = 12;

    private final Evidence it;
    private final Grid grid;
    private final Divergence divergence;

    DivergenceFindings(Evidence evidence) {
        this.it = evidence;
        this.grid = evidence.grid();
        this.divergence =
                Divergence.of(grid, evidence.series(), evidence.setup().chance());
    }

    /** An initialization that fails at every rate comes before the rate is blamed. */
    List<Finding> all() {
        List<Finding> found = new ArrayList<>();
        divergence.hopeless().stream().sorted().map(this::everyRate).forEach(found::add);
        rateLimit().or(this::scattered).ifPresent(found::add);
        return found;
    }

    private Finding everyRate(int row) {
        List<Cell> cells = grid.rows().get(row);
        double start = Divergence.start(cells, it.series());
        List<Cell> others = grid.cells().stream()
                .filter(cell -> !divergence.hopeless().contains(cell.row()))
                .toList();
        return Finding.of(
                Wall.capital(it.row(row)) + " diverges at every learning rate.",
                "%d of %s end above where they started or are not finite.%s%s"
                        .formatted(
                                Evidence.diverged(cells),
                                it.format().count(Evidence.count(cells), "run"),
                                start < Divergence.FAR * it.setup().chance()
                                        ? ""
                                        : " They start at loss %s, %s × chance."
                                                .formatted(
                                                        it.format().number(start),
                                                        it.format()
                                                                .number(start
                                                                        / it.setup()
                                                                                .chance())),
                                Evidence.count(others) == 0
                                        ? ""
                                        : " With other initializations it is %d of %d."
                                                .formatted(Evidence.diverged(others), Evidence.count(others))),
                cells,
                it.otherInitialization(grid.initializations().get(row)));
    }

    /** The learning rate from which on at least half of the runs diverge, at every larger one, too. */
    private Optional<Finding> rateLimit() {
        int columns = grid.learningRates().size();
        int limit = divergence.limit();
        if (limit == columns) {
            return Optional.empty();
        }
        List<Cell> above = divergence.columns(limit, columns);
        String counts = "%d of %s with lr %s%s%s end above where they started or are not finite"
                .formatted(
                        Evidence.diverged(above),
                        it.format().count(Evidence.count(above), "run"),
                        it.rate(limit),
                        limit < columns - 1 ? " or more" : "",
                        aside());
        List<Cell> below = divergence.columns(0, limit);
        String evidence = limit == 0
                ? counts + "."
                : "%s; with lr %s or less it is %d of %d."
                        .formatted(counts, it.rate(limit - 1), Evidence.diverged(below), Evidence.count(below));
        List<Cell> hatched = above.stream().filter(cell -> cell.diverged() > 0).toList();
        OverLimit over = it.over();
        if (over != null && over.at().limit() != null) {
            return Optional.of(Finding.of(
                            "Learning rate %s is above the stability limit.".formatted(it.rate(limit)),
                            why(over, over.at().limit()) + " " + evidence,
                            hatched,
                            below(over))
                    .at(over.run().id(), over.at().epoch()));
        }
        return Optional.of(
                limit == 0
                        ? Finding.of("Most runs diverge at every learning rate.", evidence, hatched, smaller())
                        : Finding.of(
                                "At learning rate %s most runs diverge.".formatted(it.rate(limit)),
                                evidence,
                                hatched,
                                sweep(
                                        BigDecimal.valueOf(grid.learningRates().get(limit - 1)),
                                        BigDecimal.valueOf(grid.learningRates().get(limit)))));
    }

    private String aside() {
        return divergence.hopeless().isEmpty()
                ? ""
                : ", %s aside,"
                        .formatted(Evidence.list(divergence.hopeless().stream()
                                .sorted()
                                .map(it::row)
                                .toList()));
    }

    private String why(OverLimit over, SpeedLimit limit) {
        String where = "At %s of %s, seed %d, the loss bends with %s, "
                .formatted(
                        over.at().epoch() == 0
                                ? "the first weights"
                                : "epoch " + it.format().count(over.at().epoch()),
                        it.row(over.cell().row()),
                        over.run().seed(),
                        it.format().number(over.at().sharpness()));
        boolean plain = limit.formula().equals("2/lr");
        String batches = it.setup().stepsPerEpoch() > 1 ? ", with small batches even earlier." : ".";
        return where
                + (plain
                        ? "so steps above 2/%s = %s overshoot"
                                .formatted(
                                        it.format().number(over.at().sharpness()),
                                        it.format().number(over.at().rateBorne()))
                        : "more than the %s = %s that descent bears"
                                .formatted(limit.formula(), it.format().number(limit.value())))
                + batches;
    }

    /** Rates up to the limit, from the largest of the sweep that is well below it. */
    private @Nullable Attempt below(OverLimit over) {
        double borne = over.at().rateBorne();
        if (!(borne > 1e-6)) {
            return null;
        }
        double low = grid.learningRates().stream()
                .filter(rate -> rate <= borne / 2)
                .max(Comparator.naturalOrder())
                .orElse(borne / 10);
        return sweep(
                new BigDecimal(low).round(new MathContext(2)),
                new BigDecimal(borne).round(new MathContext(2, RoundingMode.FLOOR)));
    }

    private Attempt sweep(BigDecimal low, BigDecimal high) {
        return Attempt.of(
                "Sweep from %s to %s"
                        .formatted(
                                it.format().rate(low.doubleValue()), it.format().rate(high.doubleValue())),
                "sweep.learningRates",
                FinerSweep.between(low.doubleValue(), high.doubleValue()));
    }

    private Attempt smaller() {
        double lower = grid.learningRates().get(0) / 10;
        return Attempt.of(
                "Try lr " + it.format().rate(lower),
                "sweep.learningRates",
                BigDecimal.valueOf(lower).stripTrailingZeros().toPlainString());
    }

    private record Part(String name, int diverged, int runs) {

        double share() {
            return (double) diverged / runs;
        }
    }

    /** Many that diverged though it is no rate's majority from which on all larger ones have one, too. */
    private Optional<Finding> scattered() {
        int columns = grid.learningRates().size();
        List<Cell> cells = divergence.columns(0, columns);
        int diverged = Evidence.diverged(cells);
        int runs = Evidence.count(cells);
        if (diverged < FEW || diverged < CONSIDERABLE * runs) {
            return Optional.empty();
        }
        String rates = worst(columns, divergence::column, column -> "lr " + it.rate(column));
        String rows = worst(
                grid.rows().size(),
                row -> divergence.hopeless().contains(row)
                        ? List.of()
                        : grid.rows().get(row),
                it::row);
        List<Cell> shown = cells.stream()
                .filter(cell -> cell.diverged() > 0)
                .sorted(Comparator.comparingInt(Cell::diverged).reversed())
                .limit(WORST)
                .toList();
        return Optional.of(Finding.of(
                "%s of %s%s diverged."
                        .formatted(it.format().count(diverged), it.format().count(runs, "run"), aside()),
                "They end above where they started or are not finite: most often with %s; by initialization with %s."
                        .formatted(rates, rows),
                shown,
                null));
    }

    /** The two parts of the wall of which the largest share diverged: "lr 10 (60 of 200) and lr 3 (40 of 200)". */
    private static String worst(int count, IntFunction<List<Cell>> cells, IntFunction<String> name) {
        return IntStream.range(0, count)
                .mapToObj(
                        i -> new Part(name.apply(i), Evidence.diverged(cells.apply(i)), Evidence.count(cells.apply(i))))
                .filter(part -> part.diverged() > 0)
                .sorted(Comparator.comparingDouble(Part::share).reversed())
                .limit(2)
                .map(part -> "%s (%d of %d)".formatted(part.name(), part.diverged(), part.runs()))
                .collect(Collectors.joining(" and "));
    }
}
