package dev.chainrule.run.page;

import dev.chainrule.engine.Activation;
import dev.chainrule.engine.LayerHealth;
import dev.chainrule.engine.LayerSpec;
import dev.chainrule.engine.NetworkSpec;
import dev.chainrule.run.EpochHealth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A layer in the table of layer health.
 *
 * @param name "Hidden 1, 16 tanh"
 * @param flat what is counted as doing nothing: "dead" of ReLU, "saturated" of functions with flat ends, empty for others
 * @param health at the chosen epoch or the kept one before it; null if none is kept
 */
record LayerRow(String name, String flat, @Nullable LayerHealth health) {

    static List<LayerRow> of(NetworkSpec network, List<EpochHealth> kept, int epoch) {
        EpochHealth chosen = null;
        for (EpochHealth each : kept) {
            chosen = each.epoch() <= epoch ? each : chosen;
        }
        List<LayerRow> rows = new ArrayList<>();
        for (int i = 0; i < network.layers().size(); i++) {
            LayerSpec layer = network.layers().get(i);
            boolean output = i == network.layers().size() - 1;
            rows.add(new LayerRow(
                    "%s, %d %s".formatted(output ? "Output" : "Hidden " + (i + 1), layer.units(), activation(layer)),
                    flat(layer.activation()),
                    chosen == null ? null : chosen.layers().get(i)));
        }
        return rows;
    }

    private static String activation(LayerSpec layer) {
        return layer.activation() == Activation.RELU
                ? "ReLU"
                : layer.activation().id().replace('_', ' ');
    }

    private static String flat(Activation activation) {
        return switch (activation) {
            case RELU -> "dead";
            case TANH, SIGMOID, ELU -> "saturated";
            default -> "";
        };
    }

    /** The share of units or outputs that do nothing. */
    public @Nullable Float flatShare() {
        if (health == null || flat.isEmpty()) {
            return null;
        }
        return flat.equals("dead") ? health.deadShare() : health.saturatedShare();
    }

    /** As {@link LayerHealth#updateRatio} with one decimal; "none" before the first update. */
    public String ratio() {
        if (health == null || Float.isNaN(health.updateRatio())) {
            return "none";
        }
        return Float.isInfinite(health.updateRatio())
                ? (health.updateRatio() < 0 ? "did not move" : "moved from 0")
                : "%.1f".formatted(health.updateRatio()).replace('-', '−');
    }
}
