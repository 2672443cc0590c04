package dev.chainrule.dashboard;

import static dev.chainrule.dashboard.Requests.get;
import static dev.chainrule.dashboard.Requests.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.chainrule.WholeService;
import dev.chainrule.run.RateSearch;
import dev.chainrule.training.TrainNow;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** From the form of a new experiment to a learning rate and back, without an experiment. */
@WholeService
class SketchRatesTest {

    private static final Pattern NEXT =
            Pattern.compile("href=\"(/experiments/new\\?sketch=[^\"]*&amp;[^\"]*)\"[^>]*>Sweep around it");

    private static final String SETTINGS = """
            {"name": "Before it starts", "description": "", "tags": ["early"],
             "dataset": {"kind": "moons", "rows": 60, "noise": 0.2, "seed": 0}, "validationShare": 0.2,
             "network": {"hidden": [4], "activation": "tanh"},
             "training": {"loss": "cross_entropy", "optimizer": {"kind": "sgd", "momentum": 0}, "batchSize": %s, "epochs": 5},
             "sweep": {"learningRates": [0.1], "initializations": ["he_normal"], "seeds": [0]}}""";

    @Autowired
    MockMvc web;

    @Autowired
    TrainNow now;

    @Autowired
    JdbcTemplate jdbc;

    private String page(String path) throws Exception {
        return web.perform(get(path))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    /** The form as a browser sends it. */
    private ResultActions send(String name, String batch) throws Exception {
        return web.perform(form(name, batch));
    }

    private static MockHttpServletRequestBuilder form(String name, String batch) {
        MockHttpServletRequestBuilder form = post("/experiments/rates").with(csrf());
        form.param("name", name)
                .param("tags", "one, two")
                .param("description", "What for")
                .param("dataset.kind", "moons")
                .param("dataset.moons.rows", "60")
                .param("dataset.moons.noise", "0.2")
                .param("dataset.seed", "7")
                .param("validationShare", "20")
                .param("scaling", "standard")
                .param("network.hidden", "4")
                .param("network.activation", "tanh")
                .param("network.output", "auto")
                .param("training.loss", "cross_entropy")
                .param("training.batchSize", batch)
                .param("training.epochs", "5")
                .param("sweep.learningRates", "0.1, 1")
                .param("sweep.initializations", "he_normal", "zeros")
                .param("sweep.seeds", "3, 4");
        return form;
    }

    private long id(ResultActions sent) throws Exception {
        String path =
                sent.andExpect(status().isSeeOther()).andReturn().getResponse().getHeader("Location");
        return Long.parseLong(String.valueOf(path).replace("/rates/", ""));
    }

    private Integer experiments() {
        return jdbc.queryForObject("select count(*) from experiment", Integer.class);
    }

    @Test
    void saysWithWhichOfTheVariedNumbersItSearches() throws Exception {
        MockHttpServletRequestBuilder varied = form("Varied", "16")
                .param("training.optimizer.kind", "adam")
                .param("sweep.parameters.0.name", "training.optimizer.beta1")
                .param("sweep.parameters.0.values", "0.5, 0.9");

        assertThat(page("/rates/" + id(web.perform(varied))))
                .contains("each initialization, seed 3, β₁ 0.5: 100 updates");
    }

    @Test
    void theFormFindsARateWithoutMakingAnExperimentAndComesBackWithIt() throws Exception {
        assertThat(page("/experiments/new")).contains("formaction=\"/experiments/rates\"");
        Integer before = experiments();
        long id = id(send("My <moons>", "16"));
        assertThat(page("/rates/" + id)).contains("data-live=\"/rates/" + id + "/live\"", "My &lt;moons&gt;");

        RateSearch found = now.ratesOfSketch(id);
        assertThat(found.state()).isEqualTo(RateSearch.State.DONE);
        assertThat(experiments()).isEqualTo(before);
        String page = page("/rates/" + id);
        assertThat(page).doesNotContain("data-live").contains("seed 3:", "No experiment is made of it");

        Matcher next = NEXT.matcher(page);
        assertThat(next.find()).isTrue();
        String form = page(URLDecoder.decode(next.group(1).replace("&amp;", "&"), StandardCharsets.UTF_8));
        double valley = found.curves().get(0).valley();
        assertThat(form)
                .contains(FinerSweep.text(FinerSweep.around(valley)) + "</textarea>")
                .contains("What for", "one, two")
                .contains("5 learning rates × 1 initialization × 2 seeds");
        assertThat(page("/experiments/new?sketch=" + id)).contains("My &lt;moons&gt;", "0.1, 1</textarea>");
    }

    @Test
    void whatIsWrongComesBackInTheForm() throws Exception {
        String form = send("", "512")
                .andExpect(status().isBadRequest())
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(form).contains("The name is blank", "512 is more than the 48 training rows. Use 1 to 48.");
    }

    @Test
    void aSearchThatFailedIsRepeated() throws Exception {
        long id = id(send("Again", "16"));
        jdbc.update("update rate_search set state = 'FAILED', failure = 'Why.' where sketch_id = ?", id);
        assertThat(page("/rates/" + id)).contains("Search again");

        web.perform(post("/rates/" + id).with(csrf())).andExpect(status().isSeeOther());
        assertThat(page("/rates/" + id)).contains("The search is on its way.");
    }

    @Test
    void settingsGoAfterThirtyDaysWithWhatWasFound() throws Exception {
        long old = id(send("Old", "16"));
        jdbc.update("update sketch set created_at = timestamp '2020-01-01 00:00:00' where id = ?", old);
        send("New", "16");

        web.perform(get("/rates/" + old)).andExpect(status().isNotFound());
        web.perform(get("/experiments/new?sketch=" + old)).andExpect(status().isNotFound());
        web.perform(post("/rates/" + old).with(csrf())).andExpect(status().isNotFound());
    }

    @Test
    void programsSearchForAnExperimentAndForSettings() throws Exception {
        ResultActions sent = web.perform(post("/api/v1/rate-searches")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(SETTINGS.formatted("16")))
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.status").value("QUEUED"));
        String location = sent.andReturn().getResponse().getHeader("Location");
        now.ratesOfSketch(Long.parseLong(String.valueOf(location).replaceAll(".*/", "")));
        web.perform(get(String.valueOf(location)))
                .andExpect(jsonPath("$.status").value("DONE"))
                .andExpect(jsonPath("$.initializations[0].initialization").value("he_normal"))
                .andExpect(jsonPath("$.initializations[0].suggestion").isNumber())
                .andExpect(jsonPath("$.initializations[0].rates[0]").value(1e-7));

        long experiment = Long.parseLong(web.perform(post("/api/v1/experiments")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(SETTINGS.formatted("16")))
                .andReturn()
                .getResponse()
                .getContentAsString()
                .replaceAll("\\D*(\\d+).*", "$1"));
        String path = "/api/v1/experiments/" + experiment + "/rate-search";
        web.perform(get(path)).andExpect(status().isNotFound());
        web.perform(post(path)).andExpect(status().isAccepted()).andExpect(header().string("Location", path));
        now.rates(experiment);
        web.perform(get(path))
                .andExpect(jsonPath("$.initializations[0].losses[99]").exists());
    }

    @Test
    void programsAreToldWhatIsWrong() throws Exception {
        web.perform(post("/api/v1/rate-searches")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(SETTINGS.formatted("512")))
                .andExpect(status().is4xxClientError())
                .andExpect(jsonPath("$.errors[0].field").value("training.batchSize"));
        web.perform(get("/api/v1/rate-searches/4711"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail")
                        .value("There is no search 4711 for a learning rate. They are kept for thirty days."));
        web.perform(post("/api/v1/experiments/4711/rate-search")).andExpect(status().isNotFound());
    }
}
