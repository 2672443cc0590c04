package dev.chainrule.experiment;

import dev.chainrule.dataset.TargetCoding;
import dev.chainrule.engine.Activation;
import dev.chainrule.engine.LayerSpec;
import dev.chainrule.engine.Loss;
import dev.chainrule.engine.NetworkSpec;
import dev.chainrule.engine.Score;
import java.util.ArrayList;
import java.util.List;

/**
 * The output that a choice of loss and output makes of given targets: two classes share one unit, more have one each;
 * squared error codes classes −1 and 1, or 0 and 1 where the output is a sigmoid or one-hot without tanh.
 */
record NetworkShape(
        NetworkDefinition network, int outputs, Activation output, Loss loss, Score score, TargetCoding coding) {

    static NetworkShape of(NetworkDefinition network, LossChoice loss, int classes) {
        Activation output = switch (network.output()) {
            case AUTO, IDENTITY -> Activation.IDENTITY;
            case TANH -> Activation.TANH;
            case SIGMOID -> Activation.SIGMOID;
        };
        if (classes == 0) {
            return new NetworkShape(network, 1, output, Loss.SQUARED_ERROR, Score.R_SQUARED, TargetCoding.VALUE);
        }
        int outputs = outputs(classes);
        if (loss == LossChoice.CROSS_ENTROPY) {
            return classes == 2
                    ? new NetworkShape(
                            network, 1, output, Loss.SIGMOID_CROSS_ENTROPY, Score.ACCURACY, TargetCoding.ZERO_ONE)
                    : new NetworkShape(
                            network, outputs, output, Loss.SOFTMAX_CROSS_ENTROPY, Score.ACCURACY, TargetCoding.ONE_HOT);
        }
        TargetCoding coding;
        if (classes == 2) {
            coding = output == Activation.SIGMOID ? TargetCoding.ZERO_ONE : TargetCoding.MINUS_ONE_ONE;
        } else {
            coding = output == Activation.TANH ? TargetCoding.ONE_HOT_SIGNED : TargetCoding.ONE_HOT;
        }
        return new NetworkShape(network, outputs, output, Loss.SQUARED_ERROR, Score.ACCURACY, coding);
    }

    /** Units of the output layer: one for a value or for two classes, else one a class. */
    static int outputs(int classes) {
        return classes <= 2 ? 1 : classes;
    }

    /** Weights and biases of all layers together, within the {@link Limits} of layers and units far from overflow. */
    static long parameters(int features, List<Integer> hidden, int classes) {
        long parameters = 0;
        long in = features;
        for (long units : hidden) {
            parameters += (in + 1) * units;
            in = units;
        }
        return parameters + (in + 1) * outputs(classes);
    }

    NetworkSpec network(int features) {
        List<LayerSpec> layers = new ArrayList<>();
        for (int units : network.hidden()) {
            layers.add(new LayerSpec(units, network.activation()));
        }
        layers.add(new LayerSpec(outputs, output));
        return new NetworkSpec(features, layers);
    }
}
