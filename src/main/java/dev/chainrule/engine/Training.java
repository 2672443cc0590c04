package dev.chainrule.engine;

import java.util.List;

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
    private final Split split;
    private final EpochListener listener;
    private final StopSignal stop;
    private final Network network;
    private final Objective objective;
    private final PenaltyTerm penalty;
    private final Descent descent;
    private final LearningRate rates;
    private final BestEpoch best; // null if training goes on to the last epoch anyway
    private final StateLayout layout;
    private final Batches batches;
    private final Evaluator training;
    private final Evaluator validation; // null if no rows were held back
    private long update; // from 0 at the start of the training
    private double rate; // of the last update
    private HealthMeter meter; // null until somebody asks
    private boolean healthWanted; // at the end of the epoch under way
    private int steps; // of the epoch under way
    private boolean gradientIsFinite; // of the last update
    private double norms; // of their gradients, added up

    /** @param team whose threads are at work while this is; the caller closes it */
    Training(Team team, TrainingSpec spec, Split split, EpochListener listener, StopSignal stop) {
        this.spec = spec;
        this.split = split;
        this.listener = listener;
        this.stop = stop;
        network = Network.toTrain(team, spec.network(), capacity(spec, split));
        objective = new Objective(spec.loss(), network.output());
        penalty = new PenaltyTerm(team.kernels(), network, spec.refinements().penalty());
        descent = new Descent(team, network, spec);
        batches = new Batches(team, split.training(), spec.batchSize(), spec.seed());
        rates = new LearningRate(spec, batches.perEpoch());
        best = spec.refinements().earlyStopping() instanceof EarlyStopping.Patience patience
                ? new BestEpoch(patience)
                : null;
        layout = StateLayout.of(spec);
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
        askForHealth(0);
        start(InitialWeights.draw(spec, split.training()));
        TrainingResult diverged = report(0, null);
        return diverged == null ? epochsFrom(1) : diverged;
    }

    TrainingResult after(Checkpoint checkpoint) {
        start(checkpoint.weights());
        descent.start(checkpoint.optimizerState());
        rates.start(checkpoint.optimizerState(), layout.plateau());
        if (best != null) {
            best.start(checkpoint.optimizerState(), layout.best());
        }
        return epochsFrom(checkpoint.epoch() + 1);
    }

    /** Sets the weights to start with. */
    void start(float[] weights) {
        network.shape.spread(weights, network.w);
        descent.start();
    }

    private TrainingResult epochsFrom(int first) {
        for (int epoch = first; epoch <= spec.epochs(); epoch++) {
            if (best != null && best.patienceIsOut(epoch - 1)) {
                return new TrainingResult.StoppedEarly(epoch - 1, best.epoch());
            }
            Outcome outcome = train(epoch);
            if (outcome == Outcome.STOPPED) {
                return new TrainingResult.Stopped(epoch - 1);
            }
            TrainingResult diverged = outcome == Outcome.NOT_FINITE ? notFinite(epoch) : null;
            TrainingResult afterwards = report(epoch, norms / steps);
            if (diverged != null || afterwards != null) {
                return diverged == null ? afterwards : diverged;
            }
        }
        return new TrainingResult.Finished(spec.epochs());
    }

    private TrainingResult notFinite(int epoch) {
        return gradientIsFinite
                ? divergence(epoch).ofUpdate(descent.firstNotFinite())
                : divergence(epoch).ofGradient(batches, spec.seed(), update);
    }

    private Divergence divergence(int epoch) {
        return new Divergence(network, objective, epoch, steps);
    }

    /** Makes the updates of an epoch, and counts them and adds up their gradients' norms. */
    Outcome train(int epoch) {
        batches.startEpoch(epoch);
        askForHealth(epoch);
        norms = 0;
        int all = batches.perEpoch();
        update = (long) (epoch - 1) * all;
        for (steps = 0; steps < all; update++) {
            if (stop.requested()) {
                return Outcome.STOPPED;
            }
            double norm = gradient();
            norms += norm;
            steps++;
            if (healthWanted && steps == all) {
                meter.lastUpdate();
            }
            rate = rates.at(update);
            gradientIsFinite = Double.isFinite(norm);
            if (!gradientIsFinite || !descent.update(norm, rate, update)) {
                return Outcome.NOT_FINITE;
            }
        }
        return Outcome.DONE;
    }

    private void askForHealth(int epoch) {
        healthWanted = listener.wantsHealth(epoch);
        if (healthWanted && meter == null) {
            meter = new HealthMeter(spec.network(), network, split.training());
        }
        if (healthWanted) {
            meter.startEpoch();
        }
    }

    /** Sets the network's gradient for the next batch and returns its Euclidean norm. */
    private double gradient() {
        batches.next();
        network.forwardToLearn(batches.x, batches.xOffset, batches.rows, spec.seed(), update);
        objective.differentiate(batches.y, batches.yOffset, batches.rows);
        network.backward(batches.x, batches.xOffset, batches.rows);
        penalty.differentiate();
        return healthWanted ? meter.gradientNorm() : Math.sqrt(network.sumOfSquares(network.g));
    }

    /** Loss and score of the training rows with the weights as they are. */
    Evaluation evaluate() {
        return training.evaluate();
    }

    /** Evaluates the network as it is and tells the listener; returns null, or how training ended if a loss is not finite. */
    TrainingResult report(int epoch, Double gradientNorm) {
        Evaluation onTraining = evaluate();
        Evaluation onValidation = validation == null ? null : validation.evaluate();
        boolean finite =
                Double.isFinite(onTraining.loss()) && (onValidation == null || Double.isFinite(onValidation.loss()));
        float[] weights = network.shape.compact(network.w);
        if (finite) {
            rates.judge(epoch, onTraining, onValidation);
        }
        if (best != null && (finite || epoch == 0)) {
            best.judge(epoch, onTraining, onValidation, weights);
        }
        listener.epochEnded(new EpochResult(
                epoch,
                onTraining,
                onValidation,
                penalty.value(weights),
                epoch == 0 ? rates.at(0) : rate,
                gradientNorm,
                healthWanted ? meter.measure() : List.of(),
                new Checkpoint(epoch, weights, state())));
        return finite
                ? null
                : divergence(epoch)
                        .ofEvaluation(split.training(), split.validation().orElse(null));
    }

    private float[] state() {
        float[] state = new float[Math.toIntExact(layout.length())];
        descent.state(state);
        rates.state(state, layout.plateau());
        if (best != null) {
            best.state(state, layout.best());
        }
        return state;
    }
}
