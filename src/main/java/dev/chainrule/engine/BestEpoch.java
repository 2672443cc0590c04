package dev.chainrule.engine;

import java.util.Arrays;

/** {@link EarlyStopping.Patience} at work: the best epoch so far and its weights. */
final class BestEpoch {

    private final EarlyStopping.Patience rule;
    private int epoch = -1; // none yet
    private double value;
    private float[] weights = {};

    BestEpoch(EarlyStopping.Patience rule) {
        this.rule = rule;
    }

    /** Looks at how an epoch ended; epoch 0 is the best until another is better. */
    void judge(int now, Evaluation training, Evaluation validation, float[] weightsNow) {
        double figure = rule.metric().of(training, validation);
        boolean better = rule.metric().smallerIsBetter()
                ? figure < value - rule.minimumChange()
                : figure > value + rule.minimumChange();
        if (better || epoch < 0) {
            epoch = now;
            value = figure;
            weights = weightsNow;
        }
    }

    /** Whether training is over after that epoch. */
    boolean patienceIsOut(int now) {
        return now - epoch >= rule.patience();
    }

    int epoch() {
        return epoch;
    }

    /** Places of a checkpoint's state. */
    static int stateLength(int parameters) {
        return 2 * StateNumbers.PLACES + parameters;
    }

    static Best read(float[] state, int offset) {
        int from = offset + 2 * StateNumbers.PLACES;
        return new Best(
                (int) StateNumbers.get(state, offset),
                StateNumbers.get(state, offset + StateNumbers.PLACES),
                Arrays.copyOfRange(state, from, state.length));
    }

    void start(float[] state, int offset) {
        Best best = read(state, offset);
        epoch = best.epoch();
        value = best.value();
        weights = best.weights();
    }

    void state(float[] state, int offset) {
        StateNumbers.put(epoch, state, offset);
        StateNumbers.put(value, state, offset + StateNumbers.PLACES);
        System.arraycopy(weights, 0, state, offset + 2 * StateNumbers.PLACES, weights.length);
    }
}
