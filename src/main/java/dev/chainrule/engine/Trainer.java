package dev.chainrule.engine;

/**
 * Trains a network by gradient descent. Stateless: any number of trainings may run at once, each on the thread that calls.
 * One spec and one split give the same bits on every machine, JDK and vector width, interrupted or not.
 */
public final class Trainer {

    /**
     * Trains from the first draw of the weights to the last epoch.
     *
     * @throws IllegalArgumentException if the spec and the data do not fit; the message has both sides
     */
    public TrainingResult train(TrainingSpec spec, Split split, EpochListener listener, StopSignal stop) {
        throw new UnsupportedOperationException();
    }

    /** Goes on after a checkpoint as if there had been no interruption; the first epoch reported is the one after it. */
    public TrainingResult resume(
            TrainingSpec spec, Split split, Checkpoint checkpoint, EpochListener listener, StopSignal stop) {
        throw new UnsupportedOperationException();
    }
}
