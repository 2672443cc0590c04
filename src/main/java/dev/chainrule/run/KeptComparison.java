package dev.chainrule.run;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds a training beside the kept weights of a run, epoch by epoch in ascending order, and remembers where they part. Reads a block of
 * stored weights at a time. Not for several threads.
 */
public final class KeptComparison {

    private final WeightsStore weights;
    private final KeptWeights kept;
    private Map<Integer, float[]> block = new HashMap<>();
    private int compared;
    private @Nullable Integer equalEpoch;
    private @Nullable Integer differingEpoch;

    public KeptComparison(WeightsStore weights, long runId) {
        this.weights = weights;
        this.kept = weights.kept(runId);
    }

    /** Compares to the last bit, if the weights of this epoch are kept. */
    public void compare(int epoch, float[] values) {
        float[] stored = kept.has(epoch) ? stored(epoch) : null;
        if (stored == null) {
            return;
        }
        compared++;
        if (differingEpoch == null) {
            if (Arrays.equals(stored, values)) {
                equalEpoch = epoch;
            } else {
                differingEpoch = epoch;
            }
        }
    }

    /** Null if they were let go in the meantime. */
    private float @Nullable [] stored(int epoch) {
        if (!block.containsKey(epoch)) {
            block = weights.blocksWith(kept.runId(), epoch);
        }
        return block.get(epoch);
    }

    /** What there is to say when the training has ended at an epoch with these weights. */
    public Rerun ended(int lastEpoch, float[] last) {
        return new Rerun(lastEpoch, Hashes.sha256(last), compared, equalEpoch, differingEpoch);
    }
}
