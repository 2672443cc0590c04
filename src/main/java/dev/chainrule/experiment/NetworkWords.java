package dev.chainrule.experiment;

import dev.chainrule.engine.Activation;
import dev.chainrule.engine.LayerSpec;
import dev.chainrule.engine.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Networks in words, for pages. */
public final class NetworkWords {

    /** So many layers alike in a row are counted. */
    private static final int MANY = 5;

    private NetworkWords() {}

    /** The activations of the hidden layers, for example "ReLU", or "tanh, ReLU" where each layer has its own. */
    public static String activations(NetworkDefinition network) {
        return network.activations().stream()
                .map(activation -> activation == Activation.RELU ? "ReLU" : activation.id())
                .collect(Collectors.joining(", "));
    }

    /** For example "2-16-16-1", or "2-32×30-1" for thirty hidden layers of 32. */
    public static String sizes(NetworkSpec network) {
        List<String> parts = new ArrayList<>();
        parts.add(Integer.toString(network.inputs()));
        List<Integer> units = network.layers().stream().map(LayerSpec::units).toList();
        for (int from = 0; from < units.size(); ) {
            int to = from;
            while (to < units.size() && units.get(to).equals(units.get(from))) {
                to++;
            }
            if (to - from >= MANY) {
                parts.add(units.get(from) + "×" + (to - from));
            } else {
                units.subList(from, to).forEach(size -> parts.add(size.toString()));
            }
            from = to;
        }
        return String.join("-", parts);
    }
}
