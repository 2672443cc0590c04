package dev.chainrule.engine;

import java.util.Optional;

/**
 * What bit-identical continuation needs after an epoch. Every random stream starts afresh in each epoch from the seed,
 * its purpose and the epoch's number, so the epoch is the random state. The arrays are the checkpoint's own: nobody changes them.
 *
 * @param epoch epochs done, 0 before the first update
 * @param weights layer by layer W as [inputs][outputs] row-major, then b
 * @param optimizerState all that the optimizer, a reduction on plateaus and early stopping remember, laid out as the engine likes; empty if
 *     they keep nothing. All of it is finite
 */
public record Checkpoint(int epoch, float[] weights, float[] optimizerState) {

    /**
     * The best epoch up to this one, if the training watches for it.
     *
     * @param spec what the checkpoint was trained by
     * @throws IllegalArgumentException if the state is not as long as that spec's; the message has both lengths
     */
    public Optional<Best> best(TrainingSpec spec) {
        if (!(spec.refinements().earlyStopping() instanceof EarlyStopping.Patience)) {
            return Optional.empty();
        }
        StateLayout layout = StateLayout.of(spec);
        TrainingChecks.checkLength("optimizer state", optimizerState, layout.length());
        return Optional.of(BestEpoch.read(optimizerState, layout.best()));
    }
}
