package dev.chainrule.experiment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is going to happen, as far as the form can be read.
 *
 * @param picture of the data, if the data set can be made
 * @param network if its size is known
 * @param rate how the learning rate moves, unless it stays or is not known
 * @param facts parameters, runs, time and storage, in words
 * @param runs if the sweep can be read
 * @param share what the validation share comes to, or "" if it is not known
 */
record Preview(
        @Nullable DataPicture picture,
        @Nullable NetworkPicture network,
        @Nullable RateCurve rate,
        List<Fact> facts,
        @Nullable Long runs,
        String share) {

    /** For example "Parameters", "337" and how that comes about. */
    record Fact(String label, String value, String how) {}

    Preview {
        facts = List.copyOf(facts);
    }

    /** What the button says behind "Start": " 150 runs", or "" if that is not known. */
    public String startCount() {
        return runs == null ? "" : runs == 1 ? " 1 run" : String.format(java.util.Locale.ROOT, " %,d runs", runs);
    }
}
