package dev.chainrule.run.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.chainrule.WholeService;
import dev.chainrule.experiment.Definitions;
import dev.chainrule.experiment.Draft;
import dev.chainrule.experiment.ExperimentControl;
import dev.chainrule.experiment.NewExperiment;
import dev.chainrule.experiment.Problems;
import dev.chainrule.experiment.Submissions;
import dev.chainrule.run.Claim;
import dev.chainrule.run.Floats;
import dev.chainrule.run.HalfTrained;
import dev.chainrule.run.KeptWeights;
import dev.chainrule.run.Run;
import dev.chainrule.run.RunLog;
import dev.chainrule.run.RunStatus;
import dev.chainrule.run.Runs;
import dev.chainrule.run.WeightsStore;
import dev.chainrule.training.TrainNow;
import dev.chainrule.web.Format;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WholeService
@Import(HalfTrained.class)
class RunPageTest {

    private final MockMvc mvc;
    private final Submissions submissions;
    private final Definitions definitions;
    private final ExperimentControl control;
    private final Runs runs;
    private final RunLog log;
    private final WeightsStore weights;
    private final TrainNow train;
    private final HalfTrained halfTrained;
    private final JdbcTemplate jdbc;
    private final Format format;
    private final JsonMapper json = new JsonMapper();

    @Autowired
    RunPageTest(
            MockMvc mvc,
            Submissions submissions,
            Definitions definitions,
            ExperimentControl control,
            Runs runs,
            RunLog log,
            WeightsStore weights,
            TrainNow train,
            HalfTrained halfTrained,
            JdbcTemplate jdbc,
            Format format) {
        this.mvc = mvc;
        this.submissions = submissions;
        this.definitions = definitions;
        this.control = control;
        this.runs = runs;
        this.log = log;
        this.weights = weights;
        this.train = train;
        this.halfTrained = halfTrained;
        this.jdbc = jdbc;
        this.format = format;
    }

    /** The middle one of three runs that differ in the rate. */
    private Run queued(String kind, Map<String, Double> options, double share, String loss, int epochs, double rate) {
        Draft draft = new Draft(
                kind,
                options,
                0L,
                null,
                share,
                List.of(16L, 16L),
                "tanh",
                null,
                loss,
                "sgd",
                0.0,
                16L,
                (long) epochs,
                List.of(rate / 10, rate, rate * 10),
                List.of("xavier_uniform"),
                List.of(3L));
        var experiment = submissions.submit(new NewExperiment(
                "<script>alert(1)</script>", "", List.of(), definitions.check(draft, new Problems()), null));
        return runs.findByExperimentIdOrderByOrdinal(experiment.id()).get(1);
    }

    private Run moons(int epochs) {
        return queued("moons", Map.of("rows", 300.0, "noise", 0.2), 0.2, "cross_entropy", epochs, 1);
    }

    private Run trained(Run run) {
        train.run(run);
        return runs.findById(run.id()).orElseThrow();
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.header(HttpHeaders.HOST, "localhost"))
                .andReturn()
                .getResponse();
    }

    private String page(Run run, String query) throws Exception {
        MockHttpServletResponse response = send(get("/runs/" + run.id() + query));
        assertThat(response.getStatus()).isEqualTo(200);
        return response.getContentAsString();
    }

    private JsonNode data(Run run, String path) throws Exception {
        MockHttpServletResponse response = send(get("/runs/" + run.id() + path));
        assertThat(response.getStatus()).isEqualTo(200);
        return json.readTree(response.getContentAsString());
    }

    @Test
    void aFinishedRunShowsItsNumbersAndWhereTheyComeFrom() throws Exception {
        Run run = trained(moons(12));

        String page = page(run, "?epoch=5");

        assertThat(page)
                .contains("<h1>Xavier uniform, lr 1, seed 3</h1>")
                .contains("Two moons, 300 rows, noise 0.2")
                .contains("2-16-16-1 tanh")
                .contains("Epoch <b>5</b> of <span>12</span>")
                .contains("← lr 0.1", "lr 10 →", "Previous run in this experiment: Xavier uniform, lr 0.1, seed 3")
                .contains("240 to train on, 60 to validate on")
                .contains("337 weights and biases")
                .contains(run.dataFingerprint(), run.weightsSha256())
                .contains(System.getProperty("java.version"))
                .contains("/runs/%d/boundary.png?epoch=5".formatted(run.id()))
                .contains("/api/v1/runs/%d/epochs.csv".formatted(run.id()))
                .contains(" of 240</dd>")
                .doesNotContain("Cancel run", ">Retry<");
    }

    @Test
    void aNameIsTextAndNothingElse() throws Exception {
        String page = page(moons(2), "");

        assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script>alert");
    }

    @Test
    void rowsOnTheWrongSideAreThoseThatTheAccuracyMisses() throws Exception {
        Run run = trained(moons(12));

        JsonNode frame = data(run, "/boundary?epoch=12").get("frames").get(0);

        long wrong = Math.round((1 - run.last().trainingScore()) * 240);
        assertThat(frame.get("wrong").size()).isEqualTo((int) wrong);
        int[][] confusion = json.treeToValue(frame.get("confusion"), int[][].class);
        assertThat(confusion[0][0] + confusion[0][1] + confusion[1][0] + confusion[1][1])
                .isEqualTo(240);
        assertThat(confusion[0][1] + confusion[1][0]).isEqualTo((int) wrong);
        assertThat(page(run, "?epoch=12")).contains(">%d of 240</dd>".formatted(wrong));
    }

    @Test
    void picturesComeInBlocksOfKeptEpochs() throws Exception {
        Run run = trained(moons(12));

        JsonNode block = data(run, "/boundary?epoch=3&count=4");

        assertThat(block.get("frames")
                        .valueStream()
                        .map(frame -> frame.get("epoch").asInt()))
                .containsExactly(3, 4, 5, 6);
        JsonNode plane = block.get("plane");
        int places = plane.get("columns").asInt() * plane.get("rows").asInt();
        byte[] shade = Base64.getDecoder()
                .decode(block.get("frames").get(0).get("shade").asString());
        assertThat(shade).hasSize(places);
        // Moons: class 0 arches over the top left, class 1 hangs below to the right.
        assertThat(shade[0] & 255).isLessThan(128);
        assertThat(shade[places - 1] & 255).isGreaterThan(128);
        assertThat(data(run, "/boundary?epoch=13&count=4").get("frames").size()).isZero();
    }

    @Test
    void thePngIsDrawnInTwoSizesAndKeptByItsTag() throws Exception {
        Run run = trained(moons(3));
        String path = "/runs/" + run.id() + "/boundary.png?epoch=3&size=";

        MockHttpServletResponse full = send(get(path + "full"));
        BufferedImage thumb = ImageIO.read(
                new ByteArrayInputStream(send(get(path + "thumb&theme=dark")).getContentAsByteArray()));

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(full.getContentAsByteArray()));
        assertThat(List.of(image.getWidth(), image.getHeight(), thumb.getWidth(), thumb.getHeight()))
                .containsExactly(864, 576, 144, 96);
        assertThat(image.getRGB(0, 0) & 255).as("class 0 is blue").isGreaterThan(image.getRGB(0, 0) >> 16 & 255);
        assertThat(thumb.getRGB(143, 95) & 255).as("class 1 is orange").isLessThan(thumb.getRGB(143, 95) >> 16 & 255);
        MockHttpServletResponse again = send(get(path + "full").header("If-None-Match", full.getHeader("ETag")));
        assertThat(again.getStatus()).isEqualTo(304);
        assertThat(again.getContentAsByteArray()).isEmpty();
        String version = "&v=" + PictureVersion.of(run);
        assertThat(send(get(path + "full" + version)).getHeader("Cache-Control"))
                .contains("immutable");
        assertThat(full.getHeader("Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void anEpochThatWasThinnedOutIsStoodForAndItsNeighboursNamed() throws Exception {
        // 24 KB are 17 times the 1,348 bytes of these weights.
        Run run = trained(moons(60));
        KeptWeights kept = weights.kept(run.id());
        int gone =
                IntStream.range(0, 60).filter(epoch -> !kept.has(epoch)).max().orElseThrow();

        String page = page(run, "?epoch=" + gone);

        int[] nearest = kept.nearest(gone);
        assertThat(page)
                .contains("The weights of epoch %d were not kept".formatted(gone))
                .contains("This shows epoch %d".formatted(nearest[0]))
                .contains("?epoch=%d\"".formatted(nearest[1]))
                .contains("boundary.png?epoch=%d&amp;".formatted(nearest[0]));
        MockHttpServletResponse png = send(get("/runs/%d/boundary.png?epoch=%d".formatted(run.id(), gone)));
        assertThat(png.getStatus()).isEqualTo(404);
        JsonNode news = data(run, "/live");
        assertThat(json.treeToValue(news.get("kept"), int[].class)).isEqualTo(kept.epochs());
    }

    @Test
    void aRunUnderWayTellsWhatIsNewAfterACursor() throws Exception {
        Run run = moons(40);
        halfTrained.upTo(run, 6);

        String page = page(run, "");
        JsonNode all = data(run, "/live?after=-1");
        JsonNode news = data(run, "/live?after=4");

        assertThat(page)
                .contains("Epoch <b>6</b> of <span>6</span>", "data-live=\"true\"", "Cancel run", "6 of 40 epochs");
        assertThat(all.get("trainingLoss").size()).isEqualTo(7);
        assertThat(news.get("from").asInt()).isEqualTo(5);
        assertThat(news.get("validationScore").size()).isEqualTo(2);
        assertThat(news.get("ended").asBoolean()).isFalse();
        assertThat(news.get("kept").isNull()).isTrue();
        assertThat(news.get("badge").get("label").asString()).isEqualTo("Running");
    }

    @Test
    void aRunIsCancelledByAFormWithATokenAndRetriedTheSameWay() throws Exception {
        Run run = moons(5);
        String path = "/runs/" + run.id();

        assertThat(send(post(path + "/cancel")).getStatus()).isEqualTo(403);
        MockHttpServletResponse cancelled = send(post(path + "/cancel").with(csrf()));

        assertThat(cancelled.getStatus()).isEqualTo(302);
        assertThat(cancelled.getHeader("Location")).isEqualTo(path);
        assertThat(page(run, "")).contains("This run was cancelled", ">Retry<").doesNotContain("Cancel run");
        assertThat(send(post(path + "/retry").with(csrf())).getStatus()).isEqualTo(302);
        assertThat(runs.findById(run.id()).orElseThrow().status()).isEqualTo(RunStatus.QUEUED);
        assertThat(send(post(path + "/retry").with(csrf())).getStatus()).isEqualTo(409);
    }

    @Test
    void aRunIsVerifiedByAFormWithATokenAndItsPanelSaysWhatCameOfIt() throws Exception {
        Run waiting = moons(12);
        String path = "/runs/" + waiting.id();
        assertThat(page(waiting, "")).doesNotContain("Verify by rerunning");
        Run run = trained(waiting);

        assertThat(page(run, "")).contains("Verify by rerunning").doesNotContain("id=\"verified\"");
        assertThat(send(post(path + "/verify")).getStatus()).isEqualTo(403);
        assertThat(send(post(path + "/verify").with(csrf())).getHeader("Location"))
                .isEqualTo(path);
        assertThat(page(run, "")).contains("Waiting to be verified").doesNotContain("<form id=\"verify\"");
        assertThat(data(run, "/live?after=12").get("verified").get("underWay").asBoolean())
                .isTrue();
        train.verify(run.id());

        assertThat(page(run, ""))
                .contains("Same bits at all 13 epochs", "Verify again", "Verified just now, took ")
                .contains("on engine 1, Java " + System.getProperty("java.version"));
        assertThat(data(run, "/live?after=12").get("verified").get("underWay").asBoolean())
                .isFalse();
    }

    @Test
    void aRowToTryStartsWithTheMeansOfTheTrainingRowsAndCanBeTakenFromTheData() throws Exception {
        Run run = trained(queued("iris", Map.of(), 0.2, "cross_entropy", 2, 0.1));

        assertThat(page(run, ""))
                .contains(">sepal_length_cm</label>", "Take a row of the data", "data-examples=\"150\"")
                .containsPattern("id=\"f0\" value=\"5\\.[89]\\d*\""); // iris: 5.84 over all rows
        JsonNode unseen = data(run, "/row?number=0");
        JsonNode seen = data(run, "/row?number=149");
        assertThat(unseen.get("x").size()).isEqualTo(4);
        assertThat(unseen.get("seen").asBoolean()).isFalse();
        assertThat(seen.get("seen").asBoolean()).isTrue();
        assertThat(seen.get("truth").asString()).isIn("setosa", "versicolor", "virginica");
        assertThat(send(get("/runs/%d/row?number=150".formatted(run.id()))).getStatus())
                .isEqualTo(400);
    }

    @Test
    void picturesAreDrawn() throws Exception {
        Run run = trained(queued("digits", Map.of(), 0.2, "cross_entropy", 1, 0.1));

        assertThat(page(run, ""))
                .contains("data-side=\"8\"", "data-most=\"16.0\"")
                .doesNotContain("data-feature");
    }

    @Test
    void aRunThatComesOutDifferentSaysFromWhichEpoch() throws Exception {
        Run run = trained(moons(60));
        byte[] block = jdbc.queryForObject(
                "select weights from run_weights where run_id = ? and first_epoch = 0", byte[].class, run.id());
        int second = weights.kept(run.id()).epochs()[1];
        block[(int) run.parameters() * Float.BYTES] ^= 1;
        jdbc.update("update run_weights set weights = ? where run_id = ? and first_epoch = 0", block, run.id());

        send(post("/runs/" + run.id() + "/verify").with(csrf()));
        train.verify(run.id());

        assertThat(page(run, ""))
                .contains("Differs from epoch " + second)
                .contains(
                        second == 1
                                ? "Up to epoch 0 the weights are the same."
                                : "At epoch 0 the weights are the same");
    }

    @Test
    void aFailedRunSaysWhyAndWhatToDo() throws Exception {
        Run run = moons(40);
        Claim claim = halfTrained.upTo(run, 2);
        log.fail(claim, "The memory did not suffice.");

        assertThat(page(run, ""))
                .contains("This run failed", "The memory did not suffice.", "Its epochs 0 to 2 are kept", ">Retry<");
    }

    @Test
    void aRunThatStoppedBeingFiniteShowsWhereAndNoNaN() throws Exception {
        Run run = trained(queued("plane", Map.of(), 0.2, "mse", 30, 100_000));
        assertThat(run.status()).isEqualTo(RunStatus.DIVERGED);

        String page = page(run, "");

        assertThat(page)
                .contains("A number stopped being finite")
                .contains("Stopped being finite in epoch %d, step %d: "
                        .formatted(run.verdict().divergedEpoch(), run.verdict().divergedStep()))
                .containsPattern("(weight|gradient|output) of layer \\d\\.|the loss, over outputs")
                .doesNotContainPattern("\\d{7,}(\\.\\d)? %")
                .contains("not finite")
                .doesNotContain(">NaN", ">Infinity");
    }

    @Test
    void withoutValidationTheNumbersReadNone() throws Exception {
        Run run = trained(queued("moons", Map.of(), 0, "cross_entropy", 3, 0.1));

        assertThat(page(run, ""))
                .contains(
                        "Validation: none, all rows train",
                        "no validation",
                        "<dd data-read=\"validationLoss\">none</dd>",
                        ">Training</span> rows: down what they are")
                .doesNotContain("data-mistakes=");
        assertThat(data(run, "/live").get("validationLoss").size()).isZero();
    }

    @Test
    void valuesAreShownAsAPredictionOverThePlane() throws Exception {
        Run run = trained(queued("plane", Map.of(), 0.2, "mse", 10, 0.1));

        assertThat(page(run, ""))
                .contains("Prediction over the plane", "Training R²")
                .doesNotContain("wrong side");
        JsonNode frame = data(run, "/boundary?epoch=10").get("frames").get(0);
        byte[] shade = Base64.getDecoder().decode(frame.get("shade").asString());
        assertThat(frame.get("confusion").isNull()).isTrue();
        // The target is (x + y) / 10: largest at the top right, smallest at the bottom left.
        assertThat(shade[89] & 255).isGreaterThan(230);
        assertThat(shade[59 * 90] & 255).isLessThan(25);
    }

    @Test
    void digitsAreSeenAlongTheirPrincipalComponentsAndCountedClassByClass() throws Exception {
        Run run = trained(queued("digits", Map.of(), 0.2, "cross_entropy", 2, 0.1));

        assertThat(page(run, ""))
                .contains("first principal component to the right", "The two directions hold 2")
                .contains("Confusion matrix", ">Validation</span> rows: down what they are", "id=\"pad\"")
                .containsPattern(">Most confused: \\d as \\d, \\d+ rows?\\.<")
                .doesNotContain("name=\"x\"");
        JsonNode block = data(run, "/boundary?epoch=2");
        assertThat(block.get("plane").get("columns").asInt()).isEqualTo(90);
        JsonNode frame = block.get("frames").get(0);
        int[][] confusion = json.treeToValue(frame.get("confusion"), int[][].class);
        int right = IntStream.range(0, 10).map(k -> confusion[k][k]).sum();
        assertThat(right / 1438.0)
                .as("of 1,797 − 359 rows")
                .isEqualTo(run.last().trainingScore());
        JsonNode validation = frame.get("validation");
        int[][] unseen = json.treeToValue(validation.get("confusion"), int[][].class);
        assertThat(IntStream.range(0, 10).map(k -> unseen[k][k]).sum() / 359.0)
                .as("of the 359 that were kept back")
                .isEqualTo(run.last().validationScore());
        assertThat(validation.get("worst").size()).isEqualTo(8);
        assertThat(frame.get("worst").size()).isEqualTo(8);
        assertThat(frame.get("worst").get(0).get("share").asDouble())
                .isLessThanOrEqualTo(frame.get("worst").get(7).get("share").asDouble());
        assertThat(send(get("/runs/%d/boundary.png".formatted(run.id()))).getStatus())
                .isEqualTo(200);
    }

    @Test
    void mistakesAreThoseOfTheRowsThatTheReaderChooses() throws Exception {
        Run run = trained(moons(12));
        JsonNode frame = data(run, "/boundary?epoch=12").get("frames").get(0);
        int[][] training = json.treeToValue(frame.get("confusion"), int[][].class);
        int[][] validation = json.treeToValue(frame.get("validation").get("confusion"), int[][].class);
        assertThat(validation[0][0] + validation[0][1] + validation[1][0] + validation[1][1])
                .isEqualTo(60); // of 300

        assertThat(page(run, "?epoch=12"))
                .contains(">Validation</span> rows: down", "mistakes=training&amp;epoch=12#mistakes")
                .containsSubsequence("class=\"confusion\"", ">%d</td>".formatted(validation[0][0]), "</table>");
        assertThat(page(run, "?epoch=12&mistakes=training"))
                .contains(">Training</span> rows: down")
                .containsSubsequence("class=\"confusion\"", ">%d</td>".formatted(training[0][0]), "</table>");
        MockHttpServletResponse wrong = send(get("/runs/%d?mistakes=all".formatted(run.id())));
        assertThat(wrong.getStatus()).isEqualTo(400);
        assertThat(wrong.getContentAsString()).contains("“all” are no rows. Use validation or training.");
    }

    @Test
    void mistakesWithImagesAreAThumbnailAndWords() throws Exception {
        Run run = trained(queued("digits", Map.of(), 0.2, "cross_entropy", 2, 0.1));

        // 359 of 1,797 rows are kept back
        long wrong = Math.round(359 * (1 - run.last().validationScore()));
        assertThat(data(run, "/mistakes").get("words").asString())
                .startsWith(wrong + " of 359 validation rows wrong; most confused: ");
        assertThat(data(run, "/mistakes?show=worst").get("words").asString())
                .matches("worst: \\d taken for \\d(, \\d taken for \\d){5}");
        for (String query : List.of("", "?show=worst", "?theme=dark", "?show=worst&theme=dark")) {
            MockHttpServletResponse answer = send(get("/runs/%d/mistakes.png%s".formatted(run.id(), query)));
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(answer.getContentAsByteArray()));
            assertThat(image.getWidth()).isEqualTo(288);
            String tag = answer.getHeader("ETag");
            assertThat(send(get("/runs/%d/mistakes.png%s".formatted(run.id(), query))
                                    .header("If-None-Match", tag))
                            .getStatus())
                    .isEqualTo(304);
        }
        assertThat(send(get("/runs/%d/mistakes.png?show=best".formatted(run.id())))
                        .getStatus())
                .isEqualTo(400);
        Run moons = trained(moons(1));
        assertThat(send(get("/runs/%d/mistakes.png".formatted(moons.id()))).getStatus())
                .isEqualTo(404);
    }

    @Test
    void twoOfManyFeaturesCanBeChosenAndTheOthersStandAtTheirMean() throws Exception {
        Run run = trained(queued("iris", Map.of(), 0.2, "cross_entropy", 3, 0.1));

        assertThat(page(run, "?x=2&y=0"))
                .contains("petal_length_cm to the right, sepal_length_cm upwards")
                .contains("with the other 2 features at the training mean")
                .contains("data-axes=\"&amp;x=2&amp;y=0\"");
        JsonNode plane = data(run, "/boundary?epoch=3&x=2&y=0").get("plane");
        // Petals are 1.0 to 6.9 cm long; the margin is .08 of that on each side.
        assertThat(plane.get("x0").asDouble()).isEqualTo(1.0 - .08 * 5.9, within(1e-6));
        assertThat(plane.get("x1").asDouble()).isEqualTo(6.9 + .08 * 5.9, within(1e-6));
        assertThat(send(get("/runs/%d?x=4&y=0".formatted(run.id()))).getStatus())
                .isEqualTo(400);
        assertThat(send(get("/runs/%d/boundary?epoch=3&x=0&y=-1".formatted(run.id())))
                        .getContentAsString())
                .contains("There is no feature -1. Use 0 to 3.");
    }

    @Test
    void aSmallNetworkCanBeDrawnWeightByWeight() throws Exception {
        Run run = trained(moons(3));

        JsonNode block = data(run, "/network?epoch=2&count=5");

        assertThat(block.get("frames").size()).isEqualTo(2);
        byte[] stored = Base64.getDecoder()
                .decode(block.get("frames").get(1).get("weights").asString());
        assertThat(stored).isEqualTo(Floats.toBytes(weights.at(run.id(), 3).orElseThrow()));
        byte[] maps = Base64.getDecoder()
                .decode(block.get("frames").get(1).get("maps").asString());
        assertThat(maps).hasSize((16 + 16 + 1) * 18 * 12);
        assertThat(page(run, "")).contains("data-sizes=\"2,16,16,1\"");
    }

    @Test
    void aLargeNetworkIsNotDrawn() throws Exception {
        Run run = trained(queued("mnist10k", Map.of(), 0.9, "cross_entropy", 1, 0.1));

        assertThat(page(run, "")).doesNotContain("id=\"network\"");
        assertThat(send(get("/runs/%d/network?epoch=0".formatted(run.id()))).getStatus())
                .isEqualTo(404);
    }

    @Test
    void theHealthOfEachLayerIsToldForTheEpochAndForTheRun() throws Exception {
        Run run = trained(moons(6));

        JsonNode all = data(run, "/health");
        JsonNode news = data(run, "/health?after=4");

        assertThat(json.treeToValue(all.get("epochs"), int[].class)).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(all.get("layers").size()).isEqualTo(3);
        assertThat(all.get("layers").get(0).get("ratio").get(0).asString())
                .as("no update yet")
                .isEqualTo("NaN");
        float deviation = all.get("layers").get(1).get("deviation").get(5).floatValue();
        assertThat(json.treeToValue(news.get("epochs"), int[].class)).containsExactly(5, 6);
        assertThat(news.get("layers").get(1).get("deviation").get(0).floatValue())
                .isEqualTo(deviation);
        assertThat(page(run, "?epoch=5"))
                .contains("Hidden 1, 16 tanh", "Hidden 2, 16 tanh", "Output, 1 identity")
                .contains("<b>%s</b>".formatted(format.number(deviation)));
        assertThat(page(run, "?epoch=0")).contains("data-figure=\"ratio\"><b>none</b>");
    }

    @Test
    void keyFramesAreThoseAskedForThatAreKept() throws Exception {
        Run run = trained(moons(12));

        assertThat(data(run, "/strip?epochs=0,3,12,13")
                        .get("frames")
                        .valueStream()
                        .map(frame -> frame.get("epoch").asInt()))
                .containsExactly(0, 3, 12);
        assertThat(send(get("/runs/%d/strip?epochs=%s".formatted(run.id(), "1,".repeat(15) + "1")))
                        .getStatus())
                .isEqualTo(400);
    }

    @Test
    void aRunThatWaitsHasAPageToo() throws Exception {
        Run run = moons(5);
        assertThat(page(run, "?epoch=3")).contains("Waiting", "No epoch yet", "There are no weights to look at yet.");

        control.pause(run.experimentId());

        assertThat(page(run, "")).contains("The experiment is paused, so this run does not start.");
    }

    @ParameterizedTest
    @CsvSource({
        "/runs/4711, 404",
        "/runs/-1, 404",
        "/runs/first, 400",
        "/runs/9223372036854775808, 400",
        "/runs/1?epoch=last, 400",
        "/runs/4711/live, 404",
        "/runs/4711/health, 404",
        "/runs/4711/network?epoch=0, 404",
        "/runs/4711/row?number=0, 404",
        "/runs/1/network?epoch=0&count=33, 400",
        "/runs/4711/boundary?epoch=0, 404",
        "/runs/1/boundary?epoch=-1, 400",
        "/runs/1/boundary?epoch=0&count=65, 400",
        "/runs/1/boundary, 400",
        "/runs/4711/boundary.png, 404",
        "/runs/1/boundary.png?size=huge, 400",
        "/runs/1/live?after=-2, 400"
    })
    void anAddressThatDoesNotFitIsRefused(String path, int status) throws Exception {
        assertThat(send(get(path)).getStatus()).isEqualTo(status);
    }
}
