package dev.chainrule.engine;

import dev.chainrule.engine.kernel.Kernels;

/** The layers in a row, and all the memory that they need for a given number of rows at once. */
final class Network {

    final Parameters shape;
    final float[] w; // [parameters, padded]
    final float[] g; // as w; empty if the network is only looked at
    final int capacity;

    private final Kernels kernels;
    private final DenseLayer[] layers;

    private Network(Team team, NetworkSpec spec, int capacity, boolean learns) {
        this.capacity = capacity;
        kernels = team.kernels();
        shape = new Parameters(spec, kernels.lanes());
        w = new float[shape.size];
        g = new float[learns ? shape.size : 0];
        layers = new DenseLayer[shape.layers];
        for (int l = 0; l < layers.length; l++) {
            DenseLayer before = l == 0 ? null : layers[l - 1];
            layers[l] = new DenseLayer(team, shape, l, spec.layers().get(l), before, w, g, capacity);
        }
    }

    static Network toTrain(Team team, NetworkSpec spec, int capacity) {
        return new Network(team, spec, capacity, true);
    }

    static Network toLookAt(NetworkSpec spec, int capacity) {
        return new Network(Team.alone(), spec, capacity, false);
    }

    /** The last layer, where the outputs are and where backward() expects dLoss/doutput. */
    DenseLayer output() {
        return layers[layers.length - 1];
    }

    /** A layer, from 0. */
    DenseLayer layer(int index) {
        return layers[index];
    }

    /** The first layer, from 0, with an output for these rows that is not finite; −1 if there is none. */
    int firstNotFinite(int rows) {
        for (int l = 0; l < layers.length; l++) {
            DenseLayer layer = layers[l];
            for (int r = 0; r < rows; r++) {
                for (int i = r * layer.stride; i < r * layer.stride + layer.outputs; i++) {
                    if (!Float.isFinite(layer.out[i])) {
                        return l;
                    }
                }
            }
        }
        return -1;
    }

    /** Answers rows of x, [rows, inputs] without gaps from xOffset on; rows is at most the capacity. Nothing is dropped. */
    void forward(float[] x, int xOffset, int rows) {
        layers[0].forward(x, xOffset, layers[0].inputs, rows);
        for (int l = 1; l < layers.length; l++) {
            layers[l].forward(layers[l - 1].a, 0, layers[l - 1].stride, rows);
        }
    }

    /** As {@link #forward}, but with the outputs dropped that an update of the training goes without. */
    void forwardToLearn(float[] x, int xOffset, int rows, long seed, long update) {
        layers[0].forward(x, xOffset, layers[0].inputs, rows);
        layers[0].drop(seed, update, rows);
        for (int l = 1; l < layers.length; l++) {
            layers[l].forward(layers[l - 1].out, 0, layers[l - 1].stride, rows);
            layers[l].drop(seed, update, rows);
        }
    }

    /** Fills g with the gradient for the rows that were just answered, with what was dropped then. */
    void backward(float[] x, int xOffset, int rows) {
        for (int l = layers.length - 1; l > 0; l--) {
            layers[l].backward(layers[l - 1].out, 0, layers[l - 1].stride, rows);
        }
        layers[0].backward(x, xOffset, layers[0].inputs, rows);
    }

    /** Sum of squares in float64 of values laid out as the weights are, a layer after the other. */
    double sumOfSquares(float[] padded) {
        double total = 0;
        for (int l = 0; l < layers.length; l++) {
            total += sumOfSquares(padded, l);
        }
        return total;
    }

    /** The same, and adds each layer's part to what stands in {@code ofLayers}. */
    double sumOfSquares(float[] padded, double[] ofLayers) {
        double total = 0;
        for (int l = 0; l < layers.length; l++) {
            double part = sumOfSquares(padded, l);
            ofLayers[l] += part;
            total += part;
        }
        return total;
    }

    /** One layer's part: of its weights, then its biases. */
    double sumOfSquares(float[] padded, int layer) {
        return kernels.sumOfSquares(
                padded, shape.weights[layer], shape.inputs[layer] + 1, shape.outputs[layer], shape.stride[layer]);
    }
}
