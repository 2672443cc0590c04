package dev.chainrule.autograd;

import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Neurons side by side, all of which see the same inputs. */
public record Layer(List<Neuron> neurons) {

    public Layer {
        neurons = List.copyOf(neurons);
    }

    /** A layer that has learned nothing yet, its neurons drawn one after the other. */
    public static Layer drawn(int inputs, int width, UnaryOperator<Value> activation, DoubleSupplier start) {
        return new Layer(Stream.generate(() -> Neuron.drawn(inputs, activation, start))
                .limit(width)
                .toList());
    }

    /** [inputs] → [neurons]. */
    public List<Value> apply(List<Value> inputs) {
        return neurons.stream().map(neuron -> neuron.apply(inputs)).toList();
    }

    /** Neuron by neuron. */
    public List<Value> parameters() {
        return neurons.stream().flatMap(neuron -> neuron.parameters().stream()).toList();
    }
}
