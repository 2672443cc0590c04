package dev.chainrule.dashboard;

import static dev.chainrule.dashboard.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.chainrule.Drafts;
import dev.chainrule.dashboard.StoredExperiment.Ending;
import dev.chainrule.dashboard.StoredExperiment.Endings;
import dev.chainrule.run.RunStatus;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.transaction.annotation.Transactional;

@Transactional
class ExperimentListTest extends StoredPages {

    @BeforeEach
    void nothingIsStored() {
        jdbc.update("delete from experiment");
    }

    private long store(String name, Endings endings) {
        return store(name, Drafts.moons(10, List.of(.1, 1.0), List.of("zeros", "he_normal"), List.of(0L, 1L)), endings);
    }

    private String list(String query) throws Exception {
        return page("/experiments" + query);
    }

    @Test
    void withoutAnyExperimentItOffersTheFirst() throws Exception {
        assertThat(list(""))
                .contains("No experiments yet")
                .contains("href=\"/experiments/new?preset=first\"")
                .contains("href=\"/datasets/upload\"", "Open the gallery")
                .doesNotContain("<table")
                .doesNotContain("data-live");
        assertThat(web.perform(get("/")).andReturn().getResponse().getContentAsString())
                .contains("No experiments yet");
    }

    @Test
    void aRowSaysWhatWasTriedAndWhatIsBest() throws Exception {
        store("Zeros or He", run -> {
            if (run.initialization().id().equals("zeros")) {
                return Ending.learned(.693);
            }
            return run.learningRate() == 1 ? Ending.notFinite(1) : Ending.learned(.1 + .2 * run.seed());
        });

        assertThat(list(""))
                .contains("1 experiment, 8 runs.")
                .contains("Two moons, 60 rows, noise 0.1")
                .contains("2-4-1 tanh")
                .contains("2 lr × 2 inits × 2 seeds")
                .contains("0.1 to 1, 8 runs")
                .contains("aria-label=\"8 of 8 runs done, 2 diverged\"")
                // medians of validation loss: zeros .693 twice, He .2 (of .1 and .3) and diverged
                .contains("aria-label=\"Median last validation loss by initialization and learning rate, best 0.200\"")
                .contains(" top1\"></i><i class=\"x\"></i>")
                .contains("97.5 %")
                .contains("He normal, lr 0.1")
                .contains("median of 2 seeds")
                .contains("took 1.5 min");
    }

    @Test
    void aFilterShowsOneState() throws Exception {
        store("Finished one", run -> Ending.learned(.1));
        store("Waiting one", run -> Ending.in(RunStatus.QUEUED));
        store("Halted one", run -> Ending.in(RunStatus.QUEUED));
        jdbc.update("update experiment set state = 'PAUSED' where name = 'Halted one'");

        assertThat(list("")).contains("Finished one", "Waiting one", "Halted one", "data-live=\"/experiments/live\"");
        assertThat(list("?status=done")).contains("Finished one").doesNotContain("Waiting one", "Halted one");
        assertThat(list("?status=queued")).contains("Waiting one").doesNotContain("Finished one", "Halted one");
        assertThat(list("?status=paused")).contains("Halted one").doesNotContain("Finished one", "Waiting one");
        assertThat(list("?status=running")).contains("No experiment matches", "No experiment is running now.");
        web.perform(get("/experiments?status=odd&sort=best").accept(MediaType.TEXT_HTML))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("“odd” is not a status. Use all, running, queued")));
        web.perform(get("/experiments?sort=best").accept(MediaType.TEXT_HTML))
                .andExpect(content().string(containsString("“best” is not an order. Use newest, oldest, name, runs.")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"50%", "a_b", "wow!", "NAÏVE"})
    void aTextIsLookedForAsItIs(String name) throws Exception {
        store(name, run -> Ending.learned(.1));
        store("50 axb wow", run -> Ending.learned(.1));

        String found = web.perform(get("/experiments").param("q", name.toLowerCase(java.util.Locale.ROOT)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(found)
                .contains(">" + name + "<")
                .doesNotContain(">50 axb wow<")
                .contains("1 experiment,");
    }

    @Test
    void whatMatchesNothingSaysWhatWasLookedFor() throws Exception {
        store("Something", run -> Ending.learned(.1));

        assertThat(list("?q=<b>nothing"))
                .contains("No experiment matches", "“&lt;b&gt;nothing”", "Show all experiments")
                .doesNotContain("No experiments yet", "Showing");
    }

    @Test
    void whatWasCancelledWhenAllOfItHadEndedIsDone() throws Exception {
        jdbc.update("update experiment set state = 'CANCELLED' where id = ?", store("Late", run -> Ending.learned(.1)));
        assertThat(list("")).contains(">Done<").doesNotContain(">Cancelled<");

        jdbc.update(
                "update experiment set state = 'CANCELLED' where id = ?",
                store("Early", run -> run.seed() == 0 ? Ending.learned(.1) : Ending.in(RunStatus.CANCELLED)));
        assertThat(list("")).contains(">Done<", ">Cancelled<");
    }

    @Test
    void twentyAreOnAPage() throws Exception {
        for (int i = 0; i < 21; i++) {
            store("Number " + i, run -> Ending.learned(.1));
        }

        assertThat(list("")).contains("Showing 1 to 20 of 21.", "Number 20<", "href=\"/experiments?page=1\"");
        assertThat(list("?page=1"))
                .contains("Showing 21 to 21 of 21.", "Number 0<")
                .doesNotContain("Number 20<");
        assertThat(list("?page=1000000000")).contains("Showing 21 to 21 of 21.");
        web.perform(get("/experiments?page=-1")).andExpect(status().isBadRequest());
        web.perform(get("/experiments?page=x")).andExpect(status().isBadRequest());
    }

    @Test
    void aRowIsMadeAnewWhenARunHasChanged() throws Exception {
        long id = store("Changing", run -> Ending.in(RunStatus.QUEUED));
        String before = list("");
        assertThat(before).contains("0 of 8");
        String cursor = before.replaceFirst("(?s).*data-cursor=\"([^\"]+)\".*", "$1");
        web.perform(get("/experiments/live").param("since", cursor)).andExpect(status().isNoContent());

        jdbc.update("update run set status = 'CANCELLED', version = version + 1 where experiment_id = ?", id);

        assertThat(page(get("/experiments/live").param("since", cursor)))
                .contains("8 cancelled")
                .doesNotContain("data-live");
    }
}
