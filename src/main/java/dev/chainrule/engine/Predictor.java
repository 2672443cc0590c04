package dev.chainrule.engine;

/** A network with given weights, for looking at: what it answers for rows that somebody asks about. Not for several threads at once. */
public final class Predictor {

    /**
     * @param weights as in {@link Checkpoint#weights()}
     * @param loss decides what is folded into the output: a sigmoid, a softmax or nothing
     */
    public Predictor(NetworkSpec network, Loss loss, float[] weights) {
        throw new UnsupportedOperationException();
    }

    /**
     * Answers for rows: probabilities where the loss is a cross-entropy, otherwise the output as it is.
     *
     * @param x [rows, inputs]
     * @return [rows, outputs]
     */
    public float[] predict(float[] x, int rows) {
        throw new UnsupportedOperationException();
    }
}
