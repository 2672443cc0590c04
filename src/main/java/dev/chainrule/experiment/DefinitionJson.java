package dev.chainrule.experiment;

import dev.chainrule.dataset.DatasetSpec;
import dev.chainrule.dataset.Scaling;
import dev.chainrule.engine.Activation;
import dev.chainrule.engine.Initialization;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Definitions as JSON, as programs send and get them and as they are stored; stored ones are read as they were written, without checks. */
@Component
public class DefinitionJson {

    private final JsonMapper json;

    public DefinitionJson(JsonMapper json) {
        this.json = json;
    }

    /** The settings of an experiment: dataset, scaling, validationShare, network, training, sweep. */
    public ObjectNode write(ExperimentDefinition definition) {
        ObjectNode node = common(
                definition.dataset(),
                definition.scaling(),
                definition.validationShare(),
                definition.network(),
                definition.training());
        ObjectNode sweep = node.putObject("sweep");
        ArrayNode rates = sweep.putArray("learningRates");
        definition.sweep().learningRates().forEach(rates::add);
        ArrayNode initializations = sweep.putArray("initializations");
        definition.sweep().initializations().forEach(initialization -> initializations.add(initialization.id()));
        ArrayNode seeds = sweep.putArray("seeds");
        definition.sweep().seeds().forEach(seeds::add);
        if (!definition.sweep().parameters().isEmpty()) {
            ObjectNode parameters = sweep.putObject("parameters");
            definition.sweep().parameters().forEach(axis -> {
                ArrayNode values = parameters.putArray(axis.path());
                axis.values().forEach(value -> add(values, value));
            });
        }
        return node;
    }

    /** The settings of a run: dataset, scaling, validationShare, network, training, learningRate, initialization, seed. */
    public ObjectNode write(RunDefinition definition) {
        ObjectNode node = common(
                definition.dataset(),
                definition.scaling(),
                definition.validationShare(),
                definition.network(),
                definition.training());
        node.put("learningRate", definition.learningRate());
        node.put("initialization", definition.initialization().id());
        node.put("seed", definition.seed());
        return node;
    }

    public ExperimentDefinition readExperiment(String text) {
        JsonNode node = json.readTree(text);
        JsonNode sweep = node.get("sweep");
        return new ExperimentDefinition(
                dataset(node.get("dataset")),
                Scaling.of(node.get("scaling").asString()),
                node.get("validationShare").asDouble(),
                network(node.get("network")),
                training(node.get("training")),
                new Sweep(
                        list(sweep.get("learningRates"), JsonNode::asDouble),
                        list(sweep.get("initializations"), value -> Initialization.parse(value.asString())),
                        list(sweep.get("seeds"), JsonNode::asLong),
                        parameters(sweep.get("parameters"))));
    }

    public RunDefinition readRun(String text) {
        JsonNode node = json.readTree(text);
        return new RunDefinition(
                dataset(node.get("dataset")),
                Scaling.of(node.get("scaling").asString()),
                node.get("validationShare").asDouble(),
                network(node.get("network")),
                training(node.get("training")),
                node.get("learningRate").asDouble(),
                Initialization.parse(node.get("initialization").asString()),
                node.get("seed").asLong());
    }

    private ObjectNode common(
            DatasetSpec dataset,
            Scaling scaling,
            double validationShare,
            NetworkDefinition network,
            TrainingDefinition training) {
        ObjectNode node = json.createObjectNode();
        ObjectNode data = node.putObject("dataset").put("kind", dataset.kind());
        dataset.options().forEach((name, value) -> put(data, name, value));
        data.put("seed", dataset.seed());
        node.put("scaling", scaling.id());
        node.put("validationShare", validationShare);
        ObjectNode net = node.putObject("network");
        ArrayNode hidden = net.putArray("hidden");
        network.hidden().forEach(hidden::add);
        if (network.activations().size() == 1) {
            net.put("activation", network.activations().get(0).id());
        } else {
            ArrayNode activations = net.putArray("activation");
            network.activations().forEach(activation -> activations.add(activation.id()));
        }
        net.put("output", network.output().id());
        training(node.putObject("training"), training);
        return node;
    }

    /** What does nothing is left out: a definition without it was written before it was known, or does not want it. */
    private static void training(ObjectNode node, TrainingDefinition training) {
        node.put("loss", training.loss().id());
        for (Aspect aspect : Aspect.values()) {
            Chosen chosen = training.chosen(aspect);
            if (aspect == Aspect.OPTIMIZER || !chosen.equals(aspect.standard())) {
                ObjectNode part = node.putObject(aspect.field()).put("kind", chosen.kind());
                chosen.words().forEach(part::put);
                chosen.numbers().forEach((name, value) -> put(part, name, value));
            }
        }
        training.numbers().forEach((name, value) -> {
            if (value != 0) {
                put(node, name, value);
            }
        });
        node.put("batchSize", training.batchSize()).put("epochs", training.epochs());
    }

    private static void put(ObjectNode node, String name, double value) {
        node.set(name, number(value));
    }

    private static void add(ArrayNode values, double value) {
        values.add(number(value));
    }

    /** Whole numbers without a point. */
    private static JsonNode number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? JsonNodeFactory.instance.numberNode((long) value)
                : JsonNodeFactory.instance.numberNode(value);
    }

    private static DatasetSpec dataset(JsonNode node) {
        TreeMap<String, Double> options = new TreeMap<>();
        node.properties().forEach(property -> {
            if (!property.getKey().equals("kind") && !property.getKey().equals("seed")) {
                options.put(property.getKey(), property.getValue().asDouble());
            }
        });
        return new DatasetSpec(node.get("kind").asString(), node.get("seed").asLong(), options);
    }

    private static NetworkDefinition network(JsonNode node) {
        return new NetworkDefinition(
                list(node.get("hidden"), JsonNode::asInt),
                activations(node.get("activation")),
                OutputChoice.of(node.get("output").asString()));
    }

    private static List<Activation> activations(JsonNode node) {
        return node.isArray()
                ? list(node, name -> Activation.of(name.asString()))
                : List.of(Activation.of(node.asString()));
    }

    private static TrainingDefinition training(JsonNode node) {
        Map<Aspect, Chosen> chosen = new EnumMap<>(Aspect.class);
        for (Aspect aspect : Aspect.values()) {
            JsonNode part = node.get(aspect.field());
            if (part != null) {
                chosen.put(aspect, chosen(aspect, part));
            }
        }
        TreeMap<String, Double> numbers = new TreeMap<>();
        for (NumberSetting setting : TrainingNumbers.ALL) {
            JsonNode value = node.get(setting.name());
            if (value != null) {
                numbers.put(setting.name(), value.asDouble());
            }
        }
        return new TrainingDefinition(
                LossChoice.of(node.get("loss").asString()),
                chosen,
                numbers,
                node.get("batchSize").asInt(),
                node.get("epochs").asInt());
    }

    /** A setting that was not written was not known then, and has its standard. */
    private static Chosen chosen(Aspect aspect, JsonNode part) {
        Kind kind = aspect.known(part.get("kind").asString());
        Map<String, String> words = new HashMap<>();
        Map<String, Double> numbers = new HashMap<>();
        part.properties().forEach(property -> {
            if (property.getValue().isNumber()) {
                numbers.put(property.getKey(), property.getValue().asDouble());
            } else {
                words.put(property.getKey(), property.getValue().asString());
            }
        });
        return kind.with(words, numbers);
    }

    private static List<Sweep.Axis> parameters(@Nullable JsonNode node) {
        List<Sweep.Axis> axes = new ArrayList<>();
        if (node != null) {
            node.properties()
                    .forEach(property ->
                            axes.add(new Sweep.Axis(property.getKey(), list(property.getValue(), JsonNode::asDouble))));
        }
        return axes;
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
        List<T> values = new ArrayList<>();
        array.forEach(value -> values.add(read.apply(value)));
        return values;
    }
}
