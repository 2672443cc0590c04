package dev.chainrule.run;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Holds a training beside the kept weights of a run, epoch by epoch in ascending order, and remembers where they part. Reads a block of
 * stored weights at a time. Not for several threads.
 */
public final class KeptComparison {

    private final StoredEpochs stored;
    private final KeptWeights kept;
    private int compared;
    private @Nullable Integer equalEpoch;
    private @Nullable Integer differingEpoch;

    public KeptComparison(WeightsStore weights, long runId) {
        this.stored = new StoredEpochs(weights, runId);
        this.kept = weights.kept(runId);
    }

    /** Compares to the last bit, if the weights of this epoch are kept. */
    public void compare(int epoch, float[] values) {
        // Of a run that goes on in the meantime, what was kept may be let go.
        float[] expected = kept.has(epoch) ? stored.at(epoch) : null;
        if (expected == null) {
            return;
        }
        compared++;
        if (differingEpoch == null) {
            if (Arrays.equals(expected, values)) {
                equalEpoch = epoch;
            } else {
                differingEpoch = epoch;
            }
        }
    }

    /** What there is to say when the training has ended at an epoch with these weights. */
    public Rerun ended(int lastEpoch, float[] last) {
        return new Rerun(lastEpoch, Hashes.sha256(last), compared, equalEpoch, differingEpoch);
    }
}
