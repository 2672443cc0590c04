package dev.chainrule.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import dev.chainrule.WholeService;
import dev.chainrule.experiment.Experiments;
import dev.chainrule.run.Runs;
import dev.chainrule.training.TrainNow;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@WholeService
class ExperimentApiTest {

    private final Api api;
    private final Experiments experiments;
    private final Runs runs;
    private final TrainNow train;
    private final JsonMapper json = new JsonMapper();

    @Autowired
    ExperimentApiTest(MockMvc mvc, Experiments experiments, Runs runs, TrainNow train) {
        this.api = new Api(mvc);
        this.experiments = experiments;
        this.runs = runs;
        this.train = train;
    }

    @Test
    void aSubmittedExperimentIsStoredAndComesBackAsItWasSent() throws Exception {
        MockHttpServletResponse response = api.submit(Api.MOONS);

        long id = api.json(response).get("id").asLong();
        assertThat(response.getStatus()).isEqualTo(201);
        assertThat(response.getHeader("Location")).isEqualTo("/api/v1/experiments/" + id);
        assertThat(response.getContentAsString()).isEqualTo("{\"id\":%d,\"runs\":24}".formatted(id));
        JsonNode stored = api.get200("/api/v1/experiments/" + id);
        ObjectNode sent = (ObjectNode) json.readTree(Api.MOONS);
        sent.properties()
                .forEach(field -> assertThat(same(stored.get(field.getKey()), field.getValue()))
                        .as("%s: %s", field.getKey(), stored.get(field.getKey()))
                        .isTrue());
        assertThat(stored.get("status").asString()).isEqualTo("QUEUED");
        assertThat(stored.get("counts").toString())
                .isEqualTo("{\"queued\":24,\"running\":0,\"finished\":0,\"diverged\":0,\"cancelled\":0,\"failed\":0}");
        assertThat(stored.get("outcomes").get("learned").asInt()).isZero();
    }

    /** Lists and objects field by field, numbers by value: 0 and 0.0 are one, and a tag list is a set. */
    private static boolean same(JsonNode stored, JsonNode sent) {
        if (sent.isNumber()) {
            return stored.isNumber() && stored.decimalValue().compareTo(sent.decimalValue()) == 0;
        }
        if (sent.isObject()) {
            return sent.properties().stream().allMatch(f -> same(stored.get(f.getKey()), f.getValue()));
        }
        if (sent.isArray()) {
            return stored.size() == sent.size()
                    && sent.valueStream().allMatch(item -> stored.valueStream().anyMatch(other -> same(other, item)));
        }
        return sent.equals(stored);
    }

    @Test
    void bundledSetsNeedOnlyTheirName() throws Exception {
        long id = api.submitted(
                Api.SMALL.replace("{\"kind\":\"moons\",\"rows\":40,\"noise\":0.1,\"seed\":1}", "{\"kind\":\"iris\"}"));

        JsonNode stored = api.get200("/api/v1/experiments/" + id);
        assertThat(stored.get("dataset").toString()).isEqualTo("{\"kind\":\"iris\",\"seed\":0}");
        assertThat(stored.get("scaling").asString()).isEqualTo("standard");
        assertThat(stored.get("network").get("output").asString()).isEqualTo("auto");
    }

    @Test
    void seedsAreKeptToTheLastDigit() throws Exception {
        long id = api.submitted(Api.SMALL.replace("[7]", "[-9223372036854775808,9223372036854775807]"));

        assertThat(api.get200("/api/v1/experiments/" + id)
                        .get("sweep")
                        .get("seeds")
                        .toString())
                .isEqualTo("[-9223372036854775808,9223372036854775807]");
    }

    @Test
    void namesInAnyScriptComeBackExactly() throws Exception {
        String name = "Zoë’s 実験 🧪 e\u0301";
        long id = api.submitted(Api.SMALL.replace("\"Small\"", "\"" + name + "\""));

        assertThat(api.get200("/api/v1/experiments/" + id).get("name").asString())
                .isEqualTo(name);
    }

    @Test
    void theSameKeyAndBodyGiveTheFirstAnswerAgain() throws Exception {
        MockHttpServletResponse first = api.submit(Api.SMALL, "key-1");
        // Written differently, meaning the same.
        MockHttpServletResponse second = api.submit(Api.SMALL.replace("0.5", "5e-1"), "key-1");

        assertThat(second.getStatus()).isEqualTo(201);
        assertThat(second.getContentAsString()).isEqualTo(first.getContentAsString());
        assertThat(second.getHeader("Location")).isEqualTo(first.getHeader("Location"));
    }

    @Test
    void theSameKeyWithAnotherBodyIsAConflict() throws Exception {
        long id = api.json(api.submit(Api.SMALL, "key-2")).get("id").asLong();

        MockHttpServletResponse other = api.submit(Api.SMALL.replace("\"epochs\":3", "\"epochs\":4"), "key-2");

        assertThat(other.getStatus()).isEqualTo(409);
        assertThat(api.json(other).get("detail").asString()).contains("number " + id);
    }

    @Test
    void twentyEqualRequestsAtOnceStoreOneExperiment() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            List<Callable<String>> calls = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                calls.add(() -> api.submit(Api.SMALL, "key-3").getContentAsString());
            }
            List<String> answers = new ArrayList<>();
            for (Future<String> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }

            assertThat(answers).containsOnly(answers.get(0));
            assertThat(answers.get(0)).startsWith("{\"id\":");
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void theListIsSearchedToTheLetterAndPaged() throws Exception {
        long percent = api.submitted(Api.SMALL.replace("\"Small\"", "\"needle 100% _ sure!\""));
        long plain = api.submitted(Api.SMALL.replace("\"Small\"", "\"needle 1000 x sure\""));

        JsonNode both = api.get200("/api/v1/experiments?q=NEEDLE&size=1&page=1");
        assertThat(both.get("total").asInt()).isEqualTo(2);
        assertThat(both.get("page").asInt()).isEqualTo(1);
        assertThat(both.get("size").asInt()).isEqualTo(1);
        assertThat(ids(both)).containsExactly(percent);
        assertThat(ids(api.get200("/api/v1/experiments?q=100%25%20_"))).containsExactly(percent);
        assertThat(ids(api.get200("/api/v1/experiments?q=sure%21"))).containsExactly(percent);
        assertThat(ids(api.get200("/api/v1/experiments?q=needle"))).containsExactly(plain, percent);
        assertThat(both.get("items").get(0).get("counts").get("queued").asInt()).isEqualTo(1);
    }

    private static List<Long> ids(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> item.get("id").asLong())
                .toList();
    }

    @Test
    void runsAreListedInTheOrderTheyArePerformed() throws Exception {
        long id = api.submitted(Api.MOONS);

        JsonNode page = api.get200("/api/v1/experiments/%d/runs?page=1&size=10".formatted(id));

        assertThat(page.get("total").asInt()).isEqualTo(24);
        // 2 rates × 4 initializations a round: the eleventh run is the third of the second round.
        JsonNode eleventh = page.get("items").get(0);
        assertThat(eleventh.get("ordinal").asInt()).isEqualTo(10);
        assertThat(eleventh.get("seed").asInt()).isEqualTo(1);
        assertThat(eleventh.get("initialization").asString()).isEqualTo("normal:0.01");
        assertThat(eleventh.get("learningRate").asDouble()).isEqualTo(0.01);
        assertThat(eleventh.get("status").asString()).isEqualTo("QUEUED");
        assertThat(eleventh.get("lastEpoch").asInt()).isEqualTo(-1);
        assertThat(eleventh.get("last").isNull()).isTrue();
    }

    @Test
    void anExperimentIsPausedResumedCancelledAndThenRefuses() throws Exception {
        long id = api.submitted(Api.MOONS);
        String path = "/api/v1/experiments/" + id;

        assertThat(status(api.send(post(path + "/pause")))).isEqualTo("PAUSED");
        assertThat(status(api.send(post(path + "/pause")))).isEqualTo("PAUSED");
        assertThat(status(api.send(post(path + "/resume")))).isEqualTo("QUEUED");
        JsonNode cancelled = api.json(api.send(post(path + "/cancel")));
        assertThat(cancelled.get("status").asString()).isEqualTo("CANCELLED");
        assertThat(cancelled.get("counts").get("cancelled").asInt()).isEqualTo(24);
        MockHttpServletResponse refused = api.send(post(path + "/pause"));
        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(refused.getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        assertThat(api.json(refused).get("detail").asString()).isEqualTo("“Moons” is cancelled and cannot be paused.");
    }

    @Test
    void whatIsCancelledAfterAllOfItIsFinishedStaysFinished() throws Exception {
        long id = api.submitted(Api.SMALL);
        train.experiment(id);

        assertThat(status(api.send(post("/api/v1/experiments/" + id + "/cancel"))))
                .isEqualTo("FINISHED");
    }

    private String status(MockHttpServletResponse response) throws Exception {
        assertThat(response.getStatus()).isEqualTo(200);
        return api.json(response).get("status").asString();
    }

    @Test
    void aTrainedExperimentCountsItsOutcomes() throws Exception {
        long id = api.submitted(Api.SMALL.replace("[0.1]", "[0.1,1000000]").replace("cross_entropy", "mse"));

        train.experiment(id);

        JsonNode stored = api.get200("/api/v1/experiments/" + id);
        assertThat(stored.get("status").asString()).isEqualTo("FINISHED");
        assertThat(stored.get("counts").get("finished").asInt()
                        + stored.get("counts").get("diverged").asInt())
                .isEqualTo(2);
        int outcomes =
                stored.get("outcomes").valueStream().mapToInt(JsonNode::asInt).sum();
        assertThat(outcomes).isEqualTo(2);
    }

    @Test
    void aDeletedExperimentIsGoneWithItsRunsUntilItIsRestored() throws Exception {
        long id = api.submitted(Api.MOONS);

        MockHttpServletResponse deleted = api.send(delete("/api/v1/experiments/" + id));

        assertThat(deleted.getStatus()).isEqualTo(204);
        assertThat(deleted.getContentLength()).isZero();
        assertThat(experiments.existsById(id)).isFalse();
        long run = runs.findByExperimentIdOrderByOrdinal(id).get(0).id();
        for (String path :
                List.of("/api/v1/experiments/" + id, "/api/v1/experiments/" + id + "/runs", "/api/v1/runs/" + run)) {
            MockHttpServletResponse gone = api.send(get(path));
            assertThat(gone.getStatus()).as(path).isEqualTo(410);
            assertThat(gone.getContentAsString()).contains("was deleted. It can be restored until ");
        }
        assertThat(api.send(delete("/api/v1/experiments/" + id)).getStatus()).isEqualTo(410);

        assertThat(api.send(post("/api/v1/experiments/" + id + "/restore")).getStatus())
                .isEqualTo(200);
        assertThat(api.get200("/api/v1/experiments/" + id).get("status").asString())
                .isEqualTo("CANCELLED");
        assertThat(api.get200("/api/v1/runs/" + run).get("status").asString()).isEqualTo("CANCELLED");
        assertThat(api.send(post("/api/v1/experiments/" + id + "/restore")).getStatus())
                .isEqualTo(409);
        assertThat(api.send(post("/api/v1/experiments/4711/restore")).getStatus())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/experiments/4711, 404, There is no experiment 4711.",
        "/api/v1/experiments/-1, 404, There is no experiment -1.",
        "/api/v1/experiments/4711/runs, 404, There is no experiment 4711.",
        "/api/v1/experiments/first, 400, first",
        "/api/v1/experiments/0x10, 400, 0x10",
        "/api/v1/experiments/9223372036854775808, 400, 9223372036854775808",
        "/api/v1/experiments?page=-1, 400, -1 is out of range. Use 0 to 1000000.",
        "/api/v1/experiments?size=0, 400, 0 is out of range. Use 1 to 500.",
        "/api/v1/experiments?size=1000000000, 400, 1000000000 is out of range. Use 1 to 500.",
        "/api/v1/experiments?size=ten, 400, ten",
        "/api/v1/nothing, 404, /api/v1/nothing"
    })
    void anAddressThatDoesNotFitIsAnsweredWithTheReason(String path, int status, String reason) throws Exception {
        MockHttpServletResponse response = api.send(get(path));

        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(response.getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        JsonNode problem = api.json(response);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asString()).isNotBlank();
        assertThat(problem.get("detail").asString()).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml"})
    void onlyJsonIsTaken(String type) throws Exception {
        MockHttpServletResponse response = api.send(post("/api/v1/experiments")
                .contentType(MediaType.parseMediaType(type))
                .content(Api.SMALL));

        assertThat(response.getStatus()).isEqualTo(415);
        assertThat(response.getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    }

    @Test
    void whatIsOnlyThereAsJsonIsNotSentAsAnythingElse() throws Exception {
        MockHttpServletResponse response = api.send(get("/api/v1/experiments").accept("image/png"));

        assertThat(response.getStatus()).isEqualTo(406);
        assertThat(response.getContentAsString()).doesNotContain("image/png");
    }

    @Test
    void anotherMethodIsNotAllowed() throws Exception {
        assertThat(api.send(put("/api/v1/experiments")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(Api.SMALL))
                        .getStatus())
                .isEqualTo(405);
    }
}
