package dev.chainrule.api;

import dev.chainrule.dataset.Dataset;
import dev.chainrule.run.KeptWeights;
import dev.chainrule.run.Predicting;
import dev.chainrule.run.Prediction;
import dev.chainrule.run.Run;
import dev.chainrule.run.Runs;
import dev.chainrule.run.WeightsStore;
import dev.chainrule.web.BadInput;
import dev.chainrule.web.NotFound;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the network of a run answers for rows that somebody sends. */
@RestController
@RequestMapping("/api/v1/runs/{id}")
class PredictApi {

    private static final StrictJson.Asked ROWS =
            new StrictJson.Asked("{\"rows\":[[…],…]}", "Send the rows in several requests.");

    /** Multiply-adds that one answer may cost: about a second. */
    private static final double DEAREST = 4e9;

    private final Runs runs;
    private final WeightsStore weights;
    private final Predicting predicting;
    private final StrictJson strict;
    private final JsonMapper json;

    PredictApi(Runs runs, WeightsStore weights, Predicting predicting, StrictJson strict, JsonMapper json) {
        this.runs = runs;
        this.weights = weights;
        this.predicting = predicting;
        this.strict = strict;
        this.json = json;
    }

    /**
     * Answers for {@code {"rows":[[…],…]}}, values in the data's own units in the order of its features.
     *
     * @param epoch the last that is kept if left out
     */
    @PostMapping(path = "/predict", produces = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode predict(@PathVariable long id, @RequestParam(required = false) @Nullable Integer epoch, InputStream body)
            throws IOException {
        Run run = runs.findById(id).orElseThrow(() -> RunApi.unknown(id));
        KeptWeights kept = weights.kept(id);
        int wanted = kept.wanted(epoch);
        float[] values = weights.at(id, wanted).orElseThrow(() -> new NotFound(kept.insteadOf(wanted)));
        Dataset data = predicting.data(run).dataset();
        float[] x = new RowsReader(data.featureNames()).read(strict.read(body, ROWS));
        int rows = x.length / data.features();
        if ((double) rows * run.parameters() > DEAREST) {
            throw new BadInput(
                    "rows",
                    "%,d rows are too many at once for a network of %,d weights and biases. Send up to %,d."
                            .formatted(rows, run.parameters(), (long) (DEAREST / run.parameters())));
        }
        return answer(id, wanted, data, predicting.predict(run, values, x, rows));
    }

    private ObjectNode answer(long id, int epoch, Dataset data, List<Prediction> predictions) {
        ObjectNode node = json.createObjectNode().put("runId", id).put("epoch", epoch);
        data.featureNames().forEach(node.putArray("features")::add);
        data.classNames().forEach(node.putArray("classes")::add);
        ArrayNode all = node.putArray("predictions");
        for (Prediction prediction : predictions) {
            ObjectNode one = all.addObject();
            Integer winner = prediction.winner();
            if (winner == null) {
                Json.put(one, "value", prediction.value());
            } else {
                one.put("label", data.classNames().get(winner)).put("class", winner);
                numbers(one, "probabilities", prediction.probabilities());
            }
            numbers(one, "outputs", prediction.outputs());
        }
        return node;
    }

    private static void numbers(ObjectNode node, String name, float @Nullable [] values) {
        if (values == null) {
            node.putNull(name);
            return;
        }
        ArrayNode array = node.putArray(name);
        for (float value : values) {
            if (Float.isFinite(value)) {
                array.add(value);
            } else {
                array.add(Float.toString(value));
            }
        }
    }
}
