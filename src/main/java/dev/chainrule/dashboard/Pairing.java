package dev.chainrule.dashboard;

import dev.chainrule.dashboard.PairChoice.Side;
import dev.chainrule.dashboard.PairGroups.Key;
import dev.chainrule.web.BadInput;
import dev.chainrule.web.Format;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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

    /**
     * @param filter which of the runs count
     * @throws BadInput if there is no such group
     */
    static Pairing of(LoadedExperiment loaded, Predicate<RunFacts> filter, Format format) {
        PairGroups groups = new PairGroups(loaded);
        List<Kind> kinds = groups.kinds(format);
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
        Map<Key, Double> one = groups.losses(first, filter);
        Map<Key, Double> other = groups.losses(second, filter);
        List<Key> common = one.keySet().stream().filter(other::containsKey).toList();
        PairedComparison paired = compared(common, one, other);
        if (paired.pairs() == 0) {
            return without.apply(
                    common.isEmpty()
                            ? "No two finished runs of %s and %s are equal in all else.".formatted(a, b)
                            : "In none of the pairs of %s and %s is any loss finite.".formatted(a, b));
        }
        boolean turned = paired.losses() > paired.wins();
        PairOutcome outcome = new PairOutcome(
                turned ? b : a,
                turned ? a : b,
                turned ? compared(common, other, one) : paired,
                common.stream().map(Key::alike).distinct().count() == 1,
                first.kind());
        return new Pairing(
                kinds, first.id(), second.id(), outcome.title(format), outcome.evidence(loaded.setup(), format), kept);
    }

    private static PairedComparison compared(List<Key> common, Map<Key, Double> one, Map<Key, Double> other) {
        return PairedComparison.of(
                common.stream().mapToDouble(one::get).toArray(),
                common.stream().mapToDouble(other::get).toArray());
    }
}
