package dev.chainrule.api;

import java.util.Arrays;

/** Which epochs are there instead of one that is not. */
final class KeptEpochsText {

    private KeptEpochsText() {}

    /** @param kept ascending, at least one */
    static String notKept(long runId, int epoch, int[] kept) {
        int last = kept[kept.length - 1];
        String why = epoch < 0 || epoch > last
                ? "Run %d has no weights of epoch %d".formatted(runId, epoch)
                : "The weights of epoch %d of run %d were not kept, to stay within its storage budget"
                        .formatted(epoch, runId);
        return why + ". " + nearest(epoch, kept);
    }

    private static String nearest(int epoch, int[] kept) {
        int i = -Arrays.binarySearch(kept, epoch) - 1;
        String count = kept.length == 1
                ? "Only epoch %d is kept".formatted(kept[0])
                : "%,d epochs from %d to %d are kept".formatted(kept.length, kept[0], kept[kept.length - 1]);
        if (kept.length == 1) {
            return count + ".";
        }
        if (i == 0 || i == kept.length) {
            return count + "; the nearest is %d.".formatted(kept[i == 0 ? 0 : kept.length - 1]);
        }
        return count + "; the nearest are %d and %d.".formatted(kept[i - 1], kept[i]);
    }
}
