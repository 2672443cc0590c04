package dev.chainrule.experiment;

import dev.chainrule.engine.Activation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the network between data and loss. */
final class NetworkCheck {

    private NetworkCheck() {}

    static @Nullable NetworkDefinition network(Draft.Network draft, Problems problems) {
        List<Integer> hidden = hidden(draft.hidden(), problems);
        List<Activation> activations = activations(draft.activation(), problems);
        OutputChoice output = draft.output() == null
                ? OutputChoice.AUTO
                : Checks.choice("network.output", draft.output(), OutputChoice::of, problems);
        if (hidden == null || activations == null || output == null) {
            return null;
        }
        return Checks.choice(
                "network.activation",
                draft.activation(),
                text -> new NetworkDefinition(hidden, activations, output),
                problems);
    }

    /** One name, or a list of names with commas between them. */
    private static @Nullable List<Activation> activations(@Nullable String text, Problems problems) {
        List<Activation> activations = new ArrayList<>();
        for (String name : text == null ? new String[0] : text.split("[,;\\s]+", -1)) {
            Activation activation = Checks.choice("network.activation", name, Activation::of, problems);
            if (activation == null) {
                return null;
            }
            activations.add(activation);
        }
        return text == null ? null : activations;
    }

    private static @Nullable List<Integer> hidden(@Nullable List<Long> hidden, Problems problems) {
        if (hidden == null) {
            return null;
        }
        if (hidden.size() > Limits.LAYERS) {
            problems.add(
                    "network.hidden", "%,d hidden layers are too many. Use up to %d.", hidden.size(), Limits.LAYERS);
            return null;
        }
        List<Integer> units = new ArrayList<>();
        for (long count : hidden) {
            if (count < 1 || count > Limits.UNITS) {
                problems.add(
                        "network.hidden", "A layer of %,d units is out of range. Use 1 to %,d.", count, Limits.UNITS);
                return null;
            }
            units.add((int) count);
        }
        return units;
    }
}
