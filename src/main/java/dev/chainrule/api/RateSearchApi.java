package dev.chainrule.api;

import dev.chainrule.experiment.Sketches;
import dev.chainrule.run.RateCurve;
import dev.chainrule.run.RateSearch;
import dev.chainrule.run.RateSearchLog;
import dev.chainrule.web.NotFound;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Searches for a learning rate, of an experiment or of settings that are none yet: a range test for each initialization. */
@RestController
class RateSearchApi {

    private static final String OF_EXPERIMENT = "/api/v1/experiments/{id:-?\\d+}/rate-search";
    private static final String OF_SETTINGS = "/api/v1/rate-searches";

    private static final StrictJson.Asked SETTINGS =
            new StrictJson.Asked("an experiment", "An experiment needs far less.");

    private final StrictJson strict;
    private final RequestReader reader;
    private final Sketches sketches;
    private final RateSearchLog searches;
    private final JsonMapper json;

    RateSearchApi(StrictJson strict, RequestReader reader, Sketches sketches, RateSearchLog searches, JsonMapper json) {
        this.strict = strict;
        this.reader = reader;
        this.sketches = sketches;
        this.searches = searches;
        this.json = json;
    }

    /** Queues one, or gives the one that is there, as another would find the same; one that failed is begun anew. */
    @PostMapping(path = OF_EXPERIMENT, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ObjectNode> search(@PathVariable long id) {
        RateSearch search = searches.request(id).orElseThrow(() -> ExperimentApi.unknown(id));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/experiments/%d/rate-search".formatted(id)))
                .body(node(search));
    }

    @GetMapping(path = OF_EXPERIMENT, produces = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode found(@PathVariable long id) {
        return node(searches.newest(id)
                .orElseThrow(() -> new NotFound(
                        "No learning rate was searched for experiment %d. POST to the same address searches for one."
                                .formatted(id))));
    }

    /** The settings of an experiment, in the same JSON, without making one of them; they are kept for thirty days. */
    @PostMapping(
            path = OF_SETTINGS,
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ObjectNode> searchFor(InputStream body) throws IOException {
        long id = sketches.keep(reader.read(strict.read(body, SETTINGS), null));
        return ResponseEntity.accepted()
                .location(URI.create(OF_SETTINGS + "/" + id))
                .body(foundFor(id));
    }

    @GetMapping(path = OF_SETTINGS + "/{id:-?\\d+}", produces = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode foundFor(@PathVariable long id) {
        RateSearch search = searches.newestOfSketch(id)
                .orElseThrow(() -> new NotFound(
                        "There is no search %d for a learning rate. They are kept for thirty days.".formatted(id)));
        ObjectNode node = json.createObjectNode().put("id", id);
        return node.setAll(node(search));
    }

    private ObjectNode node(RateSearch search) {
        ObjectNode node =
                json.createObjectNode().put("status", search.state().name()).put("failure", search.failure());
        ArrayNode curves = node.putArray("initializations");
        for (RateCurve curve : search.curves()) {
            ObjectNode one = curves.addObject()
                    .put("initialization", curve.initialization().id());
            Json.put(one, "suggestion", curve.suggestion());
            Json.put(one, "valley", curve.valley());
            Json.put(one, "steepest", curve.steepest());
            one.put("blewUp", curve.blewUp());
            Json.put(one, "rates", wide(curve.rates()));
            Json.put(one, "losses", wide(curve.losses()));
        }
        return node;
    }

    /** The shortest numbers that are the same floats. */
    private static double[] wide(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = Double.parseDouble(Float.toString(values[i]));
        }
        return wide;
    }
}
