package dev.chainrule.api;

import dev.chainrule.engine.LayerHealth;
import dev.chainrule.engine.probe.GradientCheck;
import dev.chainrule.engine.probe.Histogram;
import dev.chainrule.engine.probe.LayerReport;
import dev.chainrule.run.Probed;
import dev.chainrule.run.Probing;
import dev.chainrule.run.Run;
import dev.chainrule.run.Runs;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Probes of a run's network from the stored weights of an epoch, the last that is kept if none is named. On up to 1,000 training rows,
 * evenly spaced, and at most 10 million rows × parameters; for networks of up to 100,000 weights and biases. The loss plane: 2 million rows ×
 * parameters, 50,000 weights and biases. The gradient check: 32 rows, 80,000 rows × parameters, 20,000 weights and biases.
 */
@RestController
@RequestMapping(path = "/api/v1/runs/{id}/probes", produces = MediaType.APPLICATION_JSON_VALUE)
class ProbeApi {

    private final Runs runs;
    private final Probing probing;
    private final JsonMapper json;

    ProbeApi(Runs runs, Probing probing, JsonMapper json) {
        this.runs = runs;
        this.probing = probing;
        this.json = json;
    }

    /** {@code speedLimit} is null where none applies: for optimizers other than SGD. */
    @GetMapping("/sharpness")
    ObjectNode sharpness(@PathVariable long id, @RequestParam(required = false) @Nullable Integer epoch) {
        Probed.Curvature found = probing.curvature(run(id), epoch);
        ObjectNode node = node(id, found);
        Json.put(node, "sharpness", found.sharpness());
        Json.put(
                node,
                "speedLimit",
                found.limit() == null ? null : (Double) found.limit().value());
        node.put("limitFormula", found.limit() == null ? null : found.limit().formula());
        return node.put("learningRate", found.learningRate()).put("converged", found.converged());
    }

    @GetMapping("/loss-line")
    ObjectNode lossLine(@PathVariable long id, @RequestParam(required = false) @Nullable Integer epoch) {
        Probed.LossLine found = probing.lossLine(run(id), epoch);
        ObjectNode node = node(id, found)
                .put("direction", "first principal direction of the path")
                .put("filterNormalized", found.filterNormalized());
        Json.put(node, "explained", found.explained());
        Json.put(node, "steps", found.steps());
        Json.put(node, "losses", found.losses());
        ArrayNode path = node.putArray("path");
        for (Probed.LossLine.Point point : found.path()) {
            ObjectNode one = path.addObject().put("epoch", point.epoch());
            Json.put(one, "at", point.at());
            Json.put(one, "loss", point.loss());
        }
        return node;
    }

    /** {@code losses} are [a][b]; a and b go along directions of length 1 at a right angle. */
    @GetMapping("/loss-plane")
    ObjectNode lossPlane(@PathVariable long id, @RequestParam(required = false) @Nullable Integer epoch) {
        Probed.LossPlane found = probing.lossPlane(run(id), epoch);
        ObjectNode node = node(id, found).put("directions", "first two principal directions of the path");
        Json.put(node, "explained", found.explained());
        Json.put(node, "a", found.a());
        Json.put(node, "b", found.b());
        ArrayNode losses = node.putArray("losses");
        for (double[] along : found.losses()) {
            Json.add(losses, along);
        }
        ArrayNode path = node.putArray("path");
        for (Probed.LossPlane.Point point : found.path()) {
            ObjectNode one = path.addObject().put("epoch", point.epoch());
            Json.put(one, "a", point.a());
            Json.put(one, "b", point.b());
            Json.put(one, "loss", point.loss());
        }
        return node;
    }

    @GetMapping("/layers")
    ObjectNode layers(@PathVariable long id, @RequestParam(required = false) @Nullable Integer epoch) {
        Probed.Layers found = probing.layers(run(id), epoch);
        ObjectNode node = node(id, found);
        ArrayNode layers = node.putArray("layers");
        for (LayerReport report : found.reports()) {
            LayerHealth health = report.health();
            ObjectNode layer = layers.addObject();
            Json.put(layer, "mean", (double) health.activationMean());
            Json.put(layer, "deviation", (double) health.activationDeviation());
            Json.put(layer, "deadShare", (double) health.deadShare());
            Json.put(layer, "saturatedShare", (double) health.saturatedShare());
            Json.put(layer, "gradientNorm", (double) health.gradientNorm());
            Json.put(layer, "weightNorm", (double) health.weightNorm());
            histogram(layer.putObject("activations"), report.activations());
            histogram(layer.putObject("gradients"), report.gradients());
            histogram(layer.putObject("weights"), report.weights());
        }
        return node;
    }

    @GetMapping("/gradient-check")
    ObjectNode gradientCheck(@PathVariable long id, @RequestParam(required = false) @Nullable Integer epoch) {
        Probed.Gradient found = probing.gradient(run(id), epoch);
        ObjectNode node = node(id, found);
        Json.put(node, "largestRelativeDifference", found.largestError());
        node.put("tolerance", GradientCheck.TOLERANCE).put("agrees", found.agrees());
        ArrayNode layers = node.putArray("layers");
        for (GradientCheck check : found.checks()) {
            ObjectNode layer = layers.addObject();
            Json.put(layer, "relativeDifference", check.error());
            Json.put(layer, "largestGradient", check.largest());
            layer.put("compared", check.compared()).put("bends", check.bends());
        }
        return node;
    }

    /** Equal bins from −limit to limit. */
    private static void histogram(ObjectNode node, Histogram histogram) {
        node.put("limit", histogram.limit()).put("notFinite", histogram.notFinite());
        ArrayNode counts = node.putArray("counts");
        for (int count : histogram.counts()) {
            counts.add(count);
        }
    }

    private ObjectNode node(long id, Probed found) {
        return json.createObjectNode()
                .put("runId", id)
                .put("epoch", found.epoch())
                .put("rows", found.rows());
    }

    private Run run(long id) {
        return runs.findById(id).orElseThrow(() -> RunApi.unknown(id));
    }
}
