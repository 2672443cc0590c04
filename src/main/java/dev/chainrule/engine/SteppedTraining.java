package dev.chainrule.engine;

/**
 * A training that is made update by update, at learning rates that the caller chooses one by one. Batches come in the order that
 * {@link Trainer} has them, epoch after epoch without end. Not for several threads at once.
 */
public final class SteppedTraining {

    private final Network network;
    private final Objective objective;
    private final Descent descent;
    private final PenaltyTerm penalty;
    private final Batches batches;
    private final long seed;
    private long made; // updates so far
    private int epoch;
    private int left; // batches of the epoch under way

    /**
     * Starts from the first draw of the weights.
     *
     * @param spec its learning rate and number of epochs do not matter
     * @throws IllegalArgumentException if the spec and the rows do not fit; the message has both sides
     */
    public SteppedTraining(TrainingSpec spec, Examples rows) {
        Split split = Split.withoutValidation(rows);
        TrainingChecks.check(spec, split);
        Team team = Team.alone();
        network = Network.toTrain(team, spec.network(), spec.batchSize());
        objective = new Objective(spec.loss(), network.output());
        descent = new Descent(team, network, spec);
        penalty = new PenaltyTerm(team.kernels(), network, spec.refinements().penalty());
        seed = spec.seed();
        batches = new Batches(team, rows, spec.batchSize(), spec.seed());
        network.shape.spread(InitialWeights.draw(spec, rows), network.w);
        descent.start();
    }

    /**
     * Makes an update with the next batch.
     *
     * @return the batch's loss before it; infinite if the gradient or a weight was not finite, and then the weights stay as they are
     */
    public double update(double learningRate) {
        if (left == 0) {
            batches.startEpoch(++epoch);
            left = batches.perEpoch();
        }
        left--;
        batches.next();
        network.forwardToLearn(batches.x, batches.xOffset, batches.rows, seed, made);
        double loss = objective.sum(batches.y, batches.yOffset, batches.rows) / objective.divisor(batches.rows);
        objective.differentiate(batches.y, batches.yOffset, batches.rows);
        network.backward(batches.x, batches.xOffset, batches.rows);
        penalty.differentiate();
        double norm = Math.sqrt(network.sumOfSquares(network.g));
        return Double.isFinite(norm) && descent.update(norm, learningRate, made++) ? loss : Double.POSITIVE_INFINITY;
    }
}
