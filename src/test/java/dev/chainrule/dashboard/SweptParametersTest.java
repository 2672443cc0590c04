package dev.chainrule.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.chainrule.Drafts;
import dev.chainrule.dashboard.StoredExperiment.Ending;
import dev.chainrule.dashboard.StoredExperiment.Endings;
import dev.chainrule.experiment.Aspect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.annotation.Transactional;

/** A sweep of momentum and rows beside learning rate and initialization: 2 × 2 walls of 2 × 2 cells of 3 seeds. */
@Transactional
class SweptParametersTest extends StoredPages {

    /** Momentum halves the loss, and of the rows the more the better; each seed adds a hundredth. */
    private static final Endings KNOWN = run -> {
        double momentum = run.training().chosen(Aspect.OPTIMIZER).number("momentum");
        double rows = run.dataset().options().get("rows");
        double base = (run.learningRate() == .1 ? .2 : .4) + (rows == 40 ? .1 : 0);
        return Ending.learned((momentum > 0 ? base / 2 : base) + .01 * run.seed());
    };

    private long stored() {
        Map<String, List<Double>> parameters = new LinkedHashMap<>();
        parameters.put("training.optimizer.momentum", List.of(0.0, 0.9));
        parameters.put("dataset.rows", List.of(40.0, 60.0));
        return store(
                "Momentum and rows",
                Drafts.varying(
                        Drafts.moons(10, List.of(.01, .1), List.of("zeros", "he_normal"), List.of(0L, 1L, 2L)),
                        parameters),
                KNOWN);
    }

    @Test
    void inASentenceASymbolKeepsItsCase() {
        assertThat(Wall.lower("L2 penalty")).isEqualTo("L2 penalty");
        assertThat(Wall.lower("Momentum")).isEqualTo("momentum");
    }

    @Test
    void withoutAChoiceTheWallShowsTheFirstValueOfEach() throws Exception {
        String page = page("/experiments/" + stored());

        // momentum 0, 40 rows, lr 0.1: 0.2 + 0.1, with seeds 0.30, 0.31 and 0.32
        assertThat(page)
                .contains("aria-label=\"He normal, learning rate 0.1: median training loss 0.310, from 0.300 to 0.320,"
                        + " 3 of 3 seeds done")
                .contains("aria-label=\"48 of 48 runs done\"")
                .contains("Two moons, 40 rows")
                .contains("12 done: 12 learned")
                .contains("All 12 shown.");
        assertThat(page.split("id=\"run-", -1)).hasSize(13);
    }

    @Test
    void anAddressChoosesTheWallAndEverythingBelowFollows() throws Exception {
        long id = stored();
        String page = page("/experiments/" + id + "?momentum=0.9&dataset.rows=60&cell=1-1&metric=va");

        assertThat(page)
                .contains("Two moons, 60 rows")
                .contains("SGD, momentum 0.9")
                .contains("3 of 3 runs of the chosen cell done");
        assertThat(page.split("id=\"run-", -1)).hasSize(4);
        assertThat(page).containsPattern("<td class=\"num\">0.9</td>\\s*<td class=\"num\">60</td>");
        // the other walls are links that keep cell and metric
        assertThat(page)
                .contains("?dataset.rows=60&amp;metric=va&amp;cell=1-1")
                .contains("?momentum=0.9&amp;metric=va&amp;cell=1-1");
    }

    @Test
    void theBestOfAllWallsIsNamedAndLinked() throws Exception {
        long id = stored();

        // (0.2 / 2) + 0.01, the middle seed; zeros and He have equal losses, and the first is named
        assertThat(page("/experiments/" + id))
                .contains("href=\"/experiments/" + id + "?momentum=0.9&amp;dataset.rows=60\"")
                .contains("0.110 at momentum 0.9, rows 60, zeros, lr 0.1");
        assertThat(page("/experiments/" + id + "?momentum=0.9&dataset.rows=60"))
                .contains("<b>0.110 at momentum 0.9, rows 60, zeros, lr 0.1</b>");
    }

    @Test
    void theListShowsTheWallWithTheBestCell() throws Exception {
        stored();

        assertThat(page("/experiments?q=Momentum"))
                .contains("2 lr × 2 inits × 2 momentum × 2 rows × 3 seeds")
                .contains("zeros, lr 0.1, momentum 0.9, rows 60");
    }

    @Test
    void theFileHasAColumnForEach() throws Exception {
        String csv = page("/experiments/" + stored() + "/runs.csv");

        assertThat(csv).startsWith("run,training.optimizer.momentum,dataset.rows,initialization,learning_rate,seed,");
        assertThat(csv.lines().skip(1).map(line -> line.split(",", 4)[1] + " " + line.split(",", 4)[2]))
                .hasSize(48)
                .startsWith("0.0 40.0", "0.0 40.0", "0.0 40.0", "0.0 40.0", "0.0 60.0")
                .endsWith("0.9 60.0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            momentum=0.5      | “0.5” is not among the values of “momentum” in this experiment. Use 0, 0.9.
            dataset.rows=all  | “all” is not among the values of “dataset.rows”
            """)
    void aValueThatWasNotSweptIsRefused(String query, String message) throws Exception {
        String page = web.perform(MockMvcRequestBuilders.get("/experiments/" + stored() + "?" + query)
                        .header("Host", "localhost"))
                .andExpect(status().isBadRequest())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains(message);
    }

    @Test
    void programsAreToldTheSettingOfEachRun() throws Exception {
        assertThat(page("/api/v1/experiments/" + stored() + "/runs?size=5"))
                .contains("\"parameters\":{\"training.optimizer.momentum\":0.0,\"dataset.rows\":40.0}")
                .contains("\"parameters\":{\"training.optimizer.momentum\":0.0,\"dataset.rows\":60.0}");
    }
}
