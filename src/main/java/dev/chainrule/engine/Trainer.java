package dev.chainrule.engine;

/**
 * Trains a network by gradient descent. Any number of trainings may run at once, each on the thread that calls and, if more are asked for, on
 * others that end with it. One spec and one split give the same bits on every machine, JDK and vector width, with any number of threads,
 * interrupted or not.
 */
public final class Trainer {

    private static final int MOST_THREADS = 64;

    private final int threads;
    private final Team.Cut cut;

    /** On the thread that calls alone. */
    public Trainer() {
        this(1);
    }

    /**
     * On so many threads where a step is large enough to be divided: where a matrix product of it has a million multiply-adds or more
     * (rows of the batch · inputs · units of a layer). Smaller ones stay on the thread that calls.
     *
     * @throws IllegalArgumentException if they are fewer than 1 or more than 64
     */
    public Trainer(int threads) {
        this(threads, Team.Cut.LARGE);
    }

    Trainer(int threads, Team.Cut cut) {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException(
                    "%d threads for one training. Use 1 to %d.".formatted(threads, MOST_THREADS));
        }
        this.threads = threads;
        this.cut = cut;
    }

    /**
     * Trains from the first draw of the weights to the last epoch.
     *
     * @throws IllegalArgumentException if the spec and the data do not fit; the message has both sides
     */
    public TrainingResult train(TrainingSpec spec, Split split, EpochListener listener, StopSignal stop) {
        TrainingChecks.check(spec, split);
        try (Team team = team(spec, split)) {
            return new Training(team, spec, split, listener, stop).fromTheStart();
        }
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
        try (Team team = team(spec, split)) {
            return new Training(team, spec, split, listener, stop).after(checkpoint);
        }
    }

    /**
     * Refuses batches that need more memory than the engine takes, for whoever has no data at hand yet.
     *
     * @throws IllegalArgumentException with both sides in the message
     */
    public static void checkBatch(NetworkSpec network, int batchSize) {
        TrainingChecks.checkMemory(network, batchSize);
    }

    /**
     * Refuses a start that would take longer than many trainings, likewise.
     *
     * @throws IllegalArgumentException with both sides in the message
     */
    public static void checkStart(NetworkSpec network, Initialization initialization) {
        TrainingChecks.checkStart(network, initialization);
    }

    private Team team(TrainingSpec spec, Split split) {
        return Team.of(threads, cut, spec.network(), Training.capacity(spec, split));
    }
}
