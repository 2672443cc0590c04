package dev.chainrule.engine;

/**
 * How one layer does, seen on some rows. Values are float32 and may be not finite where the network's are not.
 *
 * @param activationMean mean of its outputs over rows and units
 * @param activationDeviation their standard deviation, by n
 * @param deadShare share of its units, 0 to 1, whose output is 0 on every row looked at; counted for ReLU, 0 for all others
 * @param saturatedShare share of its outputs, 0 to 1, at a flat end: tanh beyond ±0.97, a sigmoid as near to 0 or 1 (below 0.015 or above
 *     0.985), ELU below −0.97; 0 for all others
 * @param gradientNorm Euclidean norm of dLoss/dp, p being its weights and biases. Of an epoch: the root mean square over its batches; NaN
 *     where there was none
 * @param weightNorm Euclidean norm of its weights and biases
 * @param updateRatio log10 of an update's norm over the norm of the weights and biases before it: about −3 is healthy. Of an epoch: of its
 *     last update. −∞ if nothing moved, +∞ if all were 0 and moved, NaN if there was no update
 */
public record LayerHealth(
        float activationMean,
        float activationDeviation,
        float deadShare,
        float saturatedShare,
        float gradientNorm,
        float weightNorm,
        float updateRatio) {

    /**
     * The health of a layer from what is known of it.
     *
     * @param activations its outputs, [rows, units] without gaps, 1 row or more
     * @throws IllegalArgumentException if they are no whole rows
     */
    public static LayerHealth of(
            LayerSpec layer, float[] activations, double gradientNorm, double weightNorm, double updateRatio) {
        int rows = activations.length / layer.units();
        if (rows < 1 || rows * layer.units() != activations.length) {
            throw new IllegalArgumentException("%,d activations came; 1 row or more of %,d units are needed."
                    .formatted(activations.length, layer.units()));
        }
        ActivationStatistics statistics = new ActivationStatistics(layer.activation(), layer.units());
        statistics.add(activations, layer.units(), rows);
        return of(statistics, gradientNorm, weightNorm, updateRatio);
    }

    static LayerHealth of(
            ActivationStatistics activations, double gradientNorm, double weightNorm, double updateRatio) {
        return new LayerHealth(
                (float) activations.mean(),
                (float) activations.deviation(),
                (float) activations.deadShare(),
                (float) activations.saturatedShare(),
                (float) gradientNorm,
                (float) weightNorm,
                (float) updateRatio);
    }

    /** log10 of one size over another, with what {@link #updateRatio} says about sizes of 0. */
    public static double ratio(double update, double weights) {
        return update == 0 ? Double.NEGATIVE_INFINITY : StrictMath.log10(update / weights);
    }
}
