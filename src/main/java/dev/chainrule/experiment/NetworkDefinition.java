package dev.chainrule.experiment;

import dev.chainrule.engine.Activation;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The network between data and loss.
 *
 * @param hidden units of each hidden layer; none makes it linear
 * @param activations of the hidden layers, one each; a single one is that of all
 */
public record NetworkDefinition(List<Integer> hidden, List<Activation> activations, OutputChoice output) {

    /** @throws IllegalArgumentException if there are neither one nor as many activations as hidden layers */
    public NetworkDefinition {
        hidden = List.copyOf(hidden);
        if (activations.size() != 1 && activations.size() != hidden.size()) {
            throw new IllegalArgumentException(
                    "%d activations do not fit %d hidden %s. Give one for all, or one for each."
                            .formatted(activations.size(), hidden.size(), hidden.size() == 1 ? "layer" : "layers"));
        }
        boolean alike = activations.stream().distinct().count() == 1;
        activations = alike ? List.of(activations.get(0)) : List.copyOf(activations);
    }

    /** Of a hidden layer, from 0. */
    Activation activation(int layer) {
        return activations.get(activations.size() == 1 ? 0 : layer);
    }

    /** The activations by their ids, as somebody writes them: {@code tanh}, or {@code tanh, relu}. */
    String activationText() {
        return activations.stream().map(Activation::id).collect(Collectors.joining(", "));
    }
}
