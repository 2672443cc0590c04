package dev.chainrule.engine;

/**
 * Everything that decides a training's numbers, apart from the data.
 *
 * @param learningRate finite and above 0
 * @param batchSize rows an update sees, 1 to the number of training rows; the last batch of an epoch may be smaller
 * @param epochs passes over the training rows, 1 or more
 * @param seed of the weights and of the order of rows, each from a stream of its own
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
        long seed) {}
