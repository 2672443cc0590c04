package dev.chainrule.run.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.chainrule.WholeService;
import dev.chainrule.experiment.Definitions;
import dev.chainrule.experiment.Draft;
import dev.chainrule.experiment.NewExperiment;
import dev.chainrule.experiment.Problems;
import dev.chainrule.experiment.Submissions;
import dev.chainrule.run.Run;
import dev.chainrule.run.Runs;
import dev.chainrule.training.TrainNow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.MockMvc;

/** Linear regression on diabetes with squared error has sharpness 8.05 at every epoch: 2 · 10 · 40.242 %, the first principal component. */
@WholeService
class GaugeTest {

    private final MockMvc mvc;
    private final Submissions submissions;
    private final Definitions definitions;
    private final Runs runs;
    private final TrainNow train;

    @Autowired
    GaugeTest(MockMvc mvc, Submissions submissions, Definitions definitions, Runs runs, TrainNow train) {
        this.mvc = mvc;
        this.submissions = submissions;
        this.definitions = definitions;
        this.runs = runs;
        this.train = train;
    }

    private Run queued(List<Long> hidden, String optimizer, double momentum, long batch, double rate) {
        Draft draft = new Draft(
                "diabetes",
                Map.of(),
                0L,
                null,
                0.0,
                hidden,
                "tanh",
                null,
                "mse",
                optimizer,
                momentum,
                batch,
                3L,
                List.of(rate),
                List.of("zeros"),
                List.of(3L));
        var experiment = submissions.submit(
                new NewExperiment("Gauge", "", List.of(), definitions.check(draft, new Problems()), null));
        return runs.findByExperimentIdOrderByOrdinal(experiment.id()).get(0);
    }

    private String page(Run run, String query) throws Exception {
        return mvc.perform(get("/runs/" + run.id() + query).header(HttpHeaders.HOST, "localhost"))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void nothingIsComputedUntilSomebodyAsks() throws Exception {
        Run run = queued(List.of(), "sgd", 0.0, 442, 0.1);
        assertThat(page(run, ""))
                .contains("There are no weights yet")
                .containsPattern("id=\"gauge-ask\"[^>]* hidden=\"hidden\"");
        train.run(run);

        assertThat(page(run, "?epoch=2"))
                .contains("Compute for epoch <span data-shown>2</span>")
                .contains("?probe=1&amp;epoch=2#gauge")
                .doesNotContain("is below the limit");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // 2/0.1, 2/0.3, 3/0.1
                "sgd | 0 | 0.1 | Sharpness 8.05 is below the limit 2/lr = 20.0.",
                "sgd | 0 | 0.3 | Sharpness 8.05 is above the limit 2/lr = 6.67.",
                "sgd | 0.5 | 0.1 | Sharpness 8.05 is below the limit (2 + 2β)/lr = 30.0.",
            })
    void theSharpnessStandsBesideTheLimitWithoutScript(String kind, double momentum, double rate, String sentence)
            throws Exception {
        Run run = queued(List.of(), kind, momentum, 442, rate);
        train.run(run);

        assertThat(page(run, "?epoch=1&probe=1"))
                .contains(sentence)
                .contains("Epoch 1</h3>", "class=\"limit\"")
                .contains("Loss along the main direction of the path")
                .doesNotContain("feel it earlier");
    }

    @Test
    void anOptimizerThatScalesEachGradientHasNoBar() throws Exception {
        Run run = queued(List.of(), "rmsprop", 0.0, 442, 0.1);
        train.run(run);

        assertThat(page(run, "?probe=1"))
                .contains("Sharpness 8.05. The limit 2/lr does not apply: this optimizer scales each gradient.")
                .doesNotContain("gaugebar");
    }

    @Test
    void smallBatchesFeelTheLimitEarlier() throws Exception {
        Run run = queued(List.of(), "sgd", 0.0, 32, 0.01);
        train.run(run);

        assertThat(page(run, "?probe=1")).contains("batches of 32 feel it earlier");
    }

    @Test
    void aNetworkThatIsTooLargeIsToldBeforeSomebodyAsks() throws Exception {
        Run run = queued(List.of(400L, 400L), "sgd", 0.0, 442, 0.1);

        // 10·400 + 400 + 400·400 + 400 + 400 + 1
        assertThat(page(run, "?probe=1")).contains("has 165,201 weights and biases, too many to be probed");
    }
}
