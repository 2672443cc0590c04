package dev.chainrule.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.chainrule.WholeService;
import dev.chainrule.run.Run;
import dev.chainrule.run.Runs;
import dev.chainrule.training.TrainNow;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WholeService
class RunApiTest {

    private final Api api;
    private final Runs runs;
    private final TrainNow train;

    @Autowired
    RunApiTest(MockMvc mvc, Runs runs, TrainNow train) {
        this.api = new Api(mvc);
        this.runs = runs;
        this.train = train;
    }

    /** The first run of a new experiment. */
    private Run queued(String body) throws Exception {
        return runs.findByExperimentIdOrderByOrdinal(api.submitted(body)).get(0);
    }

    private String trained(String body) throws Exception {
        Run run = queued(body);
        train.run(run);
        return "/api/v1/runs/" + run.id();
    }

    @Test
    void aFinishedRunHasSettingsNumbersAndProvenance() throws Exception {
        JsonNode run = api.get200(trained(Api.MOONS));

        assertThat(run.get("status").asString()).isEqualTo("FINISHED");
        assertThat(run.get("outcome").asString()).isEqualTo("stuck"); // zeros: every unit stays as its neighbour
        assertThat(run.get("learningRate").asDouble()).isEqualTo(0.01);
        assertThat(run.get("initialization").asString()).isEqualTo("zeros");
        assertThat(run.get("seed").asInt()).isZero();
        assertThat(run.get("dataset").get("kind").asString()).isEqualTo("moons");
        assertThat(run.get("training").get("epochs").asInt()).isEqualTo(100);
        assertThat(run.get("lastEpoch").asInt()).isEqualTo(100);
        assertThat(run.get("last").get("epoch").asInt()).isEqualTo(100);
        assertThat(run.get("last").get("trainingLoss").asDouble()).isBetween(0.68, 0.70); // ln 2
        assertThat(run.get("best").propertyNames())
                .containsExactly("epoch", "trainingLoss", "validationLoss", "trainingAccuracy", "validationAccuracy");
        assertThat(run.get("attempt").asInt()).isEqualTo(1);
        assertThat(run.get("dataFingerprint").asString()).matches("[0-9a-f]{64}");
        assertThat(run.get("provenance").get("engine").asInt()).isEqualTo(1);
        assertThat(run.get("provenance").get("java").asString()).isEqualTo(System.getProperty("java.version"));
    }

    @Test
    void aRunThatWaitsHasNoNumbersYet() throws Exception {
        Run run = queued(Api.SMALL);

        JsonNode json = api.get200("/api/v1/runs/" + run.id());
        assertThat(json.get("status").asString()).isEqualTo("QUEUED");
        for (String none :
                List.of("outcome", "last", "best", "weightsSha256", "provenance", "verification", "failure")) {
            assertThat(json.get(none).isNull()).as(none).isTrue();
        }
        assertThat(api.get200("/api/v1/runs/%d/epochs".formatted(run.id())).toString())
                .isEqualTo("{\"epochs\":[],\"status\":\"QUEUED\"}");
        assertThat(api.send(get("/api/v1/runs/%d/weights".formatted(run.id()))).getStatus())
                .isEqualTo(404);
    }

    @Test
    void epochsComeAfterACursor() throws Exception {
        String path = trained(Api.SMALL);

        JsonNode all = api.get200(path + "/epochs");
        JsonNode two = api.get200(path + "/epochs?after=0&limit=2");

        assertThat(epochs(all)).containsExactly(0, 1, 2, 3);
        assertThat(epochs(two)).containsExactly(1, 2);
        assertThat(epochs(api.get200(path + "/epochs?after=3"))).isEmpty();
        assertThat(all.get("status").asString()).isEqualTo("FINISHED");
        JsonNode first = all.get("epochs").get(0);
        assertThat(first.propertyNames())
                .containsExactly(
                        "epoch",
                        "trainingLoss",
                        "validationLoss",
                        "trainingAccuracy",
                        "validationAccuracy",
                        "learningRate",
                        "gradientNorm",
                        "penalty",
                        "durationMillis");
        assertThat(first.get("validationLoss").isNull()).isTrue(); // a share of 0
        assertThat(first.get("gradientNorm").isNull()).isTrue(); // no update before epoch 1
        assertThat(two.get("epochs").get(0).get("gradientNorm").asDouble()).isPositive();
    }

    private static List<Integer> epochs(JsonNode page) {
        return page.get("epochs").valueStream().map(e -> e.get("epoch").asInt()).toList();
    }

    @Test
    void theCsvHasALineForEachEpoch() throws Exception {
        MockHttpServletResponse csv = api.send(get(trained(Api.SMALL) + "/epochs.csv"));

        List<String> lines = csv.getContentAsString().lines().toList();
        assertThat(csv.getContentType()).isEqualTo("text/csv;charset=UTF-8");
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0))
                .isEqualTo(
                        "epoch,trainingLoss,validationLoss,trainingAccuracy,validationAccuracy,learningRate,gradientNorm,penalty,durationMillis");
        assertThat(lines.get(1)).startsWith("0,").contains(",,"); // no validation
        assertThat(lines.get(4).split(",", -1)).hasSize(9);
    }

    @Test
    void whatIsNotFiniteIsSaidSoInJsonAndCsv() throws Exception {
        // A rate of a million makes squared error overflow float32 within an epoch or two.
        String path = trained(Api.SMALL
                .replace("[0.1]", "[1000000]")
                .replace("cross_entropy", "mse")
                .replace("\"activation\":\"tanh\"", "\"activation\":\"relu\"")
                .replace("\"epochs\":3", "\"epochs\":50"));

        JsonNode run = api.get200(path);
        assertThat(run.get("status").asString()).isEqualTo("DIVERGED");
        assertThat(run.get("outcome").asString()).isEqualTo("not_finite");
        assertThat(run.get("divergedEpoch").asInt()).isPositive();
        assertThat(run.get("divergedStep").asInt()).isPositive();
        assertThat(run.get("divergedLayer").asInt()).isBetween(1, 2);
        assertThat(run.get("divergedTensor").asString()).isIn("weight", "gradient", "activation", "loss");
        assertThat(run.get("watchedBestEpoch").isNull()).isTrue();
        assertThat(run.get("stoppedEarly").asBoolean()).isFalse();
        assertThat(run.get("last").get("trainingLoss").isString()).isTrue();
        assertThat(run.get("last").get("trainingLoss").asString()).isIn("NaN", "Infinity");
        assertThat(api.send(get(path + "/epochs.csv")).getContentAsString()).containsAnyOf(",NaN,", ",Infinity,");
    }

    @Test
    void theLastWeightsHaveTheHashOfTheRunAndTheShapesSaid() throws Exception {
        String path = trained(Api.MOONS);

        byte[] bytes = api.send(get(path + "/weights")).getContentAsByteArray();
        JsonNode shapes = api.get200(path + "/weights.json");

        assertThat(bytes).hasSize(337 * 4); // 2·16+16 + 16·16+16 + 16·1+1
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
        assertThat(HexFormat.of().formatHex(hash))
                .isEqualTo(api.get200(path).get("weightsSha256").asString())
                .isEqualTo(shapes.get("weightsSha256").asString());
        assertThat(shapes.get("layers").get(1).toString())
                .isEqualTo(
                        "{\"activation\":\"tanh\",\"weights\":{\"offset\":192,\"shape\":[16,16]},\"biases\":{\"offset\":1216,\"shape\":[16]}}");
    }

    @Test
    void anEpochThatWasThinnedOutNamesThoseThatAreKept() throws Exception {
        // 24 KB are 17 times the 1,348 bytes of these weights, so most of the 101 epochs are not kept.
        String path = trained(Api.MOONS);
        List<Integer> kept = api.get200(path + "/weights.json")
                .get("keptEpochs")
                .valueStream()
                .map(JsonNode::asInt)
                .toList();
        int gone = IntStream.range(0, 100).filter(e -> !kept.contains(e)).max().orElseThrow();

        MockHttpServletResponse there = api.send(get(path + "/weights?epoch=" + kept.get(1)));
        MockHttpServletResponse refused = api.send(get(path + "/weights?epoch=" + gone));

        assertThat(kept).contains(0, 100).hasSizeLessThan(20);
        assertThat(there.getStatus()).isEqualTo(200);
        assertThat(api.send(get(path + "/weights?epoch=" + kept.get(1))
                                .header("If-None-Match", there.getHeader("ETag")))
                        .getStatus())
                .isEqualTo(304);
        assertThat(refused.getStatus()).isEqualTo(404);
        int before = kept.stream().filter(e -> e < gone).max(Integer::compare).orElseThrow();
        assertThat(api.json(refused).get("detail").asString())
                .contains("epoch " + gone)
                .contains("%d epochs from 0 to 100 are kept".formatted(kept.size()))
                .contains("the nearest are %d and".formatted(before));
        assertThat(api.json(api.send(get(path + "/weights?epoch=101")))
                        .get("detail")
                        .asString())
                .contains("no weights of epoch 101")
                .contains("the nearest is 100.");
    }

    @Test
    void aRunIsCancelledAndRetried() throws Exception {
        String path = "/api/v1/runs/" + queued(Api.SMALL).id();

        MockHttpServletResponse cancelled = api.send(post(path + "/cancel"));
        MockHttpServletResponse retried = api.send(post(path + "/retry"));

        assertThat(api.json(cancelled).get("status").asString()).isEqualTo("CANCELLED");
        assertThat(api.json(retried).get("status").asString()).isEqualTo("QUEUED");
        assertThat(api.json(retried).get("attempt").asInt()).isEqualTo(2);
        MockHttpServletResponse again = api.send(post(path + "/retry"));
        assertThat(again.getStatus()).isEqualTo(409);
        assertThat(api.json(again).get("detail").asString()).contains("Only a failed or a cancelled run");
    }

    @Test
    void filesOfAllKeptEpochsHoldTheWeightsThatEachEpochHas() throws Exception {
        String path = trained(Api.SMALL); // 2-3-1: 6 + 3 + 3 + 1 = 13 weights and biases, epochs 0 to 3

        byte[] tensors = api.send(get(path + "/weights.safetensors")).getContentAsByteArray();
        MockHttpServletResponse npz = api.send(get(path + "/weights.npz"));

        ByteBuffer file = ByteBuffer.wrap(tensors).order(ByteOrder.LITTLE_ENDIAN);
        byte[] header = new byte[(int) file.getLong()];
        file.get(header);
        JsonNode json = new JsonMapper().readTree(header);
        FloatBuffer numbers = file.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        assertThat(json.get("layer1.weights").get("shape").toString()).isEqualTo("[4,2,3]");
        assertThat(json.get("layer2.biases").get("shape").toString()).isEqualTo("[4,1]");
        for (int epoch = 0; epoch < 4; epoch++) {
            FloatBuffer alone = ByteBuffer.wrap(
                            api.send(get(path + "/weights?epoch=" + epoch)).getContentAsByteArray())
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer();
            for (String array : List.of("layer1.weights", "layer1.biases", "layer2.weights", "layer2.biases")) {
                int size = json.get(array)
                        .get("shape")
                        .valueStream()
                        .skip(1)
                        .mapToInt(JsonNode::asInt)
                        .reduce(1, (a, b) -> a * b);
                int from = json.get(array).get("data_offsets").get(0).asInt() / 4 + epoch * size;
                for (int i = 0; i < size; i++) {
                    assertThat(numbers.get(from + i)).isEqualTo(alone.get());
                }
            }
        }
        assertThat(npz.getContentAsByteArray()).startsWith('P', 'K');
        assertThat(npz.getHeader("Content-Disposition")).contains("-epochs.npz");
        assertThat(npz.getContentLengthLong()).isEqualTo(npz.getContentAsByteArray().length);
        assertThat(api.send(get(path + "/weights.npz").header("If-None-Match", npz.getHeader("ETag")))
                        .getStatus())
                .isEqualTo(304);
    }

    @Test
    void fileOfAnEpochThatIsNotThereNamesThoseThatAre() throws Exception {
        String path = trained(Api.SMALL);

        MockHttpServletResponse none = api.send(get(path + "/weights.npz?epoch=4"));

        assertThat(none.getStatus()).isEqualTo(404);
        assertThat(api.json(none).get("detail").asString()).contains("no weights of epoch 4", "the nearest is 3");
        assertThat(api.send(get(path + "/weights.npz?epoch=3")).getStatus()).isEqualTo(200);
    }

    @Test
    void allEpochsAndTheDefinitionAreDocumentsOfTheirOwn() throws Exception {
        String path = trained(Api.SMALL);

        JsonNode epochs = api.get200(path + "/epochs.json");
        JsonNode definition = api.get200(path + "/definition");

        assertThat(epochs.get("epochs")).isEqualTo(api.get200(path + "/epochs").get("epochs"));
        assertThat(epochs.get("status").asString()).isEqualTo("FINISHED");
        assertThat(definition.get("training").get("optimizer").get("momentum").asDouble())
                .isEqualTo(0.5);
        assertThat(definition.get("seed").asInt()).isEqualTo(7);
    }

    @Test
    void aRunThatHasEndedIsVerifiedAndTheAnswerIsWithTheRun() throws Exception {
        Run run = queued(Api.SMALL);
        String path = "/api/v1/runs/" + run.id();
        MockHttpServletResponse early = api.send(post(path + "/verify"));
        train.run(run);

        MockHttpServletResponse asked = api.send(post(path + "/verify"));
        train.verify(run.id());

        assertThat(early.getStatus()).isEqualTo(409);
        assertThat(api.json(early).get("detail").asString())
                .isEqualTo(
                        "Run %d waits in the queue, so there is nothing to compare with yet. Verify it when it has ended."
                                .formatted(run.id()));
        assertThat(asked.getStatus()).isEqualTo(202);
        assertThat(api.json(asked).get("verification").get("state").asString()).isEqualTo("QUEUED");
        JsonNode verification = api.get200(path).get("verification");
        assertThat(verification.get("state").asString()).isEqualTo("SAME");
        assertThat(verification.get("gotSha256").asString())
                .isEqualTo(verification.get("expectedSha256").asString())
                .isEqualTo(api.get200(path).get("weightsSha256").asString());
        assertThat(verification.get("comparedEpochs").asInt()).isEqualTo(4);
        assertThat(verification.get("differingEpoch").isNull()).isTrue();
        assertThat(verification.get("provenance").get("java").asString()).isEqualTo(System.getProperty("java.version"));
        assertThat(api.send(post("/api/v1/runs/4711/verify")).getStatus()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/runs/4711, 404, There is no run 4711.",
        "/api/v1/runs/4711/epochs, 404, There is no run 4711.",
        "/api/v1/runs/4711/epochs.csv, 404, There is no run 4711.",
        "/api/v1/runs/4711/weights, 404, There is no run 4711.",
        "/api/v1/runs/4711/weights.json, 404, There is no run 4711.",
        "/api/v1/runs/4711/weights.npz, 404, There is no run 4711.",
        "/api/v1/runs/4711/weights.safetensors, 404, There is no run 4711.",
        "/api/v1/runs/4711/epochs.json, 404, There is no run 4711.",
        "/api/v1/runs/4711/definition, 404, There is no run 4711.",
        "/api/v1/runs/1/weights.npz?epoch=last, 400, last",
        "/api/v1/runs/last, 400, last",
        "/api/v1/runs/1/epochs?after=-2, 400, -2 is out of range. Use -1 to 2147483647.",
        "/api/v1/runs/1/epochs?limit=10001, 400, 10001 is out of range. Use 1 to 10000.",
        "/api/v1/runs/1/epochs?after=0x1, 400, 0x1",
        "/api/v1/runs/1/weights?epoch=last, 400, last"
    })
    void anAddressThatDoesNotFitIsAnsweredWithTheReason(String path, int status, String reason) throws Exception {
        MockHttpServletResponse response = api.send(get(path));

        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(api.json(response).get("detail").asString()).contains(reason);
    }
}
