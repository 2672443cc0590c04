package dev.chainrule.run;

import dev.chainrule.engine.LayerSpec;
import dev.chainrule.engine.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The shape of a network that is drawn with each of its weights.
 *
 * @param drawn false where there are too many to tell apart
 * @param sizes units of each layer, the inputs first
 * @param activations of each layer but the inputs
 * @param parameters weights and biases
 */
public record Wiring(boolean drawn, List<Integer> sizes, List<String> activations, long parameters) {

    private static final int MOST_PARAMETERS = 10_000;
    private static final int MOST_UNITS = 64;
    private static final int MOST_LAYERS = 8;

    /** How that network is drawn: with all its lines up to 10,000 parameters, 64 units a layer and 8 layers. */
    public static Wiring of(NetworkSpec network) {
        List<Integer> sizes = new ArrayList<>(List.of(network.inputs()));
        List<String> activations = new ArrayList<>();
        for (LayerSpec layer : network.layers()) {
            sizes.add(layer.units());
            activations.add(layer.activation().id());
        }
        boolean drawn = network.parameters() <= MOST_PARAMETERS
                && network.layers().size() <= MOST_LAYERS
                && sizes.stream().allMatch(units -> units <= MOST_UNITS);
        return new Wiring(drawn, sizes, activations, network.parameters());
    }

    /** "2,16,16,1" */
    public String sizeList() {
        return sizes.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    public String activationList() {
        return String.join(",", activations);
    }
}
