package dev.chainrule.dashboard;

import dev.chainrule.run.WeightsStore;
import dev.chainrule.web.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * From which epoch on runs that are compared differ from the first of them.
 *
 * @param firsts for each run, for example "epoch 3", "never" or "other seed"; "–" for the first
 * @param sentence that says it of all; empty if there is nothing to say
 */
record Parting(List<String> firsts, String sentence) {

    static Parting of(List<Side> sides, WeightsStore weights, Format format) {
        List<String> firsts = new ArrayList<>();
        for (Side side : sides) {
            firsts.add(side == sides.get(0) ? "–" : first(sides.get(0), side, weights, format));
        }
        return new Parting(firsts, sentence(firsts));
    }

    private static String first(Side a, Side b, WeightsStore weights, Format format) {
        if (a.run().seed() != b.run().seed()) {
            return "other seed";
        }
        if (!a.run().dataFingerprint().equals(b.run().dataFingerprint())) {
            return "other data";
        }
        if (!a.definition().network().equals(b.definition().network())) {
            return "other network";
        }
        int[] common = Arrays.stream(a.kept())
                .filter(epoch -> Arrays.binarySearch(b.kept(), epoch) >= 0)
                .toArray();
        OptionalInt first = FirstDifference.of(
                a.curve(),
                b.curve(),
                common,
                epoch -> weights.at(a.run().id(), epoch),
                epoch -> weights.at(b.run().id(), epoch));
        return first.isPresent() ? "epoch " + format.count(first.getAsInt()) : "never";
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
