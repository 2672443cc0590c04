package dev.chainrule.experiment;

import dev.chainrule.dataset.DatasetSpec;
import dev.chainrule.dataset.Scaling;
import dev.chainrule.engine.Activation;
import dev.chainrule.engine.Initialization;
import dev.chainrule.engine.Optimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
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
                        list(sweep.get("seeds"), JsonNode::asLong)));
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
        dataset.options().forEach((name, value) -> {
            if (value == Math.rint(value) && Math.abs(value) < 1e15) {
                data.put(name, value.longValue());
            } else {
                data.put(name, value);
            }
        });
        data.put("seed", dataset.seed());
        node.put("scaling", scaling.id());
        node.put("validationShare", validationShare);
        ObjectNode net = node.putObject("network");
        ArrayNode hidden = net.putArray("hidden");
        network.hidden().forEach(hidden::add);
        net.put("activation", network.activation().id());
        net.put("output", network.output().id());
        ObjectNode train =
                node.putObject("training").put("loss", training.loss().id());
        ObjectNode optimizer = train.putObject("optimizer");
        if (training.optimizer() instanceof Optimizer.Sgd sgd) {
            optimizer.put("kind", "sgd").put("momentum", sgd.momentum());
        }
        train.put("batchSize", training.batchSize()).put("epochs", training.epochs());
        return node;
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
                Activation.of(node.get("activation").asString()),
                OutputChoice.of(node.get("output").asString()));
    }

    private static TrainingDefinition training(JsonNode node) {
        return new TrainingDefinition(
                LossChoice.of(node.get("loss").asString()),
                new Optimizer.Sgd(node.get("optimizer").get("momentum").asDouble()),
                node.get("batchSize").asInt(),
                node.get("epochs").asInt());
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
        List<T> values = new ArrayList<>();
        array.forEach(value -> values.add(read.apply(value)));
        return values;
    }
}
