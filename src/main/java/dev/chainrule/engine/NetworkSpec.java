package dev.chainrule.engine;

import java.util.List;

/**
 * The shape of a dense network. The last layer is the output; where its sigmoid or softmax is part of the loss,
 * its activation is the identity.
 *
 * @param inputs features of a row
 * @param layers hidden layers, then the output layer
 */
public record NetworkSpec(int inputs, List<LayerSpec> layers) {

    public NetworkSpec {
        layers = List.copyOf(layers);
    }

    public int outputs() {
        return layers.get(layers.size() - 1).units();
    }

    /** Weights and biases of all layers together. */
    public long parameters() {
        long count = 0;
        long in = inputs;
        for (LayerSpec layer : layers) {
            count = Math.addExact(count, Math.multiplyExact(in + 1, (long) layer.units()));
            in = layer.units();
        }
        return count;
    }
}
