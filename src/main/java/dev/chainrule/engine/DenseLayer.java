package dev.chainrule.engine;

import dev.chainrule.engine.kernel.Kernels;
import dev.chainrule.engine.kernel.Product;

/**
 * One layer at work: a = f(z), z = x·W + b. Its weights and gradients lie in the network's flat arrays.
 * Rows of a and dz are {@code stride} places apart, of which those past {@code outputs} are padding.
 */
final class DenseLayer {

    final int inputs;
    final int outputs;
    final int stride;
    final float[] a; // [capacity, stride]
    float[] out; // what the next layer sees: a, or the dropout's
    final float[] z; // [capacity, stride]; a itself where the derivative can be told from a
    final float[] dz; // [capacity, stride], dLoss/dz; dLoss/da until backward(). Empty if it never learns.

    private final Team team;
    private final Kernels kernels;
    private final Activation activation;
    private final Dropout dropout; // null if nothing is ever dropped
    private final float[] w;
    private final int weights;
    private final float[] g;
    private final int biases;
    private final float[] packed; // room for a with its rows closer together; empty where that does not pay
    private final float[] transposed; // [outputs, inputs' stride], Wᵀ
    private final Product forward;
    private final Product weightGradient;
    private final Product inputGradient;

    /**
     * @param before null for the first layer
     * @param g empty if the layer is only looked at
     */
    DenseLayer(
            Team team,
            Parameters shape,
            int index,
            LayerSpec spec,
            DenseLayer before,
            float[] w,
            float[] g,
            int capacity) {
        this.team = team;
        kernels = team.kernels();
        activation = spec.activation();
        this.w = w;
        this.g = g;
        inputs = shape.inputs[index];
        outputs = shape.outputs[index];
        stride = shape.stride[index];
        weights = shape.weights[index];
        biases = shape.biases[index];
        boolean learns = g.length > 0;
        int backStride = before == null || !learns ? 0 : before.stride;
        a = new float[capacity * stride];
        packed = new float[divides(activation) && 2 * outputs <= stride ? capacity * stride : 0];
        out = a;
        dropout = learns && spec.dropout() > 0 ? new Dropout(spec.dropout(), index, outputs, stride, capacity) : null;
        z = keepsSums(activation) ? new float[capacity * stride] : a;
        dz = new float[learns ? capacity * stride : 0];
        transposed = new float[outputs * backStride];

        float[] zeros = new float[Math.max(stride, backStride)];
        forward = new Product().b(w, weights, stride).start(w, biases, 0).c(z, 0, stride);
        weightGradient = new Product().b(dz, 0, stride).start(zeros, 0, 0).c(g, weights, stride);
        inputGradient = before == null || !learns
                ? null
                : new Product()
                        .a(dz, 0, stride, 1)
                        .b(transposed, 0, backStride)
                        .start(zeros, 0, 0)
                        .c(before.dz, 0, backStride);
    }

    /** a ← f(x·W + b) for x [rows, inputs] with rows that far apart. */
    void forward(float[] x, int xOffset, int xStride, int rows) {
        team.multiply(forward.a(x, xOffset, xStride, 1).shape(rows, stride, inputs));
        boolean closer = packed.length > 0;
        float[] values = closer ? packed : a;
        int n = closer ? kernels.pack(a, rows, outputs, stride, packed) : rows * stride;
        switch (activation) {
            case IDENTITY -> {}
            case SIGMOID -> kernels.sigmoid(values, n);
            case TANH -> kernels.tanh(values, n);
            case RELU -> kernels.relu(values, n);
            case LEAKY_RELU -> kernels.leakyRelu(values, n);
            case ELU -> kernels.elu(values, n);
            case GELU -> kernels.gelu(z, a, n);
            case SILU -> kernels.silu(z, a, n);
            case SOFTPLUS -> kernels.softplus(z, a, n);
        }
        if (closer) {
            kernels.unpack(packed, rows, outputs, stride, a);
        }
        if (out != a) { // as in Product.a
            out = a;
        }
    }

    /** After {@link #forward}: drops some of the outputs, until the next. */
    void drop(long seed, long update, int rows) {
        if (dropout != null) {
            dropout.draw(seed, update, rows);
            kernels.mask(a, dropout.mask, dropout.out, rows * stride);
            out = dropout.out;
        }
    }

    /** dz ← da·f′(z), which may use up a; then dW = xᵀ·dz, db = Σ dz, and for the layer before da = dz·Wᵀ. */
    void backward(float[] x, int xOffset, int xStride, int rows) {
        int n = rows * stride;
        if (out != a) {
            kernels.mask(dz, dropout.mask, dz, n);
        }
        switch (activation) {
            case IDENTITY -> {}
            case SIGMOID -> kernels.sigmoidBackward(a, dz, n);
            case TANH -> kernels.tanhBackward(a, dz, n);
            case RELU -> kernels.reluBackward(a, dz, n);
            case LEAKY_RELU -> kernels.leakyReluBackward(a, dz, n);
            case ELU -> kernels.eluBackward(a, dz, n);
            case GELU -> kernels.geluBackward(z, a, dz, n);
            case SILU -> kernels.siluBackward(z, a, dz, n);
            case SOFTPLUS -> kernels.softplusBackward(z, a, dz, n);
        }
        team.multiply(weightGradient.a(x, xOffset, 1, xStride).shape(inputs, stride, rows));
        kernels.sumRows(dz, rows, stride, stride, g, biases);
        if (inputGradient != null) {
            int backStride = inputGradient.bRow;
            kernels.transpose(w, weights, stride, inputs, outputs, transposed, backStride);
            team.multiply(inputGradient.shape(rows, backStride, outputs));
        }
    }

    /** Whether it divides in place, so that fewer vectors are worth setting narrow rows closer together for. */
    private static boolean divides(Activation activation) {
        return switch (activation) {
            case SIGMOID, TANH, ELU -> true;
            case IDENTITY, RELU, LEAKY_RELU, GELU, SILU, SOFTPLUS -> false;
        };
    }

    /** Whether the derivative needs z: these three fall before they rise, or lose it to rounding. */
    private static boolean keepsSums(Activation activation) {
        return switch (activation) {
            case GELU, SILU, SOFTPLUS -> true;
            case IDENTITY, SIGMOID, TANH, RELU, LEAKY_RELU, ELU -> false;
        };
    }
}
