package dev.chainrule.engine;

/** {@link Schedule.ReduceOnPlateau} at work: what it has seen, and what it has taken off. */
final class Plateau {

    /** Places of a checkpoint's state. */
    static final int STATE = 3 * StateNumbers.PLACES;

    private final Schedule.ReduceOnPlateau rule;
    private double best;
    private int bad; // epochs in a row
    private double share = 1;

    Plateau(Schedule.ReduceOnPlateau rule) {
        this.rule = rule;
        best = rule.metric().smallerIsBetter() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }

    double share() {
        return share;
    }

    void judge(Evaluation training, Evaluation validation) {
        double value = rule.metric().of(training, validation);
        boolean better = rule.metric().smallerIsBetter()
                ? value < best * (1 - rule.threshold())
                : value > best * (1 + rule.threshold());
        if (better) {
            best = value;
            bad = 0;
        } else if (++bad > rule.patience()) {
            share = Math.max(share * rule.factor(), rule.smallest());
            bad = 0;
        }
    }

    void start(float[] state, int offset) {
        best = StateNumbers.get(state, offset);
        bad = (int) StateNumbers.get(state, offset + StateNumbers.PLACES);
        share = StateNumbers.get(state, offset + 2 * StateNumbers.PLACES);
    }

    void state(float[] state, int offset) {
        StateNumbers.put(best, state, offset);
        StateNumbers.put(bad, state, offset + StateNumbers.PLACES);
        StateNumbers.put(share, state, offset + 2 * StateNumbers.PLACES);
    }
}
