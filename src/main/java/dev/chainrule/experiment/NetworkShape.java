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
 * The output that a choice of loss and output makes of given targets: two classes share one unit, more have one each. Losses that
 * compare with a target code classes −1 and 1, or 0 and 1 where the output is a sigmoid or one-hot without tanh; hinge always −1 and 1.
 */
record NetworkShape(
        NetworkDefinition network,
        double dropout,
        int outputs,
        Activation output,
        Loss loss,
        Score score,
        TargetCoding coding) {

    static NetworkShape of(NetworkDefinition network, TrainingDefinition training, int classes) {
        Activation output = switch (network.output()) {
            case AUTO, IDENTITY -> Activation.IDENTITY;
            case TANH -> Activation.TANH;
            case SIGMOID -> Activation.SIGMOID;
        };
        return new NetworkShape(
                network,
                training.number("dropout"),
                outputs(classes),
                output,
                loss(training.loss(), classes),
                classes == 0 ? Score.R_SQUARED : Score.ACCURACY,
                coding(training.loss(), output, classes));
    }

    private static Loss loss(LossChoice loss, int classes) {
        return switch (loss) {
            case CROSS_ENTROPY -> classes == 2 ? Loss.SIGMOID_CROSS_ENTROPY : Loss.SOFTMAX_CROSS_ENTROPY;
            case SQUARED_ERROR -> Loss.SQUARED_ERROR;
            case ABSOLUTE_ERROR -> Loss.ABSOLUTE_ERROR;
            case HUBER -> Loss.HUBER;
            case HINGE -> Loss.HINGE;
        };
    }

    private static TargetCoding coding(LossChoice loss, Activation output, int classes) {
        if (classes == 0) {
            return TargetCoding.VALUE;
        }
        if (loss == LossChoice.CROSS_ENTROPY) {
            return classes == 2 ? TargetCoding.ZERO_ONE : TargetCoding.ONE_HOT;
        }
        if (classes == 2) {
            return output == Activation.SIGMOID ? TargetCoding.ZERO_ONE : TargetCoding.MINUS_ONE_ONE;
        }
        return output == Activation.TANH || loss == LossChoice.HINGE
                ? TargetCoding.ONE_HOT_SIGNED
                : TargetCoding.ONE_HOT;
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
        for (int layer = 0; layer < network.hidden().size(); layer++) {
            layers.add(new LayerSpec(network.hidden().get(layer), network.activation(layer), dropout));
        }
        layers.add(new LayerSpec(outputs, output));
        return new NetworkSpec(features, layers);
    }
}
