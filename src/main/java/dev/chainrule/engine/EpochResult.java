package dev.chainrule.engine;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** One epoch as it ended. Immutable; may be kept and passed to other threads. */
public final class EpochResult {

    private final int epoch;
    private final Evaluation training;
    private final Evaluation validation;
    private final double penalty;
    private final double learningRate;
    private final Double gradientNorm;
    private final List<LayerHealth> health;
    private final Checkpoint checkpoint;

    /**
     * @param validation null if no rows were held back
     * @param penalty 0 if there is none
     * @param gradientNorm null for epoch 0, which has no batches
     * @param health of each layer, empty if nobody asked
     */
    public EpochResult(
            int epoch,
            Evaluation training,
            Evaluation validation,
            double penalty,
            double learningRate,
            Double gradientNorm,
            List<LayerHealth> health,
            Checkpoint checkpoint) {
        this.epoch = epoch;
        this.training = training;
        this.validation = validation;
        this.penalty = penalty;
        this.learningRate = learningRate;
        this.gradientNorm = gradientNorm;
        this.health = List.copyOf(health);
        this.checkpoint = checkpoint;
    }

    /** 0 before the first update, then 1 to the number of epochs. */
    public int epoch() {
        return epoch;
    }

    public Evaluation training() {
        return training;
    }

    public Optional<Evaluation> validation() {
        return Optional.ofNullable(validation);
    }

    /** What the weights cost by themselves, {@link Penalty}; not part of the losses. 0 if there is no penalty. */
    public double penalty() {
        return penalty;
    }

    /** The learning rate of the epoch's last update; for epoch 0 that of the first to come. */
    public double learningRate() {
        return learningRate;
    }

    /** Mean over the epoch's batches of the Euclidean norm of the gradient, with the penalty's and before clipping; absent for epoch 0. */
    public OptionalDouble gradientNorm() {
        return gradientNorm == null ? OptionalDouble.empty() : OptionalDouble.of(gradientNorm);
    }

    /**
     * How each layer does, on up to 64 training rows evenly spaced; empty unless {@link EpochListener#wantsHealth} asked for it. The
     * gradient's norms are over the epoch's batches, absent for epoch 0, and so is the update's ratio, which is of the last.
     */
    public List<LayerHealth> health() {
        return health;
    }

    /** The state to continue from; its weights are those the evaluations were taken with. */
    public Checkpoint checkpoint() {
        return checkpoint;
    }
}
