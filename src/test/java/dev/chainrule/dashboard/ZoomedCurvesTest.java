package dev.chainrule.dashboard;

import static dev.chainrule.dashboard.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.chainrule.Drafts;
import dev.chainrule.dashboard.StoredExperiment.Ending;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.annotation.Transactional;

/** What the script gets when curves are zoomed: every epoch of a small part, with its peaks, and nothing that the page has. */
@Transactional
class ZoomedCurvesTest extends StoredPages {

    /** One rate, zeros and He, two seeds; every loss is 0.02 but for 3 at epoch 605. */
    private long store(int epochs) {
        long id = store(
                "Long",
                Drafts.moons(epochs, List.of(.1), List.of("zeros", "he_normal"), List.of(0L, 1L)),
                run -> Ending.learned(.02));
        List<Object[]> rows = new ArrayList<>();
        for (long run : runsOf(id)) {
            for (int epoch = 2; epoch <= epochs; epoch++) {
                double loss = epoch == 605 ? 3 : .02;
                rows.add(new Object[] {run, epoch, loss, loss});
            }
        }
        jdbc.batchUpdate("""
                insert into run_epoch (run_id, epoch, training_loss, validation_loss, training_score, validation_score, learning_rate, nanos)
                values (?, ?, ?, ?, 0.9, 0.9, 0.1, 0)""", rows);
        jdbc.update("update run set last_epoch = ? where experiment_id = ?", epochs, id);
        return id;
    }

    @Test
    void aPartOfALongCurveHasEachOfItsEpochs() throws Exception {
        long id = store(1_000);

        web.perform(get("/experiments/" + id + "/curves?range=600..610"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.min").value(600))
                .andExpect(jsonPath("$.panels.length()").value(2))
                .andExpect(jsonPath("$.panels[1][0].xs.length()").value(11))
                .andExpect(jsonPath("$.panels[1][0].xs[0]").value(600))
                .andExpect(jsonPath("$.panels[1][0].ys.length()").value(11));
        // the page that is opened there has them as well, so that nothing has to be asked for
        assertThat(web.perform(get("/experiments/" + id + "?range=600..610"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("detail&quot;:{&quot;min&quot;:600");
    }

    @Test
    void aPartOfManyEpochsKeepsItsPeak() throws Exception {
        String fine = web.perform(get("/experiments/" + store(1_000) + "/curves?range=300..900"))
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(fine).contains(",605,").contains(",3.0,");
        int points = fine.split("\\],", 2)[0].split(",").length;
        assertThat(points).as("of 601 epochs").isLessThan(250);
    }

    @Test
    void aPartIsTakenInTheUnitsOfTheAxis() throws Exception {
        long id = store(1_000);
        String epochs = web.perform(get("/experiments/" + id + "/curves?range=100..110"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String page = web.perform(get("/experiments/" + id + "?x=step"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        double steps = Double.parseDouble(page.replaceAll("(?s).*?times&quot;:([0-9.]+).*", "$1"));
        assertThat(steps).as("steps in an epoch").isGreaterThan(1);

        web.perform(get("/experiments/" + id + "/curves?x=step&range=" + 100 * steps + ".." + 110 * steps))
                .andExpect(jsonPath("$.panels[1][0].xs.length()").value(11))
                .andExpect(jsonPath("$.panels[1][0].xs[0]").value(100));
        assertThat(epochs).contains("\"xs\":[100,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"100..110", "5000..6000", "100..100.5"})
    void whatThePageHasIsNotSentAgain(String range) throws Exception {
        web.perform(get("/experiments/" + store(200) + "/curves?range=" + range))
                .andExpect(status().isNoContent())
                .andExpect(content().string(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "5..", "9..3", "3..3", "a..b", "-1..4", "0..1e999"})
    void aRangeThatIsNoneIsAnsweredWithWhatWouldBeRight(String range) throws Exception {
        assertThat(web.perform(get("/experiments/" + store(10) + "?range=" + range))
                        .andExpect(status().isBadRequest())
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("Use two numbers, the smaller first, such as 12..40.");
    }

    @Test
    void linksOfThePageSayNothingOfTheRangeAsItsScriptTakesItAlong() throws Exception {
        assertThat(web.perform(get("/experiments/" + store(10) + "?range=2..5&middle=median"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("middle=median")
                .doesNotContain("range=2..5");
    }

    @Test
    void comparedRunsHaveEachEpochOfAPart() throws Exception {
        long id = store(1_000);
        List<Long> runs = runsOf(id);

        web.perform(get("/compare/curves?runs=" + runs.get(0) + "," + runs.get(3) + "&range=990..4000"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.length()").value(2))
                .andExpect(jsonPath("$[1].xs.length()").value(11))
                .andExpect(jsonPath("$[1].xs[10]").value(1000))
                .andExpect(jsonPath("$[1].score.length()").value(11));
        web.perform(get("/compare/curves?runs=" + runs.get(0))).andExpect(status().isBadRequest());
    }
}
