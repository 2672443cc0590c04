package dev.chainrule.engine;

/** How a training ended. All epochs up to {@link #lastEpoch()} were reported. */
public sealed interface TrainingResult {

    /** The last epoch that was reported. */
    int lastEpoch();

    /** All epochs were trained. */
    record Finished(int lastEpoch) implements TrainingResult {}

    /**
     * Early stopping ran out of patience.
     *
     * @param bestEpoch the epoch at which its metric was best; {@link Checkpoint#best} has its weights
     */
    record StoppedEarly(int lastEpoch, int bestEpoch) implements TrainingResult {}

    /**
     * Something stopped being finite. The last epoch was reported with the numbers as they were, and with the last
     * weights of which all were finite.
     *
     * @param step update of that epoch, from 1; 0 for epoch 0, which has none
     * @param layer where it went first, from 1; the output layer for the loss
     * @param tensor what went first
     */
    record Diverged(int lastEpoch, int step, int layer, Tensor tensor) implements TrainingResult {}

    /** The stop signal was raised; the epoch under way was given up. */
    record Stopped(int lastEpoch) implements TrainingResult {}

    /** What can stop being finite. */
    enum Tensor {
        /** A weight or bias after an update, or the optimizer's state with it. */
        WEIGHT,
        /** A gradient of a loss that was finite. */
        GRADIENT,
        /** An output of a layer whose inputs and weights were finite. */
        ACTIVATION,
        /** The loss over outputs that were finite. */
        LOSS
    }
}
