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
        TrainingChecks.check(spec, split);
        return new Training(spec, split, listener, stop).fromTheStart();
    }

    /**
     * Goes on after a checkpoint as if there had been no interruption; the first epoch reported is the one after it.
     *
     * @throws IllegalArgumentException if the spec, the data and the checkpoint do not fit; the message has both sides
     */
    public TrainingResult resume(
            TrainingSpec spec, Split split, Checkpoint checkpoint, EpochListener listener, StopSignal stop) {
        TrainingChecks.check(spec, split);
        TrainingChecks.check(spec, checkpoint);
        return new Training(spec, split, listener, stop).after(checkpoint);
    }
}
