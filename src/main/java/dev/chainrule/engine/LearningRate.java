package dev.chainrule.engine;

/** The learning rate of every update: the training's own, the schedule's share of it, and what plateaus have taken off. */
final class LearningRate {

    /** Rates below this would be denormal floats. */
    private static final double LEAST = Float.MIN_NORMAL;

    private final double rate;
    private final Schedule schedule;
    private final Plateau plateau; // null if the schedule does not look for one
    private final int updatesPerEpoch;
    private final long updates;
    private final long warmUpdates;

    LearningRate(TrainingSpec spec, int updatesPerEpoch) {
        this.updatesPerEpoch = updatesPerEpoch;
        rate = spec.learningRate();
        schedule = spec.refinements().schedule();
        updates = (long) spec.epochs() * updatesPerEpoch;
        Schedule.ReduceOnPlateau reduction = reduction(schedule);
        plateau = reduction == null ? null : new Plateau(reduction);
        warmUpdates = schedule instanceof Schedule.WarmUp warmUp ? warmUp.updates(updatesPerEpoch) : 0;
    }

    /** The reduction on plateaus that a schedule is or ends in; null if there is none. */
    static Schedule.ReduceOnPlateau reduction(Schedule schedule) {
        Schedule last = schedule instanceof Schedule.WarmUp warmUp ? warmUp.then() : schedule;
        return last instanceof Schedule.ReduceOnPlateau reduction ? reduction : null;
    }

    double at(long update) {
        double share = schedule.share(update, updates, updatesPerEpoch);
        double now = rate * (plateau == null ? share : share * plateau.share());
        return now < LEAST ? 0 : now;
    }

    /** Looks at how an epoch ended, once the warm-up is over. */
    void judge(int epoch, Evaluation training, Evaluation validation) {
        if (plateau != null && epoch > 0 && (long) epoch * updatesPerEpoch > warmUpdates) {
            plateau.judge(training, validation);
        }
    }

    void start(float[] state, int offset) {
        if (plateau != null) {
            plateau.start(state, offset);
        }
    }

    void state(float[] state, int offset) {
        if (plateau != null) {
            plateau.state(state, offset);
        }
    }
}
