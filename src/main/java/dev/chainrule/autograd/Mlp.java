package dev.chainrule.autograd;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;

/**
 * A multi-layer perceptron: each layer's outputs are the next one's inputs. One step of training is
 *
 * <pre>{@code
 * Value loss = Losses.squaredError(network.apply(inputs).get(0), target);
 * network.resetGradients();
 * loss.backward();
 * network.parameters().forEach(p -> p.set(p.data() - rate * p.gradient()));
 * }</pre>
 */
public record Mlp(List<Layer> layers) {

    public Mlp {
        layers = List.copyOf(layers);
    }

    /**
     * A network that has learned nothing yet, its layers drawn one after the other.
     *
     * @param widths neurons of each layer, the last being the outputs
     * @param hidden activation of every layer but the last
     * @param output activation of the last; {@code UnaryOperator.identity()} for none
     */
    public static Mlp drawn(
            int inputs,
            List<Integer> widths,
            UnaryOperator<Value> hidden,
            UnaryOperator<Value> output,
            DoubleSupplier start) {
        List<Layer> layers = new ArrayList<>();
        int in = inputs;
        for (int width : widths) {
            boolean last = layers.size() == widths.size() - 1;
            layers.add(Layer.drawn(in, width, last ? output : hidden, start));
            in = width;
        }
        return new Mlp(layers);
    }

    /** [inputs] → [outputs]. */
    public List<Value> apply(List<Value> inputs) {
        List<Value> signals = inputs;
        for (Layer layer : layers) {
            signals = layer.apply(signals);
        }
        return signals;
    }

    /** Layer by layer, neuron by neuron, weights before bias. */
    public List<Value> parameters() {
        return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
    }

    /** Before the next {@link Value#backward()}, which would add to what is there. */
    public void resetGradients() {
        parameters().forEach(Value::resetGradient);
    }
}
