package dev.chainrule.run;

import dev.chainrule.web.Conflict;
import java.util.ArrayList;
import java.util.List;

/**
 * The way that a training took: the kept weights of some of its epochs, evenly spaced, the first, the last and a chosen one among them.
 *
 * @param epochs ascending
 * @param weights of each, all finite
 */
record KeptPath(List<Integer> epochs, List<float[]> weights) {

    /** Epochs of the way that are looked at. */
    static final int MOST_POINTS = 60;

    static KeptPath of(Run run, WeightsStore store, int epoch) {
        List<Integer> epochs = new ArrayList<>();
        List<float[]> points = new ArrayList<>();
        for (int kept : ProbeBounds.spaced(store.keptEpochs(run.id()), MOST_POINTS, epoch)) {
            store.at(run.id(), kept).filter(KeptPath::finite).ifPresent(values -> {
                epochs.add(kept);
                points.add(values);
            });
        }
        return new KeptPath(epochs, points);
    }

    int size() {
        return epochs.size();
    }

    /** What to say where the weights never moved. */
    Conflict still(Run run) {
        return new Conflict(
                "The weights of run %d do not differ between its %,d epochs so far, so there is no way to look along."
                        .formatted(run.id(), epochs.size()));
    }

    private static boolean finite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
