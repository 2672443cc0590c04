package dev.chainrule.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One epoch of a run as it is stored.
 *
 * @param epoch 0 before the first update
 * @param gradientNorm mean over the epoch's batches; null for epoch 0
 * @param penalty what the weights cost by themselves, not part of the losses; 0 without one, null in epochs stored before it was
 */
public record EpochRow(
        int epoch,
        Measures measures,
        double learningRate,
        @Nullable Double gradientNorm,
        @Nullable Double penalty,
        Duration duration) {}
