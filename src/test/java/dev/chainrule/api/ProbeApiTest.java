package dev.chainrule.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.chainrule.WholeService;
import dev.chainrule.engine.Examples;
import dev.chainrule.run.Predicting;
import dev.chainrule.run.Run;
import dev.chainrule.run.Runs;
import dev.chainrule.run.WeightsStore;
import dev.chainrule.training.TrainNow;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

/**
 * On linear regression everything is known: with squared error and standard scores the Hessian of (w₁, w₂, b) is 2·[[1, r, 0], [r, 1, 0],
 * [0, 0, 1]], r being the correlation of the two features, whatever the weights are.
 */
@WholeService
class ProbeApiTest {

    private final Api api;
    private final Runs runs;
    private final TrainNow train;
    private final Predicting predicting;
    private final WeightsStore weights;

    @Autowired
    ProbeApiTest(MockMvc mvc, Runs runs, TrainNow train, Predicting predicting, WeightsStore weights) {
        this.api = new Api(mvc);
        this.runs = runs;
        this.train = train;
        this.predicting = predicting;
        this.weights = weights;
    }

    /** Full batch, so that the bias stays at 0, the mean of the scaled targets. */
    private Run queued(String hidden, String optimizer) throws Exception {
        return queued("\"kind\":\"plane\",\"rows\":100,\"noise\":0.1,\"seed\":4", 100, hidden, optimizer);
    }

    private Run queued(String dataset, int rows, String hidden, String optimizer) throws Exception {
        long experiment = api.submitted("""
                {"name":"Probed","dataset":{%s},"validationShare":0,
                 "network":{"hidden":[%s],"activation":"tanh"},
                 "training":{"loss":"mse","optimizer":{%s},"batchSize":%d,"epochs":8},
                 "sweep":{"learningRates":[0.1],"initializations":["zeros"],"seeds":[7]}}""".formatted(dataset, hidden, optimizer, rows));
        return runs.findByExperimentIdOrderByOrdinal(experiment).get(0);
    }

    private Run regression(String optimizer) throws Exception {
        return trained(queued("", optimizer));
    }

    private Run trained(Run run) {
        train.run(run);
        return runs.findById(run.id()).orElseThrow();
    }

    private JsonNode probe(Run run, String probe) throws Exception {
        MockHttpServletResponse answer = api.send(get("/api/v1/runs/" + run.id() + "/probes/" + probe));
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
        return api.json(answer);
    }

    private double correlation(Run run) {
        Examples rows = predicting.data(run).split().training();
        double sum = 0;
        for (int row = 0; row < rows.rows(); row++) {
            sum += (double) rows.x()[2 * row] * rows.x()[2 * row + 1];
        }
        return sum / rows.rows();
    }

    @Test
    void sharpnessIsTheLargestEigenvalueBesideTheSpeedLimit() throws Exception {
        Run run = trained(queued("\"kind\":\"diabetes\"", 442, "", "\"kind\":\"sgd\",\"momentum\":0"));

        JsonNode found = probe(run, "sharpness?epoch=3");

        // Twice the largest eigenvalue of the ten features' correlations, whose first principal component holds 40.242
        // % of a variance of
        // ten; the next holds 14.9 %, so power iteration is soon within its thousandth.
        assertThat(found.get("sharpness").asDouble()).isEqualTo(8.0484, within(8e-3));
        assertThat(found.get("speedLimit").asDouble()).isEqualTo(20, within(1e-12));
        assertThat(found.get("limitFormula").asString()).isEqualTo("2/lr");
        assertThat(found.get("learningRate").asDouble()).isEqualTo(0.1);
        assertThat(found.get("converged").asBoolean()).isTrue();
        assertThat(found.get("epoch").asInt()).isEqualTo(3);
        assertThat(found.get("rows").asInt()).isEqualTo(442);
    }

    @Test
    void theLimitIsNullWhereNoneApplies() throws Exception {
        Run run = regression("\"kind\":\"adam\"");

        JsonNode found = probe(run, "sharpness");

        assertThat(found.get("epoch").asInt()).as("the last that is kept").isEqualTo(8);
        assertThat(found.get("speedLimit").isNull()).isTrue();
        assertThat(found.get("limitFormula").isNull()).isTrue();
    }

    @Test
    void theLossOnALineIsTheParabolaThatTheHessianSays() throws Exception {
        Run run = regression("\"kind\":\"sgd\",\"momentum\":0");

        JsonNode line = probe(run, "loss-line?epoch=8");

        float[] w = weights.at(run.id(), 8).orElseThrow();
        double squares = (double) w[0] * w[0] + (double) w[1] * w[1];
        JsonNode steps = line.get("steps");
        JsonNode losses = line.get("losses");
        assertThat(steps.size()).isEqualTo(61);
        assertThat(losses.size()).isEqualTo(61);
        // The second difference over ends and middle of the direction d, as long as the weights: dᵀHd = 2|w|²(1 +
        // 2r·u₁u₂), |2u₁u₂| ≤ 1.
        double half = (steps.get(60).asDouble() - steps.get(0).asDouble()) / 2;
        double bend = (losses.get(0).asDouble()
                        - 2 * losses.get(30).asDouble()
                        + losses.get(60).asDouble())
                / (half * half);
        double r = Math.abs(correlation(run));
        // Losses are float32 sums of a hundred rows: some 1e-6 each.
        assertThat(bend).isBetween(2 * squares * (1 - r) - 1e-3, 2 * squares * (1 + r) + 1e-3);
        assertThat(line.get("filterNormalized").asBoolean()).isTrue();
        assertThat(line.get("explained").asDouble()).isBetween(0.9, 1.0);
    }

    @Test
    void thePathHasTheLossesThatTrainingReported() throws Exception {
        Run run = regression("\"kind\":\"sgd\",\"momentum\":0");

        JsonNode path = probe(run, "loss-line?epoch=5").get("path");

        JsonNode epochs = api.get200("/api/v1/runs/" + run.id() + "/epochs?after=-1&limit=100")
                .get("epochs");
        assertThat(path.size()).isEqualTo(9);
        for (int epoch = 0; epoch <= 8; epoch++) {
            assertThat(path.get(epoch).get("epoch").asInt()).isEqualTo(epoch);
            // The same rows, weights and code.
            assertThat(path.get(epoch).get("loss").asDouble())
                    .isEqualTo(epochs.get(epoch).get("trainingLoss").asDouble());
        }
        assertThat(path.get(5).get("at").asDouble()).isZero();
        double before = path.get(0).get("at").asDouble();
        assertThat(before * path.get(8).get("at").asDouble())
                .as("start and end lie on two sides of epoch 5")
                .isNegative();
    }

    @Test
    void weightsOfZeroHaveNoLengthToBringADirectionTo() throws Exception {
        Run run = regression("\"kind\":\"sgd\",\"momentum\":0");

        assertThat(probe(run, "loss-line?epoch=0").get("filterNormalized").asBoolean())
                .isFalse();
    }

    @Test
    void theLossOnThePlaneIsTheBowlThatTheHessianSays() throws Exception {
        Run run = regression("\"kind\":\"sgd\",\"momentum\":0");

        JsonNode plane = probe(run, "loss-plane?epoch=4");

        assertThat(plane.get("a").size()).isEqualTo(31);
        assertThat(plane.get("losses").size()).isEqualTo(31);
        assertThat(plane.get("losses").get(30).size()).isEqualTo(31);
        // Two weights move and the bias stays at 0 up to rounding, so the plane is theirs and holds the whole way.
        assertThat(plane.get("explained").asDouble()).isEqualTo(1, within(1e-9));
        // Along directions u and v of length 1 at a right angle uᵀHu + vᵀHv is the trace of 2·[[1, r], [r, 1]]: 4.
        double bends = bend(plane, true) + bend(plane, false);
        // Losses are float32 sums of a hundred rows, some 1e-6 each, over the square of half a side.
        assertThat(bends).isEqualTo(4, within(1e-3));
        JsonNode here = plane.get("path").get(4);
        assertThat(here.get("epoch").asInt()).isEqualTo(4);
        assertThat(here.get("a").asDouble()).isZero();
        assertThat(here.get("b").asDouble()).isZero();
        // The way is as long in the plane as it is.
        float[] start = weights.at(run.id(), 0).orElseThrow();
        float[] center = weights.at(run.id(), 4).orElseThrow();
        JsonNode first = plane.get("path").get(0);
        assertThat(Math.hypot(first.get("a").asDouble(), first.get("b").asDouble()))
                .isEqualTo(Math.hypot(start[0] - center[0], start[1] - center[1]), within(1e-6));
    }

    /** The second difference over ends and middle of one axis, the other in its middle. */
    private static double bend(JsonNode plane, boolean alongA) {
        JsonNode steps = plane.get(alongA ? "a" : "b");
        double half = (steps.get(30).asDouble() - steps.get(0).asDouble()) / 2;
        double sum = 0;
        for (int i = 0; i <= 30; i += 15) {
            JsonNode losses = plane.get("losses");
            double loss = (alongA ? losses.get(i).get(15) : losses.get(15).get(i)).asDouble();
            sum += i == 15 ? -2 * loss : loss;
        }
        return sum / (half * half);
    }

    @Test
    void layersAreReportedWithHistogramsOfEveryValue() throws Exception {
        Run run = regression("\"kind\":\"sgd\",\"momentum\":0");

        JsonNode layer = probe(run, "layers?epoch=0").get("layers").get(0);

        // All weights are 0, so are all outputs; the gradient of w is −2·mean(x·y), that of b −2·mean(y) = 0.
        assertThat(layer.get("mean").asDouble()).isZero();
        assertThat(layer.get("deviation").asDouble()).isZero();
        assertThat(layer.get("weightNorm").asDouble()).isZero();
        Examples rows = predicting.data(run).split().training();
        double first = 0;
        double second = 0;
        for (int row = 0; row < 100; row++) {
            first += 2 * rows.x()[2 * row] * rows.y()[row] / 100;
            second += 2 * rows.x()[2 * row + 1] * rows.y()[row] / 100;
        }
        // float32 sums of a hundred rows.
        assertThat(layer.get("gradientNorm").asDouble()).isEqualTo(Math.hypot(first, second), within(1e-5));
        assertThat(sum(layer.get("activations").get("counts"))).isEqualTo(100);
        assertThat(sum(layer.get("gradients").get("counts"))).isEqualTo(2);
        assertThat(sum(layer.get("weights").get("counts"))).isEqualTo(2);
    }

    private static int sum(JsonNode counts) {
        int sum = 0;
        for (JsonNode count : counts) {
            sum += count.asInt();
        }
        return sum;
    }

    @Test
    void theGradientAgreesWithDifferenceQuotients() throws Exception {
        Run run = regression("\"kind\":\"sgd\",\"momentum\":0");

        JsonNode found = probe(run, "gradient-check?epoch=2");

        assertThat(found.get("agrees").asBoolean()).isTrue();
        assertThat(found.get("largestRelativeDifference").asDouble()).isBetween(0.0, 1e-4);
        assertThat(found.get("rows").asInt()).isEqualTo(32);
        assertThat(found.get("layers").get(0).get("compared").asInt()).isEqualTo(3);
    }

    @Test
    void whatIsNotThereOrTooLargeIsRefusedWithASentence() throws Exception {
        Run run = regression("\"kind\":\"sgd\",\"momentum\":0");
        Run large = queued("400,400", "\"kind\":\"sgd\",\"momentum\":0");

        MockHttpServletResponse gone = api.send(get("/api/v1/runs/" + run.id() + "/probes/layers?epoch=9"));
        MockHttpServletResponse refused = api.send(get("/api/v1/runs/" + large.id() + "/probes/sharpness"));

        assertThat(gone.getStatus()).isEqualTo(404);
        assertThat(api.json(gone).get("detail").asString()).contains("no weights of epoch 9", "the nearest is 8");
        assertThat(api.send(get("/api/v1/runs/4711/probes/sharpness")).getStatus())
                .isEqualTo(404);
        // 2·400 + 400 + 400·400 + 400 + 400 + 1
        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(api.json(refused).get("detail").asString())
                .contains("has 162,001 weights and biases", "networks of up to 100,000");
    }
}
