package dev.chainrule.dashboard;

import dev.chainrule.run.WeightsStore;
import dev.chainrule.web.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * From which epoch on runs that are compared differ from the first of them.
 *
 * @param firsts for each run, for example "epoch 3", "never" or "other seed"; "–" for the first
 * @param sentence that says it of all; empty if there is nothing to say
 * @param forks the epochs after the start at which some part from the first, ascending
 */
record Parting(List<String> firsts, String sentence, List<Fork> forks) {

    /** @param runs letters of those that part from A there, for example "B and C" */
    record Fork(int epoch, String runs) {}

    static Parting of(List<Side> sides, WeightsStore weights, Format format) {
        List<String> firsts = new ArrayList<>();
        Map<Integer, List<String>> forks = new TreeMap<>();
        for (int i = 0; i < sides.size(); i++) {
            String why = i == 0 ? "–" : incomparable(sides.get(0), sides.get(i));
            OptionalInt first =
                    why.isEmpty() ? firstDifference(sides.get(0), sides.get(i), weights) : OptionalInt.empty();
            String letter = ComparePage.LETTERS.get(i);
            first.ifPresent(epoch ->
                    forks.computeIfAbsent(epoch, key -> new ArrayList<>()).add(letter));
            firsts.add(!why.isEmpty() ? why : first.isPresent() ? "epoch " + format.count(first.getAsInt()) : "never");
        }
        forks.remove(0);
        return new Parting(
                firsts,
                sentence(firsts),
                forks.entrySet().stream()
                        .map(fork -> new Fork(fork.getKey(), Evidence.list(fork.getValue())))
                        .toList());
    }

    /** Why two runs could not be the same at any epoch; empty where they could. */
    private static String incomparable(Side a, Side b) {
        if (a.run().seed() != b.run().seed()) {
            return "other seed";
        }
        if (!a.run().dataFingerprint().equals(b.run().dataFingerprint())) {
            return "other data";
        }
        if (!a.definition().network().equals(b.definition().network())) {
            return "other network";
        }
        return "";
    }

    private static OptionalInt firstDifference(Side a, Side b, WeightsStore weights) {
        int[] common = Arrays.stream(a.kept())
                .filter(epoch -> Arrays.binarySearch(b.kept(), epoch) >= 0)
                .toArray();
        return FirstDifference.of(
                a.curve(),
                b.curve(),
                common,
                epoch -> weights.at(a.run().id(), epoch),
                epoch -> weights.at(b.run().id(), epoch));
    }

    private static String sentence(List<String> firsts) {
        List<String> start = new ArrayList<>();
        List<String> later = new ArrayList<>(List.of("A"));
        List<String> never = new ArrayList<>();
        String when = "";
        for (int i = 1; i < firsts.size(); i++) {
            String letter = ComparePage.LETTERS.get(i);
            if (firsts.get(i).equals("epoch 0")) {
                start.add(letter);
            } else if (firsts.get(i).startsWith("epoch ")) {
                later.add(letter);
                when = when.isEmpty() || when.equals(firsts.get(i)) ? firsts.get(i) : "different epochs";
            } else if (firsts.get(i).equals("never")) {
                never.add(letter);
            }
        }
        List<String> sentences = new ArrayList<>();
        if (later.size() > 1) {
            sentences.add(
                    "%s start from the same weights and differ from %s on.".formatted(Evidence.list(later), when));
        }
        if (!start.isEmpty()) {
            sentences.add("%s %s from A from the start."
                    .formatted(Evidence.list(start), start.size() == 1 ? "differs" : "differ"));
        }
        if (!never.isEmpty()) {
            sentences.add("%s %s the same as A at every epoch."
                    .formatted(Evidence.list(never), never.size() == 1 ? "is" : "are"));
        }
        return String.join(" ", sentences);
    }
}
