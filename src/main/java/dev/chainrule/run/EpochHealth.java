package dev.chainrule.run;

import dev.chainrule.engine.LayerHealth;
import java.util.List;

/**
 * How each layer of a run did after an epoch.
 *
 * @param epoch 0 before the first update, where gradients and updates are NaN
 * @param layers first to last, the output included
 */
public record EpochHealth(int epoch, List<LayerHealth> layers) {

    public EpochHealth {
        layers = List.copyOf(layers);
    }
}
