package dev.chainrule.dashboard;

import dev.chainrule.dashboard.PairedComparison.Interval;
import dev.chainrule.web.Format;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The best setting against the best one of each other initialization, over common seeds.
 *
 * @param best for example "He normal at lr 0.1"
 * @param what is compared, for example "last validation loss"
 * @param rows the nearest rival first
 */
record Rivals(String best, String what, List<Row> rows) {

    /** The words of one comparison. */
    record Row(String against, String wins, String median, String interval, String p, CellKey cell) {}

    private record Rival(Cell cell, PairedComparison comparison) {}

    /** Empty where there is nothing to compare: no best setting, or no other initialization that learned anything over a common seed. */
    static Optional<Rivals> of(Evidence it) {
        Grid grid = it.grid();
        Optional<Cell> best = grid.best(RunFacts::decidingLoss, false);
        if (best.isEmpty()) {
            return Optional.empty();
        }
        List<Rival> rivals = rivals(best.get(), it);
        if (rivals.isEmpty()) {
            return Optional.empty();
        }
        List<Row> rows = new ArrayList<>();
        rivals.forEach(rival -> rows.add(row(rival, it)));
        return Optional.of(new Rivals(
                it.name(best.get()), (it.setup().validated() ? "last validation" : "last training") + " loss", rows));
    }

    /** The same of the nearest rival as a finding. */
    static Optional<Finding> finding(Evidence it) {
        Optional<Cell> best = it.grid().best(RunFacts::decidingLoss, false);
        if (best.isEmpty()) {
            return Optional.empty();
        }
        return rivals(best.get(), it).stream().findFirst().map(rival -> finding(best.get(), rival.cell(), it));
    }

    /** The best median is not always the one that does better in most seeds, so the winner of the pairs comes first. */
    private static Finding finding(Cell best, Cell rival, Evidence it) {
        PairedComparison straight = paired(best, rival);
        boolean turned = straight.losses() > straight.wins();
        PairedComparison paired = turned ? paired(rival, best) : straight;
        String better = it.row((turned ? rival : best).row());
        String worse = it.row((turned ? best : rival).row());
        boolean clear = paired.wins() > paired.losses() && !paired.containsZero();
        String count = "in %d of %s".formatted(paired.wins(), it.format().count(paired.pairs(), "seed"));
        String rates = best.column() == rival.column()
                ? it.rate(best.column())
                : "%s and lr %s"
                        .formatted(
                                it.rate((turned ? rival : best).column()), it.rate((turned ? best : rival).column()));
        return Finding.of(
                clear
                        ? "%s beats %s %s.".formatted(better, worse, count)
                        : "No clear winner of %s and %s.".formatted(better, worse),
                "At lr %s, the best of each, seed by seed: %smedian difference %s%s%s."
                        .formatted(
                                rates,
                                clear ? "" : "%s is better %s, ".formatted(better, count),
                                difference(paired.median(), it.format()),
                                interval(paired, it.format()),
                                paired.containsZero() ? ", which contains 0" : ""),
                List.of(best, rival),
                null);
    }

    private static List<Rival> rivals(Cell best, Evidence it) {
        List<Rival> rivals = new ArrayList<>();
        for (List<Cell> row : it.grid().rows()) {
            if (row.get(0).row() != best.row()) {
                row.stream()
                        .filter(cell -> !cell.mostlyDiverged() && Double.isFinite(Evidence.median(cell)))
                        .min(Comparator.comparingDouble(Evidence::median))
                        .map(cell -> new Rival(cell, paired(best, cell)))
                        .filter(rival -> rival.comparison().pairs() > 1)
                        .ifPresent(rivals::add);
            }
        }
        rivals.sort(Comparator.comparingDouble(rival -> Evidence.median(rival.cell())));
        return rivals;
    }

    private static PairedComparison paired(Cell a, Cell b) {
        Map<Long, Double> bySeed = new HashMap<>();
        b.done().forEach(run -> bySeed.put(run.seed(), run.decidingLoss()));
        List<RunFacts> common =
                a.done().stream().filter(run -> bySeed.containsKey(run.seed())).toList();
        return PairedComparison.of(
                common.stream().mapToDouble(RunFacts::decidingLoss).toArray(),
                common.stream().mapToDouble(run -> bySeed.get(run.seed())).toArray());
    }

    private static Row row(Rival rival, Evidence it) {
        PairedComparison paired = rival.comparison();
        Format format = it.format();
        return new Row(
                it.name(rival.cell()),
                "%d of %d".formatted(paired.wins(), paired.pairs()),
                difference(paired.median(), format),
                paired.interval() == Interval.NONE ? "too few seeds" : range(paired, format) + kind(paired),
                format.number(paired.p()),
                rival.cell().key());
    }

    private static String kind(PairedComparison paired) {
        return paired.interval() == Interval.STUDENT ? " (t, of the mean)" : "";
    }

    static String interval(PairedComparison paired, Format format) {
        return switch (paired.interval()) {
            case SIGN -> ", 95 % interval " + range(paired, format) + " (exact, of the median)";
            case STUDENT -> ", 95 % t-interval of the mean " + range(paired, format);
            case NONE -> "; too few pairs for an interval";
        };
    }

    private static String range(PairedComparison paired, Format format) {
        return difference(paired.low(), format) + " to " + difference(paired.high(), format);
    }

    static String difference(double value, Format format) {
        return value == Double.POSITIVE_INFINITY
                ? "+∞"
                : value == Double.NEGATIVE_INFINITY ? "−∞" : format.difference(value);
    }
}
