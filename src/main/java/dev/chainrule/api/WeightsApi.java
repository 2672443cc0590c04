package dev.chainrule.api;

import dev.chainrule.dataset.Datasets;
import dev.chainrule.engine.LayerSpec;
import dev.chainrule.engine.NetworkSpec;
import dev.chainrule.experiment.DefinitionJson;
import dev.chainrule.experiment.RunDefinition;
import dev.chainrule.run.Floats;
import dev.chainrule.run.KeptWeights;
import dev.chainrule.run.Run;
import dev.chainrule.run.Runs;
import dev.chainrule.run.WeightsFile;
import dev.chainrule.run.WeightsStore;
import dev.chainrule.web.Conflict;
import dev.chainrule.web.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The weights of runs for programs: layer by layer W as [inputs][outputs] row-major, then b, little-endian float32, no padding. SHA-256 of
 * the bytes of a run that has ended is its {@code weightsSha256}.
 */
@RestController
@RequestMapping("/api/v1/runs/{id}")
class WeightsApi {

    private final Runs runs;
    private final WeightsStore weights;
    private final Datasets datasets;
    private final DefinitionJson definitions;
    private final JsonMapper json;

    WeightsApi(Runs runs, WeightsStore weights, Datasets datasets, DefinitionJson definitions, JsonMapper json) {
        this.runs = runs;
        this.weights = weights;
        this.datasets = datasets;
        this.definitions = definitions;
        this.json = json;
    }

    /** @param epoch the last that is kept if left out */
    @GetMapping(path = "/weights", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<byte[]> bytes(@PathVariable long id, @RequestParam(required = false) @Nullable Integer epoch) {
        Run run = run(id);
        KeptWeights kept = weights.kept(id);
        int wanted = kept.wanted(epoch);
        float[] values = weights.at(id, wanted).orElseThrow(() -> new NotFound(kept.insteadOf(wanted)));
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"run-%d-epoch-%d.f32\"".formatted(id, wanted))
                .header("Chainrule-Epoch", Integer.toString(wanted))
                // An epoch's weights never change, but a new database gives its runs the numbers of an old one.
                .cacheControl(CacheControl.noCache())
                .eTag("%d-%d-%d".formatted(id, run.createdAt().toEpochMilli(), wanted))
                .body(Floats.toBytes(values));
    }

    /** As NumPy reads them: of one epoch, or of all that are kept if it is left out. */
    @GetMapping("/weights.npz")
    void npz(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Integer epoch,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        send(WeightsFile.Format.NPZ, id, epoch, request, response);
    }

    /** As safetensors: of one epoch, or of all that are kept if it is left out. */
    @GetMapping("/weights.safetensors")
    void safetensors(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Integer epoch,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        send(WeightsFile.Format.SAFETENSORS, id, epoch, request, response);
    }

    private void send(
            WeightsFile.Format format,
            long id,
            @Nullable Integer epoch,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Run run = run(id);
        KeptWeights kept = weights.kept(id);
        int wanted = kept.wanted(epoch);
        if (epoch == null && !run.status().ended()) {
            throw new Conflict(
                    "Run %d is under way, and a file of all its epochs would lack the rest. Ask for one epoch, for example epoch=%d, or wait for the end."
                            .formatted(id, wanted));
        }
        String which = epoch == null ? "all-%d-%s".formatted(run.attempt(), run.status()) : epoch.toString();
        String tag = "\"%d-%d-%s-%s\"".formatted(id, run.createdAt().toEpochMilli(), which, format);
        if (new ServletWebRequest(request, response).checkNotModified(tag)) {
            return;
        }
        WeightsFile file = epoch == null
                ? WeightsFile.ofAll(weights, run, network(run), kept)
                : WeightsFile.of(weights, run, network(run), epoch);
        response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().getHeaderValue());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"run-%d-%s.%s\""
                        .formatted(id, epoch == null ? "epochs" : "epoch-" + epoch, format.ending()));
        response.setContentLengthLong(file.size(format));
        file.write(format, response.getOutputStream());
    }

    /** The shapes of the bytes and the epochs that can be asked for. */
    @GetMapping(path = "/weights.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode shapes(@PathVariable long id) {
        Run run = run(id);
        ObjectNode node = json.createObjectNode()
                .put("runId", id)
                .put("type", "float32")
                .put("byteOrder", "little-endian")
                .put("parameters", run.parameters())
                .put("bytes", run.parameters() * Float.BYTES)
                .put("weightsSha256", run.weightsSha256());
        layers(node.putArray("layers"), network(run));
        ArrayNode epochs = node.putArray("keptEpochs");
        Arrays.stream(weights.kept(id).epochs()).forEach(epochs::add);
        return node;
    }

    private static void layers(ArrayNode layers, NetworkSpec network) {
        long offset = 0;
        int inputs = network.inputs();
        for (LayerSpec spec : network.layers()) {
            ObjectNode layer =
                    layers.addObject().put("activation", spec.activation().id());
            ObjectNode w = layer.putObject("weights").put("offset", offset);
            w.putArray("shape").add(inputs).add(spec.units());
            offset += (long) inputs * spec.units() * Float.BYTES;
            ObjectNode b = layer.putObject("biases").put("offset", offset);
            b.putArray("shape").add(spec.units());
            offset += (long) spec.units() * Float.BYTES;
            inputs = spec.units();
        }
    }

    private NetworkSpec network(Run run) {
        RunDefinition definition = definitions.readRun(run.definition());
        return definition
                .trainingSpec(datasets.features(definition.dataset()), datasets.classes(definition.dataset()))
                .network();
    }

    private Run run(long id) {
        return runs.findById(id).orElseThrow(() -> RunApi.unknown(id));
    }
}
