package dev.chainrule.run.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.chainrule.WholeService;
import dev.chainrule.engine.Examples;
import dev.chainrule.engine.Model;
import dev.chainrule.engine.TrainingSpec;
import dev.chainrule.experiment.DefinitionJson;
import dev.chainrule.experiment.Definitions;
import dev.chainrule.experiment.Draft;
import dev.chainrule.experiment.NewExperiment;
import dev.chainrule.experiment.Problems;
import dev.chainrule.experiment.Submissions;
import dev.chainrule.run.Predicting;
import dev.chainrule.run.Run;
import dev.chainrule.run.Runs;
import dev.chainrule.run.WeightsStore;
import dev.chainrule.training.TrainNow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What of the page is computed on request: the chain rule of one weight, the histograms, the loss plane. */
@WholeService
class PartsTest {

    private final MockMvc mvc;
    private final Submissions submissions;
    private final Definitions definitions;
    private final DefinitionJson json;
    private final Runs runs;
    private final TrainNow train;
    private final Predicting predicting;
    private final WeightsStore weights;

    @Autowired
    PartsTest(
            MockMvc mvc,
            Submissions submissions,
            Definitions definitions,
            DefinitionJson json,
            Runs runs,
            TrainNow train,
            Predicting predicting,
            WeightsStore weights) {
        this.mvc = mvc;
        this.submissions = submissions;
        this.definitions = definitions;
        this.json = json;
        this.runs = runs;
        this.train = train;
        this.predicting = predicting;
        this.weights = weights;
    }

    private Run queued(String kind, List<Long> hidden, String activation, String loss, String optimizer) {
        Draft draft = new Draft(
                kind,
                Map.of(),
                0L,
                null,
                0.0,
                hidden,
                activation,
                null,
                loss,
                optimizer,
                0.0,
                20L,
                3L,
                List.of(0.1),
                List.of("xavier_normal"),
                List.of(3L));
        var experiment = submissions.submit(
                new NewExperiment("Weights", "", List.of(), definitions.check(draft, new Problems()), null));
        return runs.findByExperimentIdOrderByOrdinal(experiment.id()).get(0);
    }

    private Run trained(String kind, List<Long> hidden, String activation, String loss, String optimizer) {
        Run run = queued(kind, hidden, activation, loss, optimizer);
        train.run(run);
        return run;
    }

    private MockHttpServletResponse send(String path) throws Exception {
        return mvc.perform(get(path).header(HttpHeaders.HOST, "localhost"))
                .andReturn()
                .getResponse();
    }

    private String page(Run run, String query) throws Exception {
        return send("/runs/" + run.id() + query).getContentAsString();
    }

    private JsonNode probe(Run run, String query) throws Exception {
        MockHttpServletResponse answer = send("/api/v1/runs/" + run.id() + "/probes/weight" + query);
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
        return new JsonMapper().readTree(answer.getContentAsString());
    }

    /** The engine's own gradient over the training rows. */
    private double[] gradient(Run run, int epoch) {
        TrainingSpec spec =
                json.readRun(run.definition()).trainingSpec(predicting.data(run).dataset());
        Examples rows = predicting.data(run).split().training();
        return new Model(spec.network(), spec.loss())
                .with(weights.at(run.id(), epoch).orElseThrow())
                .gradient(rows);
    }

    @Test
    void aProgramGetsTheEnginesGradientAndTheFactorsOfARow() throws Exception {
        Run run = trained("iris", List.of(5L, 4L), "tanh", "cross_entropy", "sgd");

        // Iris has 4 features: 4·5 + 5 parameters, then 5·4 + 4; the weight from unit 2 to unit 3 is the 1·4 + 2nd.
        JsonNode found = probe(run, "?layer=2&from=2&to=3&epoch=2");

        // The engine adds up 150 rows in float32.
        assertThat(found.get("gradient").asDouble()).isEqualTo(gradient(run, 2)[25 + 4 + 2], within(1e-7));
        assertThat(found.get("weight").asDouble())
                .isEqualTo(weights.at(run.id(), 2).orElseThrow()[25 + 4 + 2]);
        assertThat(found.get("rows").asInt()).isEqualTo(150);
        JsonNode row = found.get("row");
        assertThat(row.get("row").asInt())
                .isEqualTo(found.get("mostTellingRows").get(0).asInt());
        double sum = 0;
        for (JsonNode term : row.get("terms")) {
            sum += term.get("weight").asDouble() * term.get("byZ").asDouble();
        }
        // The same products added up in the same order, and as doubles in between.
        assertThat(row.get("terms").size()).isEqualTo(3);
        assertThat(row.get("byA").asDouble()).isEqualTo(sum, within(1e-15));
        assertThat(row.get("slope").asDouble() * row.get("byA").asDouble())
                .isEqualTo(row.get("byZ").asDouble(), within(1e-15));
        assertThat(row.get("in").asDouble() * row.get("byZ").asDouble())
                .isEqualTo(row.get("gradient").asDouble(), within(1e-15));
    }

    @Test
    void theMeanOverTheRowsThatProgramsAskForIsTheGradient() throws Exception {
        Run run = trained("iris", List.of(3L), "relu", "cross_entropy", "sgd");
        double sum = 0;
        for (int row = 1; row <= 150; row++) {
            sum += probe(run, "?layer=1&from=0&to=2&row=" + row)
                    .get("row")
                    .get("gradient")
                    .asDouble();
        }

        JsonNode found = probe(run, "?layer=1&from=0&to=2");

        assertThat(found.get("gradient").asDouble()).isEqualTo(sum / 150, within(1e-14));
        assertThat(found.get("gradient").asDouble()).isEqualTo(gradient(run, 3)[4 * 3 + 1], within(1e-7));
    }

    @Test
    void thePageMultipliesOutWithoutScript() throws Exception {
        Run run = trained("iris", List.of(5L), "tanh", "cross_entropy", "sgd");
        assertThat(page(run, "?epoch=1"))
                .contains("Show this weight", "Inputs → Hidden 1", "petal_width_cm")
                .doesNotContain("Forward");

        String told = page(run, "?epoch=1&layer=1&from=4&to=2&row=17");

        assertThat(told)
                .contains("Weight from input petal_width_cm to unit 2 of hidden layer 1")
                .contains("Its class is ")
                .contains("slope of tanh: 1 − a² = 1 − (")
                .contains("layer=2&amp;from=2&amp;to=3&amp;row=17#weight")
                .contains("Training takes batches of 20 rows")
                .contains("Of 150 rows, ");
    }

    @Test
    void anOutputsFirstFactorIsTheLosssOwn() throws Exception {
        Run values = trained("diabetes", List.of(4L), "relu", "mse", "rmsprop");
        Run classes = trained("moons", List.of(4L), "relu", "cross_entropy", "sgd");

        assertThat(page(values, "?layer=2&from=0&to=1"))
                .contains("Bias of the output", "2 × (answer − target) = 2 × (", "1, as for every bias")
                .contains("This run’s optimizer makes another step of it")
                .doesNotContain("the units behind");
        assertThat(page(classes, "?layer=2&from=1&to=1"))
                .contains("share − target = ")
                .doesNotContain("∂a</mi>");
        assertThat(page(classes, "?layer=1&from=1&to=1")).contains("slope of ReLU: ", "the units behind");
    }

    @Test
    void manyUnitsBehindAreToldTogether() throws Exception {
        Run run = trained("moons", List.of(3L, 20L), "tanh", "cross_entropy", "sgd");

        assertThat(page(run, "?layer=1&from=1&to=1")).contains("and 8 more, together");
    }

    @Test
    void whatIsNotThereIsNamedToProgramsAndBroughtToWhatIsThereInTheForm() throws Exception {
        Run run = trained("moons", List.of(3L), "tanh", "cross_entropy", "sgd");

        MockHttpServletResponse refused = send("/api/v1/runs/" + run.id() + "/probes/weight?layer=2&from=4&to=1");
        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentAsString()).contains("4 is out of range. Use 0 to 3; 0 is the bias.");
        assertThat(send("/api/v1/runs/" + run.id() + "/probes/weight?layer=1&from=1&to=1&row=301")
                        .getContentAsString())
                .contains("There is no training row 301. Use 1 to 300.");
        assertThat(page(run, "?layer=2&from=9&to=3")).contains("Weight from unit 3 of hidden layer 1 to the output");
    }

    @Test
    void thePartOfThePageComesAlone() throws Exception {
        Run run = trained("moons", List.of(3L), "tanh", "cross_entropy", "sgd");

        String part = send("/runs/" + run.id() + "/weight?epoch=2&layer=1&from=1&to=1")
                .getContentAsString();

        assertThat(part).startsWith("<section").contains("data-of=\"1,1,1\"", "epoch 2");
        assertThat(send("/runs/" + run.id() + "/weight?epoch=9").getStatus()).isEqualTo(404);
    }

    @Test
    void aPartOfARunWithoutWeightsIsNotThereYet() throws Exception {
        Run run = queued("moons", List.of(3L), "tanh", "cross_entropy", "sgd");

        for (String part : List.of("weight", "distributions", "landscape")) {
            MockHttpServletResponse missing = send("/runs/" + run.id() + "/" + part + "?epoch=0");
            assertThat(missing.getStatus()).as(part).isEqualTo(404);
            assertThat(missing.getContentAsString()).contains("has no weights yet. They come with its first epoch.");
        }
    }

    @Test
    void aNetworkThatIsTooLargeIsToldWithTheLimit() throws Exception {
        Run run = queued("diabetes", List.of(400L, 400L), "tanh", "mse", "sgd");

        // 10·400 + 400 + 400·400 + 400 + 400 + 1
        assertThat(page(run, "?layer=1&from=1&to=1"))
                .contains("has 165,201 weights and biases, too many to be probed")
                .contains("up to 100,000");
        // nothing is offered that could not be answered, and nothing promised
        assertThat(page(run, "")).doesNotContain("weight-choice").doesNotContain("They come with the first epoch");
    }

    @Test
    void eachLayersValuesAreDrawnOnceSomebodyAsks() throws Exception {
        Run run = trained("iris", List.of(5L), "relu", "cross_entropy", "sgd");
        assertThat(page(run, "?epoch=2"))
                .contains("?layers=1&amp;epoch=2#distributions", "Show for epoch")
                .doesNotContain("Activations of Hidden 1");

        String drawn = page(run, "?epoch=2&layers=1");

        // 150 rows through 5 units and 3 outputs; 4·5 and 5·3 weights.
        assertThat(drawn)
                .contains("Epoch 2, on 150 training rows.")
                .contains(
                        "Activations of Hidden 1, 5 ReLU: 750 values", "Activations of Output, 3 identity: 450 values")
                .contains("Gradients of Hidden 1, 5 ReLU: 20 values", "Weights of Output, 3 identity: 15 values")
                .containsPattern("\\d of 5 units dead: 0 on each of these 150 rows\\.");
        assertThat(send("/runs/" + run.id() + "/distributions?epoch=2").getContentAsString())
                .startsWith("<section")
                .contains("data-epoch=\"2\"");
    }

    @Test
    void layersOfANetworkThatIsTooLargeAreRefused() throws Exception {
        Run run = queued("diabetes", List.of(400L, 400L), "tanh", "mse", "sgd");

        assertThat(page(run, "?layers=1")).doesNotContain("Show for epoch").contains("too many to be probed");
    }

    @Test
    void theLossPlaneIsDrawnWithThePathUpToTheEpoch() throws Exception {
        Run run = trained("iris", List.of(5L), "tanh", "cross_entropy", "sgd");
        assertThat(page(run, "?epoch=2"))
                .contains("?plane=1&amp;epoch=2#landscape")
                .doesNotContain("The plane explains");

        String drawn = page(run, "?epoch=2&plane=1");

        assertThat(drawn)
                .containsPattern("The plane explains \\d+\\.\\d % of the path\\.")
                .contains("It lies through the weights of epoch 2, at 0, 0")
                .containsPattern("<circle data-epoch=\"2\"[^>]* class=\"\"|<circle data-epoch=\"2\" r")
                .containsPattern("<circle data-epoch=\"3\"[^>]* class=\"later\"");
        assertThat(send("/runs/" + run.id() + "/landscape?epoch=1").getContentAsString())
                .startsWith("<section")
                .contains("weights of epoch 1");
    }

    @Test
    void aPlaneTakesSmallerNetworksThanALine() throws Exception {
        Run run = queued("diabetes", List.of(230L, 230L), "tanh", "mse", "sgd");

        // 10·230 + 230 + 230·230 + 230 + 230 + 1
        assertThat(page(run, "?plane=1"))
                .contains("has 55,891 weights and biases, too many")
                .contains("up to 50,000")
                .doesNotContain("landscape-ask");
    }
}
