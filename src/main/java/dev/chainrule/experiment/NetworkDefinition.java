package dev.chainrule.experiment;

import dev.chainrule.engine.Activation;
import java.util.List;

/**
 * The network between data and loss.
 *
 * @param hidden units of each hidden layer; none makes it linear
 * @param activation of every hidden layer
 */
public record NetworkDefinition(List<Integer> hidden, Activation activation, OutputChoice output) {

    public NetworkDefinition {
        hidden = List.copyOf(hidden);
    }
}
