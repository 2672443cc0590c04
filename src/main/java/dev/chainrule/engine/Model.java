package dev.chainrule.engine;

import java.util.Arrays;
import java.util.List;

/**
 * A network with given weights that is asked for its outputs, its loss and its gradient, and never trained: what the probes look through.
 * Its loss is the data's alone, without penalties, and nothing is dropped out. Weights and gradients are laid out as in
 * {@link Checkpoint#weights()}. Rows are worked on in their order, 128 at once; up to so many the gradient has the bits of a full batch in
 * training. Not for several threads at once.
 */
public final class Model {

    private static final int ROWS_AT_ONCE = 128;

    private final NetworkSpec spec;
    private final Loss loss;
    private final Network network;
    private final Objective objective;

    /**
     * Starts with weights of 0.
     *
     * @throws IllegalArgumentException if the engine does not take such a network
     */
    public Model(NetworkSpec spec, Loss loss) {
        TrainingChecks.check(spec);
        this.spec = spec;
        this.loss = loss;
        network = Network.toTrain(Team.alone(), spec, ROWS_AT_ONCE);
        objective = new Objective(loss, network.output());
    }

    public NetworkSpec network() {
        return spec;
    }

    public Loss loss() {
        return loss;
    }

    /** Weights and biases of all layers. */
    public int parameters() {
        return network.shape.compactSize;
    }

    /**
     * Takes other weights.
     *
     * @throws IllegalArgumentException if they are too many or too few
     */
    public Model with(float[] weights) {
        TrainingChecks.checkLength("weights", weights, parameters());
        network.shape.spread(weights, network.w);
        return this;
    }

    /** The weights as they are, in a new array. */
    public float[] weights() {
        return network.shape.compact(network.w);
    }

    /** Mean loss over the rows, with the bits that training reports. */
    public double loss(Examples rows) {
        check(rows);
        double sum = 0;
        for (int row = 0; row < rows.rows(); row += ROWS_AT_ONCE) {
            int count = forward(rows, row);
            sum += objective.sum(rows.y(), row * rows.targets(), count);
        }
        return sum / objective.divisor(rows.rows());
    }

    /** dLoss/dw over all the rows, in a new array [parameters]: float32 for each 128 rows, added up in float64. */
    public double[] gradient(Examples rows) {
        check(rows);
        double[] gradient = new double[parameters()];
        for (int row = 0; row < rows.rows(); row += ROWS_AT_ONCE) {
            int count = forward(rows, row);
            objective.differentiate(rows.y(), row * rows.targets(), count);
            network.backward(rows.x(), row * rows.features(), count);
            float[] part = network.shape.compact(network.g);
            double share = (double) count / rows.rows();
            for (int i = 0; i < part.length; i++) {
                gradient[i] += share * part[i];
            }
        }
        return gradient;
    }

    /** What every layer gives for the rows, [layers][rows · units] without gaps: the last is the output, before what the loss folds in. */
    public List<float[]> activations(Examples rows) {
        check(rows);
        float[][] all = new float[network.shape.layers][];
        for (int l = 0; l < all.length; l++) {
            all[l] = new float[Math.multiplyExact(rows.rows(), network.shape.outputs[l])];
        }
        for (int row = 0; row < rows.rows(); row += ROWS_AT_ONCE) {
            int count = forward(rows, row);
            for (int l = 0; l < all.length; l++) {
                copy(network.layer(l), count, all[l], row);
            }
        }
        return Arrays.asList(all);
    }

    /** The outputs alone, [rows, outputs] without gaps, before what the loss folds in. */
    public float[] outputs(Examples rows) {
        check(rows);
        float[] outputs = new float[Math.multiplyExact(rows.rows(), spec.outputs())];
        for (int row = 0; row < rows.rows(); row += ROWS_AT_ONCE) {
            copy(network.output(), forward(rows, row), outputs, row);
        }
        return outputs;
    }

    /** The class that each row is taken for, from 0, as the score counts it: with one output 0 or 1. */
    public int[] predictedClasses(Examples rows) {
        float[] outputs = outputs(rows);
        ClassRule rule = new ClassRule(spec, loss);
        int[] classes = new int[rows.rows()];
        for (int r = 0; r < classes.length; r++) {
            classes[r] = rule.ofOutputs(outputs, r * spec.outputs());
        }
        return classes;
    }

    /** The class that each row is, as its targets have it. */
    public int[] actualClasses(Examples rows) {
        check(rows);
        ClassRule rule = new ClassRule(spec, loss);
        int[] classes = new int[rows.rows()];
        for (int r = 0; r < classes.length; r++) {
            classes[r] = rule.ofTargets(rows.y(), r * spec.outputs());
        }
        return classes;
    }

    private int forward(Examples rows, int row) {
        int count = Math.min(ROWS_AT_ONCE, rows.rows() - row);
        network.forward(rows.x(), row * rows.features(), count);
        return count;
    }

    private static void copy(DenseLayer layer, int rows, float[] to, int firstRow) {
        for (int r = 0; r < rows; r++) {
            System.arraycopy(layer.a, r * layer.stride, to, (firstRow + r) * layer.outputs, layer.outputs);
        }
    }

    private void check(Examples rows) {
        if (rows.rows() < 1 || rows.features() != spec.inputs() || rows.targets() != spec.outputs()) {
            throw new IllegalArgumentException(
                    "%,d rows of %,d features and %,d targets came; the network has %,d inputs and %,d outputs, and needs 1 row or more."
                            .formatted(rows.rows(), rows.features(), rows.targets(), spec.inputs(), spec.outputs()));
        }
    }
}
