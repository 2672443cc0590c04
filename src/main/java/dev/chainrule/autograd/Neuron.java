package dev.chainrule.autograd;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;

/**
 * One neuron: activation(w·x + b).
 *
 * @param weights one for each input
 */
public record Neuron(List<Value> weights, Value bias, UnaryOperator<Value> activation) {

    public Neuron {
        weights = List.copyOf(weights);
    }

    /**
     * A neuron that has learned nothing yet.
     *
     * @param start draws the weights one by one, then the bias
     */
    public static Neuron drawn(int inputs, UnaryOperator<Value> activation, DoubleSupplier start) {
        List<Value> weights = new ArrayList<>();
        for (int i = 1; i <= inputs; i++) {
            weights.add(Value.of("w" + i, start.getAsDouble()));
        }
        return new Neuron(weights, Value.of("b", start.getAsDouble()), activation);
    }

    /**
     * The neuron's output.
     *
     * @throws IllegalArgumentException if there are not as many inputs as weights
     */
    public Value apply(List<Value> inputs) {
        return activation.apply(Value.weightedSum(weights, inputs, bias));
    }

    /** The weights, then the bias. */
    public List<Value> parameters() {
        List<Value> parameters = new ArrayList<>(weights);
        parameters.add(bias);
        return parameters;
    }
}
