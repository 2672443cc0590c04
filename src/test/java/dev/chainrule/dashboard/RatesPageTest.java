package dev.chainrule.dashboard;

import static dev.chainrule.dashboard.Requests.get;
import static dev.chainrule.dashboard.Requests.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.chainrule.Drafts;
import dev.chainrule.WholeService;
import dev.chainrule.experiment.Definitions;
import dev.chainrule.experiment.Draft;
import dev.chainrule.experiment.Submissions;
import dev.chainrule.training.TrainNow;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;

/** From the button on an experiment's page to the form that it fills. */
@WholeService
class RatesPageTest {

    private static final Pattern NEXT =
            Pattern.compile("href=\"(/experiments/new\\?from=[^\"]*)\"[^>]*>Sweep around it");

    @Autowired
    MockMvc web;

    @Autowired
    Definitions definitions;

    @Autowired
    Submissions submissions;

    @Autowired
    TrainNow now;

    @Autowired
    JdbcTemplate jdbc;

    private long submitted(Draft draft) {
        return submissions
                .submit(Drafts.experiment(definitions, "Two <moons>", draft))
                .id();
    }

    private String page(String path) throws Exception {
        return web.perform(get(path))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void theButtonStartsASearchWhosePageGoesFromWaitingToSuggestions() throws Exception {
        long id = submitted(Drafts.moons(5, List.of(0.1), List.of("he_normal", "zeros"), List.of(3L)));
        String path = "/experiments/" + id + "/rates";
        assertThat(page("/experiments/" + id)).contains("action=\"" + path + "\"");
        assertThat(page(path)).contains("No search yet", "seed 3:").doesNotContain("data-live");
        web.perform(post(path)).andExpect(status().isForbidden());

        web.perform(post(path).with(csrf()))
                .andExpect(status().isSeeOther())
                .andExpect(header().string("Location", path));
        assertThat(page(path)).contains("data-live=\"" + path + "/live\"", "The search is on its way.");

        now.rates(id);
        String found = page(path + "/live");
        assertThat(found)
                .doesNotContain("<html", "data-live", "Two <moons>")
                .contains("He normal", "zeros", "Sweep around it", "&quot;mark&quot;:&quot;disc&quot;", " → ");
        assertThat(page(path)).doesNotContain("No search yet");
    }

    @Test
    void aSweepAroundASuggestionIsInTheForm() throws Exception {
        Draft draft = Drafts.varying(
                Drafts.moons(5, List.of(0.1), List.of("he_normal", "zeros"), List.of(3L)),
                Map.of("training.optimizer.momentum", List.of(0.5, 0.9)));
        long id = submitted(draft);
        web.perform(post("/experiments/" + id + "/rates").with(csrf()));
        double valley = now.rates(id).curves().get(0).valley();

        String found = page("/experiments/" + id + "/rates");
        Matcher next = NEXT.matcher(found);
        assertThat(next.find()).isTrue();
        String form = page(URLDecoder.decode(next.group(1).replace("&amp;", "&"), StandardCharsets.UTF_8));

        assertThat(found).contains("seed 3, momentum 0.5:");
        assertThat(form).contains(FinerSweep.text(FinerSweep.around(valley)) + "</textarea>");
        assertThat(form).as("one setting alone").contains("5 learning rates × 1 initialization × 1 seed");
    }

    /** 0.032 / 10, / √10, itself, · √10, · 10. */
    @Test
    void fiveRatesStandHalfADecadeApart() {
        assertThat(FinerSweep.text(FinerSweep.around(0.032))).isEqualTo("0.0032, 0.01, 0.032, 0.1, 0.32");
        assertThat(FinerSweep.around(1e-9)).first().isEqualTo(new BigDecimal("1E-9"));
    }

    @Test
    void whyThereIsNoSuggestionIsSaid() throws Exception {
        Draft exploding = Drafts.exploding();
        long id = submitted(new Draft(
                exploding.data(),
                exploding.network(),
                exploding.training(),
                new Draft.Axes(List.of(0.1), List.of("constant:1000000"), List.of(0L), Map.of())));
        web.perform(post("/experiments/" + id + "/rates").with(csrf()));
        now.rates(id);

        assertThat(page("/experiments/" + id + "/rates"))
                .contains("The loss blew up before it could fall")
                .doesNotContain("Sweep around");
    }

    /** Equal classes and weights of 0 keep every output at ½ whatever the rate: the loss stays at ln 2, within 1 %. */
    @Test
    void aLossThatHardlyFallsSuggestsNothing() throws Exception {
        long id = submitted(Drafts.moons(5, List.of(0.1), List.of("zeros"), List.of(0L)));
        web.perform(post("/experiments/" + id + "/rates").with(csrf()));
        now.rates(id);

        assertThat(page("/experiments/" + id + "/rates"))
                .contains("The loss fell by less than 1 % at any rate.", "0.693 → 0.69")
                .doesNotContain("Sweep around");
    }

    @Test
    void aSearchThatFailedSaysSoAndCanBeRepeated() throws Exception {
        long id = submitted(Drafts.moons(5, List.of(0.1), List.of("he_normal"), List.of(0L)));
        String path = "/experiments/" + id + "/rates";
        web.perform(post(path).with(csrf()));
        jdbc.update("update rate_search set state = 'FAILED', failure = 'Out of <b>memory</b>.'");

        assertThat(page(path)).contains("The search failed", "Out of &lt;b&gt;memory", "Search again");

        web.perform(post(path).with(csrf())).andExpect(status().isSeeOther());
        assertThat(page(path)).contains("The search is on its way.");
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        web.perform(get("/experiments/4711/rates")).andExpect(status().isNotFound());
        web.perform(post("/experiments/4711/rates").with(csrf())).andExpect(status().isNotFound());
    }
}
