package dev.chainrule.engine;

/** What of a checkpoint's state is where: the optimizer's arrays, then the plateau's, then early stopping's. */
record StateLayout(int plateau, int best, long length) {

    static StateLayout of(TrainingSpec spec) {
        long parameters = spec.network().parameters();
        long plateau = parameters * Descent.memories(spec.optimizer());
        boolean reduces = LearningRate.reduction(spec.refinements().schedule()) != null;
        long best = plateau + (reduces ? Plateau.STATE : 0);
        long length = best
                + (spec.refinements().earlyStopping() instanceof EarlyStopping.Patience
                        ? BestEpoch.stateLength(Math.toIntExact(parameters))
                        : 0);
        return new StateLayout(Math.toIntExact(plateau), Math.toIntExact(best), length);
    }
}
