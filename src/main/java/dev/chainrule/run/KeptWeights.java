package dev.chainrule.run;

import dev.chainrule.web.NotFound;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The epochs of a run whose weights are there to look at.
 *
 * @param epochs ascending; empty before the first epoch
 */
public record KeptWeights(long runId, int[] epochs) {

    public boolean none() {
        return epochs.length == 0;
    }

    public boolean has(int epoch) {
        return Arrays.binarySearch(epochs, epoch) >= 0;
    }

    /** @throws ArrayIndexOutOfBoundsException if there are none */
    public int last() {
        return epochs[epochs.length - 1];
    }

    /**
     * The epoch that somebody asks for, which must be kept.
     *
     * @param asked the last that is kept if null
     * @throws NotFound if it is not kept, or none is yet; the message says which are
     */
    public int wanted(@Nullable Integer asked) {
        if (none()) {
            throw new NotFound("Run %d has no weights yet. They come with its first epoch.".formatted(runId));
        }
        int wanted = asked == null ? last() : asked;
        if (!has(wanted)) {
            throw new NotFound(insteadOf(wanted));
        }
        return wanted;
    }

    /** The last kept epoch that is not after the given one; the first if all are. */
    public int atOrBefore(int epoch) {
        int i = Arrays.binarySearch(epochs, epoch);
        return epochs[i >= 0 ? i : Math.max(0, -i - 2)];
    }

    /** The kept neighbours of an epoch that is not kept, ascending: one or two. */
    public int[] nearest(int epoch) {
        int i = -Arrays.binarySearch(epochs, epoch) - 1;
        return Arrays.copyOfRange(epochs, Math.max(0, i - 1), Math.min(epochs.length, i + 1));
    }

    /** Why an epoch is not there and which are, for somebody who asked for it. There is at least one. */
    public String insteadOf(int epoch) {
        String why = epoch < 0 || epoch > last()
                ? "Run %d has no weights of epoch %d.".formatted(runId, epoch)
                : "The weights of epoch %d of run %d were not kept, to stay within its storage budget."
                        .formatted(epoch, runId);
        if (epochs.length == 1) {
            return why + " Only those of epoch %d are kept.".formatted(epochs[0]);
        }
        int[] nearest = nearest(epoch);
        String there = nearest.length == 2
                ? "the nearest are %d and %d".formatted(nearest[0], nearest[1])
                : "the nearest is %d".formatted(nearest[0]);
        return why + " %,d epochs from %d to %d are kept; %s.".formatted(epochs.length, epochs[0], last(), there);
    }
}
