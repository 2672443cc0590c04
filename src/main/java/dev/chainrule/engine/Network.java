package dev.chainrule.engine;

import dev.chainrule.engine.kernel.Kernels;

/** The layers in a row, and all the memory that they need for a given number of rows at once. */
final class Network {

    final Parameters shape;
    final float[] w; // [parameters, padded]
    final float[] g; // as w; empty if the network is only looked at
    final int capacity;

    private final DenseLayer[] layers;

    private Network(Kernels kernels, NetworkSpec spec, int capacity, boolean learns) {
        this.capacity = capacity;
        shape = new Parameters(spec, kernels.lanes());
        w = new float[shape.size];
        g = new float[learns ? shape.size : 0];
        layers = new DenseLayer[shape.layers];
        for (int l = 0; l < layers.length; l++) {
            Activation activation = spec.layers().get(l).activation();
            DenseLayer before = l == 0 ? null : layers[l - 1];
            layers[l] = new DenseLayer(kernels, shape, l, activation, before, w, g, capacity);
        }
    }

    static Network toTrain(Kernels kernels, NetworkSpec spec, int capacity) {
        return new Network(kernels, spec, capacity, true);
    }

    static Network toLookAt(Kernels kernels, NetworkSpec spec, int capacity) {
        return new Network(kernels, spec, capacity, false);
    }

    /** The last layer, where the outputs are and where backward() expects dLoss/doutput. */
    DenseLayer output() {
        return layers[layers.length - 1];
    }

    /** Answers rows of x, [rows, inputs] without gaps from xOffset on; rows is at most the capacity. */
    void forward(float[] x, int xOffset, int rows) {
        layers[0].forward(x, xOffset, layers[0].inputs, rows);
        for (int l = 1; l < layers.length; l++) {
            layers[l].forward(layers[l - 1].a, 0, layers[l - 1].stride, rows);
        }
    }

    /** Fills g with the gradient for the rows that forward() was just given. */
    void backward(float[] x, int xOffset, int rows) {
        for (int l = layers.length - 1; l > 0; l--) {
            layers[l].backward(layers[l - 1].a, 0, layers[l - 1].stride, rows);
        }
        layers[0].backward(x, xOffset, layers[0].inputs, rows);
    }
}
