package dev.chainrule.run.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the network of one epoch answers.
 *
 * @param shade for each place of the plane 0 to 255; with two classes the probability of class 1, with more how sure it is of the winning one
 *     (0 at 1/k), for values where between the smallest and the largest of the training rows; null without a plane
 * @param classes the winning class of each place; null but for three classes or more
 * @param finite false if an answer is not finite, so that the shades say nothing
 * @param wrong training rows that it takes for another class, ascending
 * @param confusion [class][class it is taken for], training rows; null for values and where counting would take too long
 * @param worst the training rows that it predicts worst, the worst first; empty where asking would take too long or answers are not finite
 * @param validation confusion and worst of the validation rows; null without such rows
 */
record Frame(
        int epoch,
        byte @Nullable [] shade,
        byte @Nullable [] classes,
        boolean finite,
        int[] wrong,
        int @Nullable [][] confusion,
        List<Worst> worst,
        @Nullable Missed validation) {

    /** Mistakes among some rows. */
    record Missed(int @Nullable [][] confusion, List<Worst> worst) {

        static final Missed UNCOUNTED = new Missed(null, List.of());
    }

    /** Mistakes among the training rows. */
    Missed missed() {
        return new Missed(confusion, worst);
    }

    /**
     * A row.
     *
     * @param row among the training or the validation rows, in the order of the split
     * @param truth its class or value
     * @param taken the class or value that the network takes it for
     * @param share what the network gives its own class, 0 to 1; for values minus the distance, scaled
     */
    record Worst(int row, float truth, float taken, float share) {}
}
