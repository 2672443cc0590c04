package dev.chainrule.experiment;

import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Of which epochs the weights are kept, decided before a run starts. All, if they fit its budget. Otherwise n frames, two fewer than fit, so
 * that there is room for the best: epoch k² · epochs / (n − 1)² for k = 0 … n − 1, rounded down, dense early, where things happen and
 * several frames may fall on one epoch. The first, the best and the last are kept in any case.
 */
public record KeptEpochs(int epochs, long parameters, long budgetBytes) {

    /** Whether the pattern keeps an epoch; the best and the last are kept besides. */
    public boolean keeps(int epoch) {
        if (all() || epoch == 0 || epoch == epochs) {
            return true;
        }
        long n = places();
        if (n < 2) {
            return false;
        }
        // The smallest k whose frame is not before the epoch; its frame is the epoch or the epoch is left out.
        long k = (long) Math.floor(Math.sqrt((double) epoch / epochs) * (n - 1));
        for (long candidate = Math.max(0, k - 1); candidate <= Math.min(n - 1, k + 2); candidate++) {
            if (frame(candidate, n) == epoch) {
                return true;
            }
        }
        return false;
    }

    /** How many epochs the pattern keeps. */
    public int count() {
        return all() ? epochs + 1 : pattern().size();
    }

    public boolean all() {
        return (epochs + 1L) * bytesEach() <= budgetBytes;
    }

    /** Bytes that the pattern keeps, and the best where the pattern may miss it. */
    public long bytes() {
        return (count() + (all() ? 0L : 1L)) * bytesEach();
    }

    private long bytesEach() {
        return parameters * Float.BYTES;
    }

    private long places() {
        return Math.max(0, Math.min(epochs + 1L, budgetBytes / bytesEach()) - 2);
    }

    private long frame(long k, long n) {
        return k * k * epochs / ((n - 1) * (n - 1));
    }

    private TreeSet<Integer> pattern() {
        TreeSet<Integer> kept = new TreeSet<>();
        kept.add(0);
        kept.add(epochs);
        int n = (int) places();
        if (n >= 2) {
            IntStream.range(0, n).forEach(k -> kept.add((int) frame(k, n)));
        }
        return kept;
    }
}
