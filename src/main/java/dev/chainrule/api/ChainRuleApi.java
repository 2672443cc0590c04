package dev.chainrule.api;

import dev.chainrule.engine.probe.ChainRule;
import dev.chainrule.engine.probe.RowPass;
import dev.chainrule.run.Probed;
import dev.chainrule.run.Probing;
import dev.chainrule.run.Runs;
import dev.chainrule.run.WeightName;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The gradient of a single weight at an epoch, the last that is kept if none is named, and the chain rule for one row. The mean is over all
 * training rows up to 20,000 and 20 million rows × parameters, evenly spaced beyond; for networks of up to 100,000 weights and biases.
 */
@RestController
class ChainRuleApi {

    private final Runs runs;
    private final Probing probing;
    private final JsonMapper json;

    ChainRuleApi(Runs runs, Probing probing, JsonMapper json) {
        this.runs = runs;
        this.probing = probing;
        this.json = json;
    }

    /**
     * {@code layer}, {@code to} and {@code row} count from 1, {@code from} as well with 0 for the bias. Of the row: {@code in} · {@code byZ} =
     * {@code gradient}, {@code byA} · {@code slope} = {@code byZ}, and the products of {@code terms} add up to {@code byA}.
     */
    @GetMapping(path = "/api/v1/runs/{id}/probes/weight", produces = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode weight(
            @PathVariable long id,
            @RequestParam int layer,
            @RequestParam int from,
            @RequestParam int to,
            @RequestParam(required = false) @Nullable Integer row,
            @RequestParam(required = false) @Nullable Integer epoch) {
        Probed.Weight found = probing.weight(
                runs.findById(id).orElseThrow(() -> RunApi.unknown(id)), epoch, new WeightName(layer, from, to), row);
        ObjectNode node = json.createObjectNode()
                .put("runId", id)
                .put("epoch", found.epoch())
                .put("rows", found.rows())
                .put("layer", layer)
                .put("from", from)
                .put("to", to);
        Json.put(node, "weight", found.weight());
        Json.put(node, "gradient", found.gradient());
        Json.put(node, "learningRate", found.learningRate());
        ArrayNode telling = node.putArray("mostTellingRows");
        found.telling().forEach(telling::add);
        row(node.putObject("row"), found);
        return node;
    }

    private static void row(ObjectNode node, Probed.Weight found) {
        RowPass pass = found.pass();
        ChainRule.Place place = found.place();
        node.put("row", found.row());
        Json.put(node, "loss", pass.loss());
        Json.put(node, "gradient", found.slope());
        Json.put(node, "in", pass.in(place));
        Json.put(node, "z", pass.z()[place.layer()][place.unit()]);
        Json.put(node, "a", pass.a()[place.layer()][place.unit()]);
        Json.put(node, "slope", pass.slopes()[place.layer()][place.unit()]);
        Json.put(node, "byA", pass.byA()[place.layer()][place.unit()]);
        Json.put(node, "byZ", pass.byZ()[place.layer()][place.unit()]);
        ArrayNode terms = node.putArray("terms");
        for (Probed.Weight.Term term : found.terms()) {
            ObjectNode one = terms.addObject().put("unit", term.unit() + 1);
            Json.put(one, "weight", term.weight());
            Json.put(one, "byZ", term.back());
            Json.put(one, "product", term.product());
        }
        Json.put(node, "outputs", pass.a()[pass.a().length - 1]);
        Json.put(node, "answers", pass.answers());
        Json.put(node, "targets", pass.targets());
    }
}
