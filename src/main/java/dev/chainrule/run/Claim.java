package dev.chainrule.run;

import dev.chainrule.engine.Checkpoint;
import dev.chainrule.experiment.KeptEpochs;
import dev.chainrule.experiment.RunDefinition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run in the hands of a worker.
 *
 * @param lease carried by every write
 * @param kept of which epochs the weights are kept
 * @param health of which epochs the layers' health is kept
 * @param checkpoint to continue from, null for a start from the first draw
 * @param epochs those that are durable already
 * @param best the epoch with the lowest deciding loss so far, null before epoch 0
 * @param weightsBytes bytes of weights stored so far
 */
public record Claim(
        long runId,
        long lease,
        RunDefinition definition,
        KeptEpochs kept,
        KeptEpochs health,
        double chance,
        Instant queuedAt,
        @Nullable Checkpoint checkpoint,
        List<EpochRow> epochs,
        @Nullable EpochRow best,
        long weightsBytes) {}
