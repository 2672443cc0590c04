package dev.chainrule.engine;

/**
 * Everything that decides a training's numbers, apart from the data.
 *
 * @param learningRate finite and above 0; the schedule takes shares of it
 * @param batchSize rows an update sees, 1 to the number of training rows; the last batch of an epoch may be smaller
 * @param epochs passes over the training rows, 1 or more
 * @param seed of the weights, of the order of rows and of dropout, each from a stream of its own
 */
public record TrainingSpec(
        NetworkSpec network,
        Initialization initialization,
        Loss loss,
        Score score,
        Optimizer optimizer,
        double learningRate,
        int batchSize,
        int epochs,
        long seed,
        Refinements refinements) {

    /** Without refinements. */
    public TrainingSpec(
            NetworkSpec network,
            Initialization initialization,
            Loss loss,
            Score score,
            Optimizer optimizer,
            double learningRate,
            int batchSize,
            int epochs,
            long seed) {
        this(network, initialization, loss, score, optimizer, learningRate, batchSize, epochs, seed, Refinements.NONE);
    }

    /** The same training refined. */
    public TrainingSpec with(Refinements value) {
        return new TrainingSpec(
                network, initialization, loss, score, optimizer, learningRate, batchSize, epochs, seed, value);
    }

    /** The same training with another optimizer. */
    public TrainingSpec with(Optimizer value) {
        return new TrainingSpec(
                network, initialization, loss, score, value, learningRate, batchSize, epochs, seed, refinements);
    }
}
