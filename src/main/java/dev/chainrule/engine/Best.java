package dev.chainrule.engine;

/**
 * The best epoch so far of a training that watches for it.
 *
 * @param weights as in {@link Checkpoint#weights()}
 * @param value of the metric that early stopping watches
 */
public record Best(int epoch, double value, float[] weights) {}
