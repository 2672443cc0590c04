package dev.chainrule.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One file of reference numbers, see the README beside them. */
final class Oracle {

    final JsonNode json;
    final NetworkSpec network;
    final Loss loss;
    final Examples examples;

    private Oracle(JsonNode json) {
        this.json = json;
        JsonNode sizes = json.get("sizes");
        Activation hidden = Activation.of(json.get("hidden_activation").asString());
        List<LayerSpec> layers = new ArrayList<>();
        for (int l = 1; l < sizes.size(); l++) {
            layers.add(new LayerSpec(sizes.get(l).asInt(), l < sizes.size() - 1 ? hidden : Activation.IDENTITY));
        }
        network = new NetworkSpec(sizes.get(0).asInt(), layers);
        loss = switch (json.get("loss").asString()) {
            case "mse" -> Loss.SQUARED_ERROR;
            case "bce_logits" -> Loss.SIGMOID_CROSS_ENTROPY;
            case "mae" -> Loss.ABSOLUTE_ERROR;
            case "huber" -> Loss.HUBER;
            case "hinge" -> Loss.HINGE;
            case "softmax_ce" -> Loss.SOFTMAX_CROSS_ENTROPY;
            default -> throw new IllegalArgumentException(json.get("loss").asString());
        };
        float[] x = floats(numbers(json.get("X")));
        float[] y = floats(numbers(json.get("Y")));
        examples = new Examples(json.get("X").size(), network.inputs(), network.outputs(), x, y);
    }

    static Oracle read(String name) {
        try (InputStream file = Oracle.class.getResourceAsStream("/oracle/" + name + ".json")) {
            return new Oracle(JsonMapper.shared().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TrainingSpec training(int epochs) {
        return new TrainingSpec(
                network,
                new Initialization.Zeros(),
                loss,
                Score.ACCURACY,
                optimizer(),
                json.get("optimizer").get("lr").asDouble(),
                examples.rows(),
                epochs,
                0);
    }

    private Optimizer optimizer() {
        JsonNode given = json.get("optimizer");
        String kind = given.get("kind").asString();
        return switch (kind) {
            case "sgd" -> new Optimizer.Sgd(0, false, number(given, "weight_decay"));
            case "momentum", "nesterov" ->
                new Optimizer.Sgd(number(given, "momentum"), kind.equals("nesterov"), number(given, "weight_decay"));
            case "adagrad" -> Optimizer.adagrad();
            case "rmsprop" -> new Optimizer.RmsProp(number(given, "alpha"), number(given, "eps"), 0, false, 0);
            case "adam" ->
                new Optimizer.Adam(
                        given.get("betas").get(0).asDouble(),
                        given.get("betas").get(1).asDouble(),
                        number(given, "eps"),
                        number(given, "weight_decay"));
            case "adamw" ->
                new Optimizer.AdamW(
                        given.get("betas").get(0).asDouble(),
                        given.get("betas").get(1).asDouble(),
                        number(given, "eps"),
                        number(given, "weight_decay"));
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static double number(JsonNode node, String name) {
        return node.has(name) ? node.get(name).asDouble() : 0;
    }

    /** The tensors of all layers in a checkpoint's order: W, b, W, b and so on. */
    static List<double[]> tensors(JsonNode layers) {
        List<double[]> tensors = new ArrayList<>();
        for (JsonNode layer : layers) {
            tensors.add(numbers(layer.get("W")));
            tensors.add(numbers(layer.get("b")));
        }
        return tensors;
    }

    static float[] floats(List<double[]> tensors) {
        return floats(tensors.stream().flatMapToDouble(java.util.Arrays::stream).toArray());
    }

    static float[] floats(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }

    /** All numbers in a tree of arrays, in order. */
    static double[] numbers(JsonNode node) {
        List<Double> numbers = new ArrayList<>();
        collect(node, numbers);
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void collect(JsonNode node, List<Double> numbers) {
        if (node.isArray()) {
            node.forEach(child -> collect(child, numbers));
        } else {
            numbers.add(node.asDouble());
        }
    }
}
