package dev.chainrule.run;

import dev.chainrule.engine.LayerHealth;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * How the layers of a run did over its epochs, as far as that was kept.
 *
 * @param epochs ascending; empty before epoch 0 and for runs from before health was kept
 */
public record RunHealth(List<EpochHealth> epochs) {

    public RunHealth {
        epochs = List.copyOf(epochs);
    }

    /** Layers of the network, the output included; 0 if nothing was kept. */
    public int layers() {
        return epochs.isEmpty() ? 0 : epochs.get(0).layers().size();
    }

    /**
     * Since when something holds of a layer without a break to the last kept epoch, for sentences like “layer 3 is dead from epoch 4”.
     *
     * @param layer from 0
     * @return the first kept epoch of that stretch; empty if it does not hold at the last
     */
    public OptionalInt since(int layer, Predicate<LayerHealth> holds) {
        OptionalInt since = OptionalInt.empty();
        for (int i = epochs.size() - 1; i >= 0; i--) {
            if (!holds.test(epochs.get(i).layers().get(layer))) {
                return since;
            }
            since = OptionalInt.of(epochs.get(i).epoch());
        }
        return since;
    }
}
