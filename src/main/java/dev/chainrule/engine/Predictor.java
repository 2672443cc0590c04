package dev.chainrule.engine;

import dev.chainrule.engine.kernel.Elementary;

/** A network with given weights, for looking at: what it answers for rows that somebody asks about. Not for several threads at once. */
public final class Predictor {

    private static final int ROWS_AT_ONCE = 128;

    private final Network network;
    private final Loss loss;

    /**
     * @param weights as in {@link Checkpoint#weights()}
     * @param loss decides what is folded into the output: a sigmoid, a softmax or nothing
     */
    public Predictor(NetworkSpec network, Loss loss, float[] weights) {
        TrainingChecks.check(network);
        TrainingChecks.checkLength("weights", weights, network.parameters());
        this.loss = loss;
        this.network = Network.toLookAt(network, ROWS_AT_ONCE);
        this.network.shape.spread(weights, this.network.w);
    }

    /**
     * Answers for rows: probabilities where the loss is a cross-entropy, otherwise the output as it is.
     *
     * @param x [rows, inputs]
     * @return [rows, outputs]
     */
    public float[] predict(float[] x, int rows) {
        int inputs = network.shape.inputs[0];
        if (rows < 0 || x.length != (long) rows * inputs) {
            throw new IllegalArgumentException("x has %d values; %d rows of %d inputs need %d."
                    .formatted(x.length, rows, inputs, (long) rows * inputs));
        }
        DenseLayer output = network.output();
        float[] answers = new float[Math.multiplyExact(rows, output.outputs)];
        for (int row = 0; row < rows; row += ROWS_AT_ONCE) {
            int count = Math.min(ROWS_AT_ONCE, rows - row);
            network.forward(x, row * inputs, count);
            for (int r = 0; r < count; r++) {
                answer(output, r * output.stride, answers, (row + r) * output.outputs);
            }
        }
        return answers;
    }

    private void answer(DenseLayer output, int from, float[] answers, int to) {
        switch (loss) {
            case SQUARED_ERROR, ABSOLUTE_ERROR, HUBER, HINGE ->
                System.arraycopy(output.a, from, answers, to, output.outputs);
            case SIGMOID_CROSS_ENTROPY -> {
                for (int j = 0; j < output.outputs; j++) {
                    answers[to + j] = Elementary.sigmoid(output.a[from + j]);
                }
            }
            case SOFTMAX_CROSS_ENTROPY -> Objective.softmax(output.a, from, answers, to, output.outputs);
        }
    }
}
