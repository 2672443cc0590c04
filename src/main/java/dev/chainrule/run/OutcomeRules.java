package dev.chainrule.run;

/**
 * What a curve shows, by the first rule that holds: not finite; diverged (last training loss above both its start and 1.5 × chance); stuck
 * (within 1 % of chance); learned (last score .95 or more, on validation rows if there are any); still falling (last training loss below .97 of
 * that ten epochs before); partly learned.
 */
final class OutcomeRules {

    private static final int EPOCHS_BACK = 10;

    private OutcomeRules() {}

    /**
     * @param curve of a run that trained all its epochs
     * @param chance loss of guessing without looking
     */
    static Verdict finished(Curve curve, double chance) {
        float[] loss = curve.trainingLoss();
        int last = curve.length() - 1;
        if (loss[last] > loss[0] && loss[last] > 1.5 * chance) {
            return Verdict.diverged(aboveStartSince(loss));
        }
        if (Math.abs(loss[last] - chance) <= 0.01 * chance) {
            return Verdict.of(Outcome.STUCK);
        }
        float[] score = curve.hasValidation() ? curve.validationScore() : curve.trainingScore();
        if (score[last] >= 0.95f) {
            return Verdict.of(Outcome.LEARNED);
        }
        if (last >= EPOCHS_BACK && loss[last] < 0.97 * loss[last - EPOCHS_BACK]) {
            return Verdict.of(Outcome.STILL_FALLING);
        }
        return Verdict.of(Outcome.PARTLY_LEARNED);
    }

    /** The first epoch from which the loss stays above that of epoch 0. */
    static int aboveStartSince(float[] loss) {
        int epoch = loss.length;
        while (epoch > 1 && !(loss[epoch - 1] <= loss[0])) {
            epoch--;
        }
        return epoch;
    }
}
