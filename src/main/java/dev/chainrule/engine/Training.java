package dev.chainrule.engine;

import dev.chainrule.engine.kernel.KernelChoice;
import dev.chainrule.engine.kernel.Kernels;

/** One training under way: its memory, all of it allocated here, and its loop. */
final class Training {

    enum Outcome {
        DONE,
        STOPPED,
        NOT_FINITE
    }

    /** Rows that an evaluation works on at once, if the batch is not larger; measured on small networks. */
    private static final int EVALUATION_ROWS = 128;

    private final TrainingSpec spec;
    private final EpochListener listener;
    private final StopSignal stop;
    private final Network network;
    private final Objective objective;
    private final Descent descent;
    private final Batches batches;
    private final Evaluator training;
    private final Evaluator validation; // null if no rows were held back
    private int steps; // of the epoch under way
    private double norms; // of their gradients, added up

    Training(TrainingSpec spec, Split split, EpochListener listener, StopSignal stop) {
        this.spec = spec;
        this.listener = listener;
        this.stop = stop;
        Kernels kernels = KernelChoice.create();
        network = Network.toTrain(kernels, spec.network(), capacity(spec, split));
        objective = new Objective(spec.loss(), network.output());
        descent = new Descent(kernels, network, (Optimizer.Sgd) spec.optimizer(), spec.learningRate());
        batches = new Batches(split.training(), spec.batchSize(), spec.seed());
        training = new Evaluator(network, objective, spec, split.training());
        validation = split.validation()
                .map(part -> new Evaluator(network, objective, spec, part))
                .orElse(null);
    }

    /** Rows that the network must hold at once. */
    static int capacity(TrainingSpec spec, Split split) {
        int rows = Math.max(
                split.training().rows(), split.validation().map(Examples::rows).orElse(0));
        return Math.max(spec.batchSize(), Math.min(EVALUATION_ROWS, rows));
    }

    TrainingResult fromTheStart() {
        start(InitialWeights.draw(spec.network(), spec.initialization(), spec.seed()), new float[0]);
        return report(0, null) ? epochsFrom(1) : diverged(0);
    }

    TrainingResult after(Checkpoint checkpoint) {
        start(checkpoint.weights(), checkpoint.optimizerState());
        return epochsFrom(checkpoint.epoch() + 1);
    }

    /** Sets the weights to continue with. */
    void start(float[] weights, float[] optimizerState) {
        network.shape.spread(weights, network.w);
        descent.start(optimizerState);
    }

    private TrainingResult epochsFrom(int first) {
        for (int epoch = first; epoch <= spec.epochs(); epoch++) {
            Outcome outcome = train(epoch);
            if (outcome == Outcome.STOPPED) {
                return new TrainingResult.Stopped(epoch - 1);
            }
            if (!report(epoch, norms / steps) || outcome == Outcome.NOT_FINITE) {
                return diverged(epoch);
            }
        }
        return new TrainingResult.Finished(spec.epochs());
    }

    private TrainingResult diverged(int epoch) {
        return new TrainingResult.Diverged(epoch, steps, spec.network().layers().size(), TrainingResult.Tensor.LOSS);
    }

    /** Makes the updates of an epoch, and counts them and adds up their gradients' norms. */
    Outcome train(int epoch) {
        batches.startEpoch(epoch);
        norms = 0;
        int all = batches.perEpoch();
        for (steps = 0; steps < all; ) {
            if (stop.requested()) {
                return Outcome.STOPPED;
            }
            double norm = gradient();
            norms += norm;
            steps++;
            if (!Double.isFinite(norm) || !descent.update(norm)) {
                return Outcome.NOT_FINITE;
            }
        }
        return Outcome.DONE;
    }

    /** Sets the network's gradient for the next batch and returns its Euclidean norm. */
    private double gradient() {
        batches.next();
        network.forward(batches.x, batches.xOffset, batches.rows);
        objective.differentiate(batches.y, batches.yOffset, batches.rows);
        network.backward(batches.x, batches.xOffset, batches.rows);
        return Math.sqrt(network.shape.sumOfSquares(network.g));
    }

    /** Loss and score of the training rows with the weights as they are. */
    Evaluation evaluate() {
        return training.evaluate();
    }

    /** Evaluates the network as it is and tells the listener; returns whether the losses are finite. */
    private boolean report(int epoch, Double gradientNorm) {
        Evaluation onTraining = evaluate();
        Evaluation onValidation = validation == null ? null : validation.evaluate();
        Checkpoint checkpoint = new Checkpoint(epoch, network.shape.compact(network.w), descent.state());
        listener.epochEnded(
                new EpochResult(epoch, onTraining, onValidation, 0, spec.learningRate(), gradientNorm, checkpoint));
        return Double.isFinite(onTraining.loss()) && (onValidation == null || Double.isFinite(onValidation.loss()));
    }
}
