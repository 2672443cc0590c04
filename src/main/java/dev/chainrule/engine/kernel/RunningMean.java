package dev.chainrule.engine.kernel;

/**
 * How much of a running mean is kept at a step and how much of what is new is taken in, 1 − keep, both rounded once. Running means are taken
 * with {@link Elementary#FLOOR} under them, which keeps them from ever being denormal.
 */
public final class RunningMean {

    final float keep;
    final float take;

    /** Keep is 0 to below 1. */
    public RunningMean(double keep) {
        this.keep = (float) keep;
        take = (float) (1 - keep);
    }
}
