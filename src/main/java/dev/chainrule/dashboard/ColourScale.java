package dev.chainrule.dashboard;

/**
 * From a value to one of the 24 steps {@code v0} (worst) to {@code v23} (best) of the sequential map. Brighter is better for every metric, so
 * of a loss the smaller value is the best. Values beyond an end take its colour.
 *
 * @param log whether steps are equal factors; then both ends are above 0
 */
record ColourScale(double worst, double best, boolean log) {

    static final int STEPS = 24;

    /**
     * For losses: from 1.5 × chance to the best median, each rounded to one figure. At least a factor of ten, so that settings that all
     * fail alike are not painted as if some were good.
     *
     * @param bestMedian infinite where nothing finite is there yet
     */
    static ColourScale ofLoss(double chance, double bestMedian) {
        double worst = RoundNumbers.oneFigure(1.5 * (chance > 0 && Double.isFinite(chance) ? chance : 1));
        double best = worst / 10;
        if (Double.isFinite(bestMedian)) {
            best = Math.min(best, RoundNumbers.oneFigure(Math.max(bestMedian, worst * 1e-6)));
        }
        return new ColourScale(worst, best, true);
    }

    /** @param chance the score of guessing: 1 / k for k classes, 0 for R² */
    static ColourScale ofScore(double chance) {
        return new ColourScale(chance, 1, false);
    }

    static ColourScale ofEpochs(int epochs) {
        return new ColourScale(Math.max(2, epochs), 1, true);
    }

    /** For shares of what should not be. */
    static ColourScale ofShare() {
        return new ColourScale(1, 0, false);
    }

    /** For what validation loses on training: from none to chance. */
    static ColourScale ofGap(double chance) {
        return new ColourScale(RoundNumbers.oneFigure(chance > 0 && Double.isFinite(chance) ? chance : 1), 0, false);
    }

    /** 0 to 23; what is not finite is the worst unless it lies beyond the best. */
    int step(double value) {
        double share = (scaled(value) - scaled(worst)) / (scaled(best) - scaled(worst));
        return Double.isNaN(share) ? 0 : (int) Math.max(0, Math.min(STEPS - 1, Math.rint(share * (STEPS - 1))));
    }

    private double scaled(double value) {
        return log ? Math.log(Math.max(value, Double.MIN_NORMAL)) : value;
    }
}
