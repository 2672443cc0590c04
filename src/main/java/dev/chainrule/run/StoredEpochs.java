package dev.chainrule.run;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kept weights of a run, read a block at a time: cheap if asked for in ascending order. Not for several threads. */
final class StoredEpochs {

    private final WeightsStore weights;
    private final long runId;
    private Map<Integer, float[]> block = Map.of();

    StoredEpochs(WeightsStore weights, long runId) {
        this.weights = weights;
        this.runId = runId;
    }

    /** Null if the weights of that epoch are not kept. */
    float @Nullable [] at(int epoch) {
        if (!block.containsKey(epoch)) {
            block = weights.blocksWith(runId, epoch);
        }
        return block.get(epoch);
    }
}
