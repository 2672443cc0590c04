package dev.chainrule.run;

import dev.chainrule.engine.Checkpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Epochs to be made durable together.
 *
 * @param rows in order, following the last durable epoch
 * @param health of those of the epochs whose health is kept, in order
 * @param kept weights that the thinning pattern keeps, null if none of these epochs is
 * @param best the best epoch of the run so far
 * @param pinned weights kept although the pattern leaves them out: a new best, and at the end the last
 * @param checkpoint after the last row
 * @param weightsBytes bytes of weights stored when this batch is
 */
public record EpochBatch(
        List<EpochRow> rows,
        List<EpochHealth> health,
        @Nullable WeightsBlock kept,
        EpochRow best,
        List<WeightsBlock> pinned,
        Checkpoint checkpoint,
        long weightsBytes) {}
