package dev.chainrule.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the scalar engine to PyTorch's float64 numbers, element by element: see the README beside them. */
class ReferenceNumbersTest {

    /** Both sides compute in float64; sums in another order differ by about 1e-15, which ten updates hardly raise. */
    private static final double TOLERANCE = 1e-10;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "activation_identity",
                "activation_sigmoid",
                "activation_tanh",
                "activation_relu",
                "activation_leaky_relu",
                "activation_elu",
                "activation_gelu",
                "activation_silu",
                "activation_softplus",
                "loss_mse",
                "loss_mae",
                "loss_huber",
                "loss_hinge",
                "loss_bce_logits",
                "loss_softmax_ce",
                "optimizer_sgd",
                "optimizer_momentum",
                "optimizer_nesterov",
                "optimizer_adagrad",
                "optimizer_rmsprop",
                "optimizer_adam",
                "optimizer_adamw",
                "network_moons"
            })
    void agreesWithPyTorch(String name) throws IOException {
        JsonNode expected = read(name);
        Mlp network = network(expected);
        List<List<Value>> inputs = Functions.rows(matrix(expected.get("X")));
        double[][] targets = matrix(expected.get("Y"));
        Updates updates = new Updates(network.parameters(), expected.get("optimizer"));

        for (int step = 1; step <= 10; step++) {
            List<List<Value>> outputs = inputs.stream().map(network::apply).toList();
            Value loss = Functions.loss(expected.get("loss").asString(), outputs, targets);
            network.resetGradients();
            loss.backward();

            close(loss.data(), expected.get("losses").get(step - 1).asDouble(), "loss of step " + step);
            if (step == 1) {
                signalsAgree(network, inputs, expected);
                layersAgree(network, Value::gradient, expected.get("gradients"), "gradient");
            }
            updates.step();
            JsonNode after = expected.get("params_after_steps").path(Integer.toString(step));
            if (!after.isMissingNode()) {
                layersAgree(network, Value::data, after, "after " + step + " updates");
            }
        }
    }

    private static void signalsAgree(Mlp network, List<List<Value>> inputs, JsonNode expected) {
        for (int row = 0; row < inputs.size(); row++) {
            List<Value> signals = inputs.get(row);
            for (int l = 0; l < network.layers().size(); l++) {
                signals = network.layers().get(l).apply(signals);
                JsonNode activations = expected.get("activations").get(l).get(row);
                for (int j = 0; j < activations.size(); j++) {
                    close(signals.get(j).data(), activations.get(j).asDouble(), "layer " + l + ", row " + row);
                }
            }
            for (int j = 0; j < signals.size(); j++) {
                JsonNode output = expected.get("output").get(row).get(j);
                close(signals.get(j).data(), output.asDouble(), "output, row " + row);
            }
        }
    }

    private static void layersAgree(Mlp network, ToDoubleFunction<Value> number, JsonNode expectedLayers, String what) {
        for (int l = 0; l < expectedLayers.size(); l++) {
            double[][] w = matrix(expectedLayers.get(l).get("W")); // [inputs][outputs]
            JsonNode b = expectedLayers.get(l).get("b");
            List<Neuron> neurons = network.layers().get(l).neurons();
            for (int j = 0; j < neurons.size(); j++) {
                String where = "%s, layer %d, neuron %d".formatted(what, l, j);
                for (int i = 0; i < w.length; i++) {
                    close(number.applyAsDouble(neurons.get(j).weights().get(i)), w[i][j], where + ", weight " + i);
                }
                close(number.applyAsDouble(neurons.get(j).bias()), b.get(j).asDouble(), where + ", bias");
            }
        }
    }

    private static void close(double actual, double expected, String what) {
        assertThat(actual).as(what).isCloseTo(expected, within(TOLERANCE * Math.max(1, Math.abs(expected))));
    }

    private static Mlp network(JsonNode file) {
        UnaryOperator<Value> hidden =
                Functions.activation(file.get("hidden_activation").asString());
        List<Layer> layers = new ArrayList<>();
        for (JsonNode layer : file.get("params")) {
            boolean last = layers.size() == file.get("params").size() - 1;
            double[][] w = matrix(layer.get("W"));
            List<Neuron> neurons = new ArrayList<>();
            for (int j = 0; j < layer.get("b").size(); j++) {
                List<Value> weights = new ArrayList<>();
                for (double[] ofInput : w) {
                    weights.add(Value.of(ofInput[j]));
                }
                Value bias = Value.of(layer.get("b").get(j).asDouble());
                neurons.add(new Neuron(weights, bias, last ? UnaryOperator.identity() : hidden));
            }
            layers.add(new Layer(neurons));
        }
        return new Mlp(layers);
    }

    static double[][] matrix(JsonNode rows) {
        double[][] matrix = new double[rows.size()][];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = new double[rows.get(i).size()];
            for (int j = 0; j < matrix[i].length; j++) {
                matrix[i][j] = rows.get(i).get(j).asDouble();
            }
        }
        return matrix;
    }

    static JsonNode read(String name) throws IOException {
        try (InputStream file = ReferenceNumbersTest.class.getResourceAsStream("/oracle/" + name + ".json")) {
            return JsonMapper.shared().readTree(file);
        }
    }
}
