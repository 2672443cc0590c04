package dev.chainrule.dashboard;

import static dev.chainrule.dashboard.Requests.get;
import static dev.chainrule.dashboard.Requests.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.chainrule.Drafts;
import dev.chainrule.dashboard.StoredExperiment.Ending;
import dev.chainrule.dashboard.StoredExperiment.Endings;
import dev.chainrule.experiment.Draft;
import dev.chainrule.run.RunStatus;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.annotation.Transactional;

@Transactional
class ExperimentPageTest extends StoredPages {

    /** zeros stay at chance, He learns at 0.1 (losses .02, .03, .04) and diverges at 10 but for one seed. */
    private static final Endings USUAL = run -> {
        if (run.initialization().id().equals("zeros")) {
            return Ending.learned(.693);
        }
        if (run.learningRate() == .1) {
            return Ending.learned(.02 + .01 * run.seed());
        }
        return run.seed() == 0 ? Ending.learned(5) : run.seed() == 1 ? Ending.diverged(30, 4) : Ending.notFinite(2);
    };

    private long usual(String name) {
        return store(name, USUAL, List.of(10.0, .1), List.of("zeros", "he_normal"), List.of(0L, 1L, 2L));
    }

    private long store(
            String name, Endings endings, List<Double> rates, List<String> initializations, List<Long> seeds) {
        return store(name, Drafts.moons(10, rates, initializations, seeds), endings);
    }

    @Test
    void aCellSaysItsMedianItsSpreadAndItsSeeds() throws Exception {
        String page = page("/experiments/" + usual("Usual"));

        assertThat(page)
                .contains(
                        "aria-label=\"He normal, learning rate 0.1: median training loss 0.030, from 0.020 to 0.040, 3 of 3 seeds done, best median\"")
                .contains("0.020–0.040")
                .contains("Framed: best by training loss, median over seeds.")
                .contains(
                        "aria-label=\"zeros, learning rate 0.1: median training loss 0.693, from 0.693 to 0.693, 3 of 3 seeds done\"");
        // columns ascend although the definition has 10 first
        assertThat(page.indexOf("<th scope=\"col\">0.1</th>"))
                .isPositive()
                .isLessThan(page.indexOf("<th scope=\"col\">10</th>"));
    }

    @Test
    void whereMostSeedsDivergedTheCellIsHatchedAndSaysSo() throws Exception {
        String page = page("/experiments/" + usual("Usual"));

        assertThat(page)
                .contains("aria-label=\"He normal, learning rate 10: diverged in 2 of 3 seeds, 3 of 3 seeds done\"")
                .contains("<b>diverged</b>")
                .contains("aria-label=\"12 of 12 runs done, 2 diverged\"");
        assertThat(page).doesNotContain("NaN");
    }

    @Test
    void theChosenCellFiltersTheRunsAndDimsTheOtherCells() throws Exception {
        long id = usual("Usual");
        String page = page("/experiments/" + id + "?cell=1-0&metric=va");

        assertThat(page)
                .contains("Showing <b>He normal, lr 0.1</b>")
                .contains("href=\"/experiments/" + id + "?metric=va\"")
                .contains("3 of 3 runs of the chosen cell done")
                .contains("All 3 shown.");
        assertThat(page.split(" dim[ \"]", -1)).hasSize(4); // three of the four cells
        assertThat(page.split("aria-pressed=\"true\"", -1)).hasSize(2);
        assertThat(page.split("id=\"run-", -1)).hasSize(4);
    }

    @Test
    void severalCellsFilterTogetherAndPropose() throws Exception {
        long id = usual("Usual");
        String page = page("/experiments/" + id + "?cell=1-1,1-0&several=1");

        assertThat(page)
                .contains("Showing <b>2 cells: He normal, lr 0.1 to 10</b>")
                .contains("6 of 6 runs of the chosen cells done")
                .contains("name=\"cell\" class=\"cell v2 dim\" value=\"0-1,1-0,1-1\"")
                .contains("value=\"1-1\" aria-pressed=\"true\"");
        String finer = page.replaceFirst("(?s).*id=\"finer\" href=\"([^\"]+)\".*", "$1")
                .replace("&amp;", "&");
        String form = page(java.net.URLDecoder.decode(finer, java.nio.charset.StandardCharsets.UTF_8));
        assertThat(form).contains("0.01, 0.046, 0.22, 1, 4.6, 22, 100").contains("value=\"Usual, lr 0.01 to 100\"");
        assertThat(form.replaceFirst("(?s).*(<input[^>]*value=\"he_normal\"[^>]*>).*", "$1"))
                .contains("checked");
    }

    @Test
    void picturesShowTheSeedNearestTheMedian() throws Exception {
        long id = usual("Usual");
        Long middle = jdbc.queryForObject(
                "select id from run where experiment_id = ? and learning_rate = 0.1 and initialization = 'he_normal' and seed = 1",
                Long.class,
                id);

        assertThat(page("/experiments/" + id + "?cells=pictures"))
                .contains("class=\"wall thumbs\"")
                .contains("src=\"/runs/" + middle + "/boundary.png?size=thumb\"")
                .contains("src=\"/runs/" + middle + "/boundary.png?size=thumb&amp;theme=dark\"");
        // rows that are no images have no worst ones to show
        assertThat(page("/experiments/" + id + "?cells=worst"))
                .contains("/boundary.png?size=thumb\"")
                .doesNotContain("Worst images");
    }

    @Test
    void ofImagesTheWallShowsMistakes() throws Exception {
        Draft digits = new Draft(
                "digits",
                Map.of(),
                null,
                "max",
                .2,
                List.of(),
                "tanh",
                "auto",
                "cross_entropy",
                "sgd",
                0.0,
                32L,
                10L,
                List.of(.1),
                List.of("zeros"),
                List.of(0L));
        long id = store("Digits", digits, run -> Ending.learned(.1));
        Long run = jdbc.queryForObject("select id from run where experiment_id = ?", Long.class, id);

        assertThat(page("/experiments/" + id + "?cells=pictures"))
                .contains("src=\"/runs/" + run + "/mistakes.png?show=confusion&amp;theme=dark\"")
                .contains("data-words=\"/runs/" + run + "/mistakes?show=confusion\"")
                .contains("aria-describedby=\"seen-0-0\"", "Confusion", "Worst images")
                .doesNotContain("Boundaries", "boundary.png");
        assertThat(page("/experiments/" + id + "?cells=worst"))
                .contains("src=\"/runs/" + run + "/mistakes.png?show=worst\"");
    }

    @ParameterizedTest
    @CsvSource({
        "vl, median validation loss 0.030",
        "va, median validation accuracy 97.5 %",
        "ep, median epochs to loss 0.1 1",
        "dv, diverged in 0 of 3 seeds",
        "gap, median generalisation gap 0.000"
    })
    void otherMetricsAreALinkAway(String metric, String said) throws Exception {
        assertThat(page("/experiments/" + usual("Usual") + "?metric=" + metric))
                .contains("He normal, learning rate 0.1: " + said)
                .contains("?metric=" + metric);
    }

    @Test
    void runsAreSortedByTheServer() throws Exception {
        long id = usual("Usual");
        String page = page("/experiments/" + id + "?sort=loss&dir=desc");

        assertThat(page).contains("aria-sort=\"descending\"").contains("?sort=loss&amp;dir=asc");
        String rows = page.substring(page.indexOf("<tbody data-rows>"));
        assertThat(rows.indexOf(">30.0<")).isLessThan(rows.indexOf(">5.00<"));
        assertThat(rows.indexOf(">0.020<")).isLessThan(rows.indexOf("Not finite, epoch 2"));
    }

    @Test
    void aRunThatWaitsOrRunsSaysSo() throws Exception {
        long id = store(
                "Halfway",
                run -> run.seed() == 0
                        ? Ending.in(RunStatus.CANCELLED)
                        : Ending.in(run.learningRate() == .1 ? RunStatus.QUEUED : RunStatus.FAILED),
                List.of(.1, 1.0),
                List.of("zeros"),
                List.of(0L, 1L));

        assertThat(page("/experiments/" + id))
                .contains("zeros, learning rate 0.1: queued, 0 of 2 seeds done")
                .contains("zeros, learning rate 1: failed, 0 of 2 seeds done")
                .contains("0 of 4 runs</b> done")
                .contains("data-live=\"/experiments/" + id + "/live\"")
                .contains("/experiments/" + id + "/pause");
    }

    @Test
    void anEndedExperimentIsNotAskedForNews() throws Exception {
        long id = usual("Usual");

        assertThat(page("/experiments/" + id)).doesNotContain("data-live").doesNotContain("/pause\"");
    }

    @Test
    void oneRunAloneIsAWall() throws Exception {
        long id = store("One", run -> Ending.learned(.2), List.of(.1), List.of("he_normal"), List.of(7L));

        assertThat(page("/experiments/" + id))
                .contains("from 0.200 to 0.200, 1 of 1 seeds done")
                .contains("the one cell")
                .contains("Download the row as CSV");
    }

    @Test
    void twoThousandRunsAreAPage() throws Exception {
        List<Double> rates =
                DoubleStream.iterate(1, rate -> rate / 2).limit(20).boxed().toList();
        List<String> initializations =
                IntStream.rangeClosed(1, 20).mapToObj(i -> "normal:" + i).toList();
        List<Long> seeds = LongStream.range(0, 5).boxed().toList();
        long id = store("Many", run -> Ending.learned(.1 * (run.seed() + 1)), rates, initializations, seeds);

        String page = page("/experiments/" + id);
        assertThat(page)
                .contains("2,000 of 2,000 runs</b> done")
                .contains("Showing 50 of 2,000.")
                .contains("Drawn are 12 of 20 initializations and 6 of 20 learning rates")
                .contains("wall wide");
        assertThat(page.split("data-cell=", -1)).hasSize(401);
        assertThat(page("/experiments/" + id + "?rows=all").split("id=\"run-", -1))
                .hasSize(2_001);
    }

    @Test
    void whereAllDivergeNothingIsCalledBest() throws Exception {
        long id = store("All lost", run -> Ending.notFinite(0), List.of(1.0, 10.0), List.of("he_normal"), List.of(0L));

        assertThat(page("/experiments/" + id))
                .contains("diverged in 1 of 1 seeds")
                .doesNotContain("best median\"")
                .contains("2 not finite");
    }

    @Test
    void aNameIsShownAsItIsHoweverLongOrOdd() throws Exception {
        String longest = "x".repeat(200);
        String odd = "</script><script>alert('&')</script>";

        assertThat(page("/experiments/" + usual(longest))).contains("<h1>" + longest + "</h1>");
        assertThat(page("/experiments/" + usual(odd)))
                .contains("&lt;/script&gt;&lt;script&gt;")
                .doesNotContain("<script>alert");
    }

    @Test
    void valuesHaveAnRSquaredInsteadOfAnAccuracy() throws Exception {
        long id = store("Plane", plane(.2), run -> Ending.learned(.01));

        assertThat(page("/experiments/" + id + "?metric=va"))
                .contains("Validation R²")
                .contains("Last val. R²")
                .contains("median validation R² 0.975")
                .doesNotContain("accuracy");
    }

    @Test
    void withoutValidationItReadsNone() throws Exception {
        long id = new StoredExperiment(jdbc, json, false)
                .store("All rows train", Drafts.check(definitions, plane(0)), run -> Ending.learned(.01));

        assertThat(page("/experiments/" + id))
                .contains("Training R²")
                .contains("Best train loss")
                .doesNotContain("<td class=\"num\">none</td>", "metric=vl");
        assertThat(page("/experiments/" + id + "?columns=init,gap")).contains("<td class=\"num\">none</td>");
        web.perform(get("/experiments/" + id + "?metric=vl")).andExpect(status().isBadRequest());
    }

    private static Draft plane(double share) {
        return new Draft(
                "plane",
                Map.of(),
                0L,
                "standard",
                share,
                List.of(),
                "tanh",
                "auto",
                "mse",
                "sgd",
                0.0,
                8L,
                10L,
                List.of(.1),
                List.of("zeros"),
                List.of(0L));
    }

    @Test
    void whatIsNewIsAskedForAfterACursor() throws Exception {
        long id = usual("Usual");
        String page = page("/experiments/" + id);
        String cursor = page.replaceFirst("(?s).*data-cursor=\"([^\"]+)\".*", "$1");

        web.perform(get("/experiments/" + id + "/live").param("since", cursor)).andExpect(status().isNoContent());
        jdbc.update("update run set version = version + 1 where experiment_id = ? and ordinal = 0", id);
        String fresh = page(get("/experiments/" + id + "/live?cell=1-0").param("since", cursor));
        assertThat(fresh.strip()).startsWith("<main").contains("Showing <b>He normal, lr 0.1</b>");
    }

    @Test
    void whoHasThePageIsToldWhatHasChangedAlone() throws Exception {
        long id = usual("Usual");
        long last = jdbc.queryForObject("select max(id) from run where experiment_id = ?", Long.class, id);
        jdbc.update("update run set status = 'RUNNING', outcome = null, version = version + 1 where id = ?", last);
        String cursor = cursor(page("/experiments/" + id));

        // a seed of its cell is done, so what it has not come to yet is nowhere but in its row
        jdbc.update("update run set best_training_loss = 0.25, version = version + 1 where id = ?", last);
        String epoch = live(id, cursor);
        assertThat(epoch)
                .contains("data-part", "id=\"run-" + last + "\"")
                .doesNotContain("data-order", "id=\"wallpanel\"", "id=\"chart-data\"", "id=\"runspanel\"");
        assertThat(epoch.split("<tr")).hasSize(2);

        jdbc.update(
                "update run set status = 'DIVERGED', outcome = 'NOT_FINITE', version = version + 1 where id = ?", last);
        String end = live(id, cursor(epoch));
        assertThat(end)
                .contains("id=\"wallpanel\"", "id=\"progress\"", "id=\"runspanel\"", "data-same=\"true\"")
                .doesNotContain("data-live=");
        assertThat(end.replaceAll("(?s).*<tbody data-news", "").split("<tr")).hasSize(2);

        // whoever has not been given a page, or long ago, is given all of it
        assertThat(live(id, "0.0")).doesNotContain("data-part").contains("id=\"chart-data\"");
    }

    private String live(long id, String since) throws Exception {
        return page(get("/experiments/" + id + "/live").param("since", since));
    }

    private static String cursor(String page) {
        return page.replaceFirst("(?s).*data-cursor=\"([^\"]+)\".*", "$1");
    }

    @Test
    void everyRunIsInTheFile() throws Exception {
        long id = usual("Usual");
        String csv = web.perform(get("/experiments/" + id + "/runs.csv"))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "text/csv;charset=UTF-8"))
                .andExpect(header().string(
                                "Content-Disposition", "attachment; filename=\"experiment-%d-runs.csv\"".formatted(id)))
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(csv.split("\r\n")).hasSize(13);
        assertThat(csv)
                .contains(
                        ",he_normal,0.1,0,finished,learned,,,,,10,1,0.02,0.02,0.975,0.975,1,0.02,0.02,0.975,0.975,,1.8\r\n")
                .contains(",he_normal,10.0,2,diverged,not_finite,2,,,,10,1,NaN,NaN,NaN,NaN,1,NaN,");
    }

    @Test
    void aFilterNarrowsTheTableAndItsFilesAlike() throws Exception {
        long id = usual("Usual");
        String address = "/experiments/" + id + "?q=lr < 1 and init = he_normal&columns=seed,loss&sort=seed&dir=desc";

        String page = page(address);
        assertThat(page)
                .contains("3 of 12 runs match the filter. Sorted by seed, largest first.")
                .contains("value=\"lr &lt; 1 and init = he_normal\"")
                .contains(
                        "/table.csv?q=lr+%3C+1+and+init+%3D+he_normal&amp;columns=seed,loss&amp;sort=seed&amp;dir=desc");
        assertThat(page.split("id=\"run-", -1)).hasSize(4);
        String csv = page(address.replace("?", "/table.csv?"));
        assertThat(csv).startsWith("run,seed,loss\r\n").contains(",2,0.04\r\n");
        assertThat(csv.split("\r\n")).hasSize(4);
        web.perform(get(address.replace("?", "/table.json?")))
                .andExpect(jsonPath("$.length()").value(3))
                .andExpect(jsonPath("$[0].seed").value(2))
                .andExpect(jsonPath("$[0].loss").value(.04));
    }

    @Test
    void aFilterThatIsWrongIsMarkedWhereItIs() throws Exception {
        long id = usual("Usual");
        String page = page("/experiments/" + id + "?q=lr > 1 and outcom = stuck");

        assertThat(page)
                .contains("aria-invalid=\"true\" aria-describedby=\"q-err\"")
                .contains("<code>lr &gt; 1 and <mark>outcom</mark> = stuck</code>")
                .contains("At character 12: There is no “outcom”. Did you mean outcome?");
        assertThat(page.split("id=\"run-", -1)).hasSize(13);
        web.perform(get("/experiments/" + id + "/table.csv?q=outcom")).andExpect(status().isBadRequest());
    }

    @Test
    void theColumnsChosenLastAreRemembered() throws Exception {
        long id = usual("Usual");
        Cookie cookie = web.perform(get("/experiments/" + id + "?columns=seed,gap"))
                .andReturn()
                .getResponse()
                .getCookie("run-columns");
        assertThat(cookie).isNotNull();
        assertThat(cookie.getValue()).isEqualTo("seed:gap");
        assertThat(cookie.getPath()).isEqualTo("/experiments");

        String later = heads("/experiments/" + id, cookie);
        String here = heads("/experiments/" + id + "?columns=lr", cookie);
        String broken = heads("/experiments/" + id, new Cookie("run-columns", "momentum:lr:<b>"));

        assertThat(later).contains(">Seed<").contains(">Val. − train loss<").doesNotContain(">Learning rate<");
        assertThat(here).contains(">Learning rate<").doesNotContain(">Seed<");
        assertThat(broken).contains(">Learning rate<").doesNotContain(">Seed<");
        assertThat(web.perform(get("/experiments/" + id + "?columns=usual").cookie(cookie))
                        .andReturn()
                        .getResponse()
                        .getCookie("run-columns")
                        .getMaxAge())
                .isZero();
    }

    private String heads(String address, Cookie cookie) throws Exception {
        String page = page(get(address).cookie(cookie));
        int from = page.indexOf("<table class=\"data\" id=\"runs\">");
        return page.substring(from, page.indexOf("</thead>", from));
    }

    @Test
    void aTextInTheFileIsNeverAFormula() {
        assertThat(RunsCsv.text("=1+1")).isEqualTo("'=1+1");
        assertThat(RunsCsv.text("@a,\"b\"")).isEqualTo("\"'@a,\"\"b\"\"\"");
        assertThat(RunsCsv.text("uniform:-0.1:0.1")).isEqualTo("uniform:-0.1:0.1");
    }

    @ParameterizedTest
    @CsvSource({
        "/experiments/abc, 404",
        "/experiments/-1, 404",
        "/experiments/99999999, 404",
        "/experiments/9223372036854775808, 400",
        "/experiments/99999999/live?since=1, 404",
        "/experiments/99999999/runs.csv, 404",
        "/experiments/99999999/cancel, 404"
    })
    void anIdThatIsNoneIsSaidSo(String address, int expected) throws Exception {
        web.perform(get(address)).andExpect(status().is(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cell=9-9",
                "cell=x",
                "metric=loss",
                "group=x",
                "sort=x",
                "dir=up",
                "rows=7",
                "columns=x",
                "scope=x"
            })
    void aChoiceThatDoesNotExistIsRefused(String query) throws Exception {
        web.perform(get("/experiments/" + usual("Usual") + "?" + query)).andExpect(status().isBadRequest());
    }

    @Test
    void cancelAsksOnceAndSaysWhatIsLost() throws Exception {
        long id = store(
                "Waiting", run -> Ending.in(RunStatus.QUEUED), List.of(.1, 1.0), List.of("zeros"), List.of(0L, 1L));

        assertThat(page("/experiments/" + id + "/cancel"))
                .contains("<b>4 runs</b>")
                .contains("Cancel 4 runs");
        web.perform(post("/experiments/" + id + "/cancel")).andExpect(status().isForbidden());
        web.perform(post("/experiments/" + id + "/cancel").with(csrf()))
                .andExpect(status().isSeeOther())
                .andExpect(header().string("Location", "/experiments/" + id));
        web.perform(post("/experiments/" + id + "/pause").with(csrf())).andExpect(status().isConflict());
    }

    @Test
    void deleteAsksOnceAndSaysWhatIsLost() throws Exception {
        long id = usual("Usual");

        assertThat(page("/experiments/" + id + "/delete"))
                .contains("<b>12 runs</b>")
                .contains("Delete the experiment and 12 runs")
                .contains("It can be restored for thirty days");
        web.perform(post("/experiments/" + id + "/delete").with(csrf()))
                .andExpect(status().isSeeOther())
                .andExpect(header().string("Location", "/experiments"));
    }
}
