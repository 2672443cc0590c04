package dev.chainrule.dashboard;

import dev.chainrule.web.Format;

/**
 * What two groups of runs have shown, pair by pair, in words.
 *
 * @param better of the two that wins more pairs, as a sentence names it; either if both win as many
 * @param paired the better one beside the other
 * @param single whether the pairs differ in their seeds alone
 * @param kind of what is compared, as {@link PairChoice.Side} has it
 */
record PairOutcome(String better, String worse, PairedComparison paired, boolean single, String kind) {

    /** For example "He normal beats Xavier normal in 14 of 15 seeds." */
    String title(Format format) {
        String of = single
                ? format.count(paired.pairs(), "seed")
                : "%s of equal %s".formatted(format.count(paired.pairs(), "pair"), alike());
        return capital(
                paired.wins() == paired.losses()
                        ? "%s and %s win %d each of %s.".formatted(better, worse, paired.wins(), of)
                        : "%s beats %s in %d of %s.".formatted(better, worse, paired.wins(), of));
    }

    private String alike() {
        return switch (kind) {
            case "i" -> "learning rate and seed";
            case "l" -> "initialization and seed";
            default -> "initialization, learning rate and seed";
        };
    }

    /** "batch size 32" begins a sentence, "lr 0.1" stays as it is. */
    private static String capital(String sentence) {
        return sentence.startsWith("lr ")
                ? sentence
                : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    /** Its numbers, and what they do not say. */
    String evidence(Setup setup, Format format) {
        return "Last %s loss of %s minus that of %s: median difference %s%s; sign test p = %s%s.%s"
                .formatted(
                        setup.validated() ? "validation" : "training",
                        better,
                        worse,
                        Rivals.difference(paired.median(), format),
                        Rivals.interval(paired, format),
                        format.number(paired.p()),
                        paired.ties() == 0 ? "" : ", " + format.count(paired.ties(), "tie"),
                        single ? "" : together());
    }

    private String together() {
        return " Pairs of one seed count as independent; choose %s to compare seeds alone."
                .formatted(
                        switch (kind) {
                            case "i" -> "cells of one learning rate";
                            case "l" -> "cells of one initialization";
                            default -> "one cell";
                        });
    }
}
