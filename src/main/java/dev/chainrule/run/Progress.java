package dev.chainrule.run;

import org.jspecify.annotations.Nullable;

/**
 * What a batch of epochs changes about its run.
 *
 * @param startTrainingLoss loss of epoch 0 if the batch has it
 * @param nanos time that the batch's epochs took
 * @param weightsBytes all bytes of weights stored so far
 */
record Progress(
        int lastEpoch,
        Measures last,
        @Nullable Double startTrainingLoss,
        @Nullable Integer bestEpoch,
        @Nullable Measures best,
        long nanos,
        long weightsBytes) {}
