package dev.chainrule.engine.probe;

/**
 * A row's way through a network and back, in float64. Layers count from 0, the first hidden one; L is the row's own loss.
 *
 * @param x the row's features
 * @param z [layers][units], weighted sums and biases
 * @param a [layers][units], what the activations make of them: the last are the outputs, before what the loss folds in
 * @param slopes [layers][units], da/dz
 * @param byA [layers][units], dL/da
 * @param byZ [layers][units], dL/dz
 * @param answers the outputs as the loss reads them: shares where a sigmoid or a softmax is folded in
 * @param targets [outputs]
 * @param loss L
 */
public record RowPass(
        double[] x,
        double[][] z,
        double[][] a,
        double[][] slopes,
        double[][] byA,
        double[][] byZ,
        double[] answers,
        double[] targets,
        double loss) {

    /** What comes into a layer: the features, or what the layer before gives. */
    private double[] into(int layer) {
        return layer == 0 ? x : a[layer - 1];
    }

    /** dL/dw of the weight at a place: what comes in times what comes back. Of a bias, what comes in is 1. */
    public double slope(ChainRule.Place place) {
        return in(place) * byZ[place.layer()][place.unit()];
    }

    /** dz/dw: what comes in through the weight at a place, and 1 for a bias. */
    public double in(ChainRule.Place place) {
        return place.bias() ? 1 : into(place.layer())[place.from()];
    }
}
