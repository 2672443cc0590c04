package dev.chainrule.engine;

/**
 * Which class a row of outputs says, and which a row of targets. The class is the largest value, the first of equals; with one output it is
 * class 1 above the threshold: 0.5 for a sigmoid that is compared with the target (squared and absolute error, Huber), otherwise 0 (logits,
 * and outputs for targets −1 and 1). A target is class 1 above 0, whether coded 0 and 1 or −1 and 1.
 */
final class ClassRule {

    private final int outputs;
    private final float threshold;

    ClassRule(NetworkSpec network, Loss loss) {
        outputs = network.outputs();
        Activation output = network.layers().get(network.layers().size() - 1).activation();
        threshold = output == Activation.SIGMOID && loss != Loss.HINGE ? 0.5f : 0f;
    }

    int ofOutputs(float[] out, int offset) {
        return outputs == 1 ? out[offset] > threshold ? 1 : 0 : largest(out, offset);
    }

    int ofTargets(float[] y, int offset) {
        return outputs == 1 ? y[offset] > 0 ? 1 : 0 : largest(y, offset);
    }

    private int largest(float[] values, int offset) {
        int largest = 0;
        for (int j = 1; j < outputs; j++) {
            if (values[offset + j] > values[offset + largest]) {
                largest = j;
            }
        }
        return largest;
    }
}
