package dev.chainrule.engine.probe;

import dev.chainrule.engine.LayerSpec;
import dev.chainrule.engine.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a layer's parameters lie among all: W as [inputs][units] from {@code from} on, b from {@code biases} on, up to {@code to}.
 */
record LayerRange(int inputs, int units, int from) {

    static List<LayerRange> of(NetworkSpec network) {
        List<LayerRange> ranges = new ArrayList<>();
        int inputs = network.inputs();
        int from = 0;
        for (LayerSpec layer : network.layers()) {
            LayerRange range = new LayerRange(inputs, layer.units(), from);
            ranges.add(range);
            inputs = layer.units();
            from = range.to();
        }
        return ranges;
    }

    int biases() {
        return from + inputs * units;
    }

    int to() {
        return biases() + units;
    }

    /** Euclidean norm of what an array holds for this layer. */
    double norm(float[] parameters) {
        double sum = 0;
        for (int i = from; i < to(); i++) {
            sum += (double) parameters[i] * parameters[i];
        }
        return Math.sqrt(sum);
    }

    double norm(double[] parameters) {
        double sum = 0;
        for (int i = from; i < to(); i++) {
            sum += parameters[i] * parameters[i];
        }
        return Math.sqrt(sum);
    }
}
