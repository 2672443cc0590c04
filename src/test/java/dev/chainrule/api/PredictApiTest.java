package dev.chainrule.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.chainrule.WholeService;
import dev.chainrule.dataset.Dataset;
import dev.chainrule.dataset.PreparedData;
import dev.chainrule.run.Predicting;
import dev.chainrule.run.Run;
import dev.chainrule.run.Runs;
import dev.chainrule.training.TrainNow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

/** The accuracy and R² that the engine noted are the independent witness of what is answered here. */
@WholeService
class PredictApiTest {

    private final Api api;
    private final Runs runs;
    private final TrainNow train;
    private final Predicting predicting;

    @Autowired
    PredictApiTest(MockMvc mvc, Runs runs, TrainNow train, Predicting predicting) {
        this.api = new Api(mvc);
        this.runs = runs;
        this.train = train;
        this.predicting = predicting;
    }

    private Run trained(String dataset, String loss) throws Exception {
        long experiment = api.submitted("""
                {"name":"Asked","dataset":{%s},"validationShare":0.2,"network":{"hidden":[6],"activation":"tanh"},
                 "training":{"loss":"%s","optimizer":{"kind":"sgd","momentum":0.5},"batchSize":16,"epochs":8},
                 "sweep":{"learningRates":[0.1],"initializations":["xavier_normal"],"seeds":[7]}}""".formatted(dataset, loss));
        Run run = runs.findByExperimentIdOrderByOrdinal(experiment).get(0);
        train.run(run);
        return runs.findById(run.id()).orElseThrow();
    }

    private MockHttpServletResponse ask(Run run, String query, String body) throws Exception {
        return api.send(post("/api/v1/runs/" + run.id() + "/predict" + query)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private JsonNode answers(Run run, String query, List<float[]> rows) throws Exception {
        MockHttpServletResponse answer = ask(
                run,
                query,
                "{\"rows\":%s}"
                        .formatted(rows.stream().map(java.util.Arrays::toString).toList()));
        assertThat(answer.getStatus()).isEqualTo(200);
        return api.json(answer);
    }

    /** The training rows in the data's own units. */
    private static List<float[]> trainingRows(PreparedData data) {
        Dataset all = data.dataset();
        List<float[]> rows = new ArrayList<>();
        for (int row : data.trainingRows()) {
            rows.add(java.util.Arrays.copyOfRange(all.x(), row * all.features(), (row + 1) * all.features()));
        }
        return rows;
    }

    @Test
    void theTrainingRowsAreTakenForWhatTheTrainingAccuracySays() throws Exception {
        Run run = trained("\"kind\":\"iris\"", "cross_entropy");
        PreparedData data = predicting.data(run);

        JsonNode answer = answers(run, "", trainingRows(data));

        assertThat(answer.get("epoch").asInt()).isEqualTo(8);
        assertThat(answer.get("classes").toString()).isEqualTo("[\"setosa\",\"versicolor\",\"virginica\"]");
        int right = 0;
        for (int i = 0; i < data.trainingRows().length; i++) {
            JsonNode one = answer.get("predictions").get(i);
            right += one.get("class").asInt() == (int) data.dataset().y()[data.trainingRows()[i]] ? 1 : 0;
            double sum = 0;
            double largest = 0;
            for (JsonNode probability : one.get("probabilities")) {
                sum += probability.asDouble();
                largest = Math.max(largest, probability.asDouble());
            }
            // Three float32 shares, each rounded by at most 2⁻²⁵.
            assertThat(sum).isEqualTo(1, within(1e-6));
            assertThat(one.get("probabilities").get(one.get("class").asInt()).asDouble())
                    .isEqualTo(largest);
        }
        assertThat((double) right / data.trainingRows().length)
                .isEqualTo(run.last().trainingScore());
    }

    @Test
    void twoClassesInOneOutputHaveTwoProbabilities() throws Exception {
        Run run = trained("\"kind\":\"moons\"", "cross_entropy");
        PreparedData data = predicting.data(run);

        JsonNode answer = answers(run, "?epoch=0", trainingRows(data));

        JsonNode first = answer.get("predictions").get(0);
        assertThat(answer.get("epoch").asInt()).isZero();
        assertThat(first.get("outputs").size()).isEqualTo(1);
        assertThat(first.get("probabilities").size()).isEqualTo(2);
        assertThat(first.get("probabilities").get(1))
                .isEqualTo(first.get("outputs").get(0));
        assertThat(first.get("label").asString())
                .isEqualTo(first.get("outputs").get(0).asDouble() > 0.5 ? "inner" : "outer");
    }

    @Test
    void classesLearnedWithSquaredErrorHaveOutputsAndNoProbabilities() throws Exception {
        Run run = trained("\"kind\":\"iris\"", "mse");

        JsonNode one = answers(run, "", List.of(new float[] {5.1f, 3.5f, 1.4f, 0.2f}))
                .get("predictions")
                .get(0);

        assertThat(one.get("label").asString()).isEqualTo("setosa");
        assertThat(one.get("probabilities").isNull()).isTrue();
        assertThat(one.get("outputs").size()).isEqualTo(3);
    }

    @Test
    void valuesAreInTheTargetsOwnUnits() throws Exception {
        Run run = trained("\"kind\":\"diabetes\"", "mse");
        PreparedData data = predicting.data(run);

        JsonNode predictions = answers(run, "", trainingRows(data)).get("predictions");

        int[] rows = data.trainingRows();
        double mean = 0;
        for (int row : rows) {
            mean += data.dataset().y()[row] / rows.length;
        }
        double residual = 0;
        double total = 0;
        for (int i = 0; i < rows.length; i++) {
            double y = data.dataset().y()[rows[i]];
            double predicted = predictions.get(i).get("value").asDouble();
            residual += (y - predicted) * (y - predicted);
            total += (y - mean) * (y - mean);
        }
        assertThat(mean).as("disease progression, far from standard scores").isBetween(120.0, 180.0);
        // R² does not depend on the units; float32 scaling costs about 1e-7 a row.
        assertThat(1 - residual / total).isEqualTo(run.last().trainingScore(), within(1e-5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"rows\":[[1,2],[3]]} | rows[1] | Row 2: It has 1 value. Write a list of 2 numbers, in this order: x1, x2.",
                "{\"rows\":[[1,2],[3,\"4\"]]} | rows[1][1] | Row 2, column 2, “x2”: “4” is text. Write a number without quotes",
                "{\"rows\":[[null,2]]} | rows[0][0] | Row 1, column 1, “x1”: null is no value.",
                "{\"rows\":[[1,1e39]]} | rows[0][1] | is out of range. The network computes in float32",
                "{\"rows\":[7]} | rows[0] | Row 1: 7 is a number.",
                "{\"rows\":[]} | rows | 0 rows cannot be predicted at once. Send 1 to 10,000.",
                "{\"rows\":{}} | rows | This is an object. Write a list of rows",
                "{} | rows | This field is missing.",
                "{\"rows\":[[1,2]],\"epoch\":3} | epoch | There is no such field.",
            })
    void whatCannotBeUsedIsRefusedWithRowAndColumn(String body, String field, String message) throws Exception {
        Run run = trained("\"kind\":\"moons\"", "cross_entropy");

        MockHttpServletResponse answer = ask(run, "", body);

        assertThat(answer.getStatus()).isEqualTo(400);
        JsonNode error = api.json(answer).get("errors").get(0);
        assertThat(error.get("field").asString()).isEqualTo(field);
        assertThat(error.get("message").asString()).contains(message);
    }

    @Test
    void tooManyRowsAreRefusedAndSoIsABodyThatIsNoJson() throws Exception {
        Run run = trained("\"kind\":\"moons\"", "cross_entropy");
        String many = "{\"rows\":[" + "[0,0],".repeat(10_000) + "[0,0]]}";

        assertThat(api.json(ask(run, "", many)).get("detail").asString())
                .isEqualTo("10,001 rows cannot be predicted at once. Send 1 to 10,000.");
        assertThat(ask(run, "", "").getStatus()).isEqualTo(400);
        assertThat(api.json(ask(run, "", "[1,2")).get("detail").asString()).contains("line 1");
        assertThat(api.json(ask(run, "", "[[1,2]]")).get("detail").asString())
                .contains("This is a list. Send {\"rows\"");
    }

    @Test
    void anEpochThatIsNotThereNamesThoseThatAre() throws Exception {
        Run run = trained("\"kind\":\"moons\"", "cross_entropy");

        MockHttpServletResponse answer = ask(run, "?epoch=9", "{\"rows\":[[1,2]]}");

        assertThat(answer.getStatus()).isEqualTo(404);
        assertThat(api.json(answer).get("detail").asString()).contains("no weights of epoch 9", "the nearest is 8");
        assertThat(api.send(post("/api/v1/runs/4711/predict")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"rows\":[[1,2]]}"))
                        .getStatus())
                .isEqualTo(404);
    }
}
