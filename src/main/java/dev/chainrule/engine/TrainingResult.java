package dev.chainrule.engine;

/** How a training ended. All epochs up to {@link #lastEpoch()} were reported. */
public sealed interface TrainingResult {

    /** The last epoch that was reported. */
    int lastEpoch();

    /** All epochs were trained. */
    record Finished(int lastEpoch) implements TrainingResult {}

    /**
     * Something stopped being finite. The last epoch was reported with the numbers as they were, and with the last
     * weights of which all were finite.
     *
     * @param step update of that epoch, from 1; 0 for epoch 0, which has none
     */
    record Diverged(int lastEpoch, int step) implements TrainingResult {}

    /** The stop signal was raised; the epoch under way was given up. */
    record Stopped(int lastEpoch) implements TrainingResult {}
}
