package dev.chainrule.engine;

/** Whether a training ends before its last epoch, and which weights are kept as its best. */
public sealed interface EarlyStopping {

    /** All epochs are trained; the last weights are the result. */
    record Never() implements EarlyStopping {}

    /**
     * The training ends once a metric has not become better for so many epochs. {@link Checkpoint#best} has the weights of the epoch at
     * which it was best, also where the training ran to its last epoch.
     *
     * @param patience epochs in a row without an improvement after which training ends, 1 or more
     * @param minimumChange by how much a value must be better than the best to count, 0 or more
     */
    record Patience(Metric metric, int patience, double minimumChange) implements EarlyStopping {
        public Patience {
            if (patience < 1) {
                throw new IllegalArgumentException(
                        "A patience of %,d epochs would end a training before it can become better. Use 1 or more."
                                .formatted(patience));
            }
            if (!(minimumChange >= 0 && minimumChange <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        "A minimum change of %s is out of range. Use 0 or more.".formatted(minimumChange));
            }
        }
    }
}
