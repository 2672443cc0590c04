package dev.chainrule.dashboard;

import dev.chainrule.dashboard.PairChoice.Side;
import dev.chainrule.engine.Initialization;
import dev.chainrule.web.BadInput;
import dev.chainrule.web.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Two groups of runs that a reader has chosen, compared pair by pair: two initializations, two learning rates, or two values of whatever else
 * is varied. The two runs of a pair are equal in everything but that.
 *
 * @param kinds what there is to choose from; empty where nothing is varied but the seed
 * @param first chosen, or what is offered first
 * @param second to compare it with
 * @param title the outcome, for example "He normal beats Xavier normal in 14 of 15 seeds."; null where nothing was asked
 * @param evidence its numbers, or why there are none
 * @param kept what else the reader chose, which the form takes along
 */
record Pairing(
        List<Kind> kinds,
        String first,
        String second,
        @Nullable String title,
        String evidence,
        Map<String, String> kept) {

    /** What is varied, with its values. */
    record Kind(String label, List<Option> options) {}

    record Option(String id, String label) {}

    /** What the runs of a pair have in common besides the seed; what is compared is left out. */
    private record Alike(String initialization, double learningRate) {}

    private record Key(Alike alike, long seed) {}

    /**
     * @param filter which of the runs count
     * @throws BadInput if there is no such group
     */
    static Pairing of(LoadedExperiment loaded, Predicate<RunFacts> filter, Format format) {
        List<Kind> kinds = kinds(loaded, format);
        Map<String, String> labels = kinds.stream()
                .flatMap(kind -> kind.options().stream())
                .collect(Collectors.toMap(Option::id, Option::label));
        Map<String, String> kept = loaded.view().with(PairChoice.NONE).choices();
        PairChoice choice = loaded.view().pair();
        Side first = choice.first();
        Side second = choice.second();
        if (first == null || second == null) {
            List<Option> options = kinds.isEmpty() ? List.of() : kinds.get(0).options();
            return kinds.isEmpty()
                    ? new Pairing(kinds, "", "", null, "", kept)
                    : new Pairing(kinds, options.get(0).id(), options.get(1).id(), null, "", kept);
        }
        for (Side side : List.of(first, second)) {
            if (!labels.containsKey(side.id())) {
                throw new BadInput(
                        side == first ? "first" : "second",
                        "There is no group %s to compare. Choose one that the page offers.".formatted(side.id()));
            }
        }
        Function<String, Pairing> without =
                why -> new Pairing(kinds, first.id(), second.id(), "Nothing to compare.", why, kept);
        if (!first.kind().equals(second.kind()) || first.equals(second)) {
            return without.apply(
                    "Choose two different initializations, two learning rates, or two values of one other setting.");
        }
        String a = Objects.requireNonNull(labels.get(first.id()));
        String b = Objects.requireNonNull(labels.get(second.id()));
        Map<Key, Double> one = losses(loaded, first, filter);
        Map<Key, Double> other = losses(loaded, second, filter);
        List<Key> common = one.keySet().stream().filter(other::containsKey).toList();
        PairedComparison paired = compared(common, one, other);
        if (paired.pairs() == 0) {
            return without.apply(
                    common.isEmpty()
                            ? "No two finished runs of %s and %s are equal in all else.".formatted(a, b)
                            : "In none of the pairs of %s and %s is any loss finite.".formatted(a, b));
        }
        int losses = paired.losses();
        boolean turned = losses > paired.wins();
        String better = turned ? b : a;
        String worse = turned ? a : b;
        return new Pairing(
                kinds,
                first.id(),
                second.id(),
                capital(title(
                        better,
                        worse,
                        Math.max(losses, paired.wins()),
                        losses == paired.wins(),
                        common,
                        first,
                        paired,
                        format)),
                evidence(better, worse, turned ? compared(common, other, one) : paired, common, first, loaded, format),
                kept);
    }

    private static PairedComparison compared(List<Key> common, Map<Key, Double> one, Map<Key, Double> other) {
        return PairedComparison.of(
                common.stream().mapToDouble(one::get).toArray(),
                common.stream().mapToDouble(other::get).toArray());
    }

    private static String title(
            String better,
            String worse,
            int wins,
            boolean even,
            List<Key> common,
            Side side,
            PairedComparison paired,
            Format format) {
        String of = single(common)
                ? format.count(paired.pairs(), "seed")
                : "%s of equal %s".formatted(format.count(paired.pairs(), "pair"), alike(side));
        return even
                ? "%s and %s win %d each of %s.".formatted(better, worse, wins, of)
                : "%s beats %s in %d of %s.".formatted(better, worse, wins, of);
    }

    /** "batch size 32" begins a sentence, "lr 0.1" stays as it is. */
    private static String capital(String sentence) {
        return sentence.startsWith("lr ")
                ? sentence
                : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private static String evidence(
            String better,
            String worse,
            PairedComparison paired,
            List<Key> common,
            Side side,
            LoadedExperiment loaded,
            Format format) {
        String ties = paired.ties() == 0 ? "" : ", " + format.count(paired.ties(), "tie");
        String together = single(common)
                ? ""
                : " Pairs of one seed count as independent; choose %s to compare seeds alone."
                        .formatted(
                                switch (side.kind()) {
                                    case "i" -> "cells of one learning rate";
                                    case "l" -> "cells of one initialization";
                                    default -> "one cell";
                                });
        return "Last %s loss of %s minus that of %s: median difference %s%s; sign test p = %s%s.%s"
                .formatted(
                        loaded.setup().validated() ? "validation" : "training",
                        better,
                        worse,
                        Rivals.difference(paired.median(), format),
                        Rivals.interval(paired, format),
                        format.number(paired.p()),
                        ties,
                        together);
    }

    private static String alike(Side side) {
        return switch (side.kind()) {
            case "i" -> "learning rate and seed";
            case "l" -> "initialization and seed";
            default -> "initialization, learning rate and seed";
        };
    }

    /** Whether the pairs differ in their seeds alone. */
    private static boolean single(List<Key> common) {
        return common.stream().map(Key::alike).distinct().count() == 1;
    }

    /** Of the finished runs of a group. Chosen cells limit it in what is not compared. */
    private static Map<Key, Double> losses(LoadedExperiment loaded, Side side, Predicate<RunFacts> filter) {
        Grid grid = loaded.grid();
        CellChoice cells = loaded.view().cells();
        String initialization = side.kind().equals("i")
                ? grid.initializations().get(side.place()).id()
                : "";
        double rate = side.kind().equals("l") ? grid.learningRates().get(side.place()) : 0;
        int facet = side.parameter() < 0
                ? loaded.facet()
                : loaded.view().setting().indexWith(side.parameter(), side.place());
        Stream<RunFacts> runs =
                loaded.facets().runs(facet).stream().filter(RunFacts::done).filter(filter);
        Stream<RunFacts> group = switch (side.kind()) {
            case "i" ->
                runs.filter(run -> run.initialization().equals(initialization)
                        && cells.allowsColumn(loaded.cellOf(run).column()));
            case "l" ->
                runs.filter(run -> run.learningRate() == rate
                        && cells.allowsRow(loaded.cellOf(run).row()));
            default -> runs.filter(run -> cells.none() || cells.has(loaded.cellOf(run)));
        };
        return group.collect(Collectors.toMap(
                run -> new Key(
                        new Alike(
                                side.kind().equals("i") ? "" : run.initialization(),
                                side.kind().equals("l") ? 0 : run.learningRate()),
                        run.seed()),
                RunFacts::decidingLoss));
    }

    private static List<Kind> kinds(LoadedExperiment loaded, Format format) {
        List<Kind> kinds = new ArrayList<>();
        add(
                "Initializations",
                "i",
                loaded.grid().initializations().stream()
                        .map(Initialization::label)
                        .toList(),
                kinds);
        add(
                "Learning rates",
                "l",
                loaded.grid().learningRates().stream()
                        .map(rate -> "lr " + format.rate(rate))
                        .toList(),
                kinds);
        List<Setting.Parameter> parameters = loaded.view().setting().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            String label = parameters.get(i).label();
            add(
                    label,
                    "p" + i,
                    parameters.get(i).values().stream()
                            .map(value -> "%s %s".formatted(Wall.lower(label), format.rate(value)))
                            .toList(),
                    kinds);
        }
        return kinds;
    }

    private static void add(String label, String kind, List<String> names, List<Kind> kinds) {
        if (names.size() > 1) {
            List<Option> options = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                options.add(new Option(kind + "-" + i, names.get(i)));
            }
            kinds.add(new Kind(label, options));
        }
    }
}
