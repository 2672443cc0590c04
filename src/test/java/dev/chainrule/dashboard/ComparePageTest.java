package dev.chainrule.dashboard;

import static dev.chainrule.dashboard.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.chainrule.Drafts;
import dev.chainrule.dashboard.StoredExperiment.Ending;
import dev.chainrule.experiment.Draft;
import dev.chainrule.run.RunStatus;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.annotation.Transactional;

@Transactional
class ComparePageTest extends StoredPages {

    /** Ids of the runs of an experiment in order; the losses of epoch 1 are .1, .2 …, those of epoch 0 are .7 for all. */
    private List<Long> runs(int epochs, List<Double> rates, List<String> initializations, List<Long> seeds) {
        int[] place = {0};
        long id = store(
                "Of " + epochs,
                Drafts.moons(epochs, rates, initializations, seeds),
                run -> Ending.learned(.1 * ++place[0]));
        return runsOf(id);
    }

    private String compared(String query) throws Exception {
        return page("/compare" + query);
    }

    @Test
    void onlySettingsThatDifferAreInTheTable() throws Exception {
        List<Long> first = runs(10, List.of(.1, 1.0), List.of("he_normal"), List.of(3L));
        List<Long> second = runs(20, List.of(.1), List.of("zeros"), List.of(3L));

        String page = compared("?runs=%d,%d,%d".formatted(first.get(0), first.get(1), second.get(0)));

        assertThat(page)
                .contains("<h1>Same seed, 3 runs</h1>")
                .contains("These runs differ in learning rate, initialization and epochs.")
                .contains(
                        "<th scope=\"row\">Epochs</th><td class=\"num\">10</td><td class=\"num\">10</td><td class=\"num\">20</td>")
                .contains("<th scope=\"row\">Learning rate</th><td class=\"num\">0.1</td><td class=\"num\">1</td>")
                .contains("<dt>Batch size</dt><dd>8</dd>")
                .contains(">Of 10</a>")
                .contains(">Of 20</a>");
    }

    @Test
    void runsOfOneSeedPartWhereTheirLossesDo() throws Exception {
        List<Long> runs = runs(10, List.of(.1, 1.0), List.of("he_normal"), List.of(3L, 4L));

        String page = compared("?runs=%d&runs=%d&runs=%d".formatted(runs.get(0), runs.get(1), runs.get(2)));

        assertThat(page)
                .contains("<h1>3 runs side by side</h1>")
                .contains(
                        "<th scope=\"row\">First differs from A</th><td class=\"num\">–</td><td class=\"num\">epoch 1</td><td class=\"num\">other seed</td>")
                .contains("A and B start from the same weights and differ from epoch 1 on.")
                .contains("&quot;forks&quot;:[{&quot;epoch&quot;:1,&quot;runs&quot;:&quot;B&quot;}]");
    }

    @Test
    void theEpochOfTheAddressIsShownAsFarAsThereIsOne() throws Exception {
        List<Long> runs = runs(10, List.of(.1, 1.0), List.of("he_normal"), List.of(3L));
        String address = "?runs=%d,%d".formatted(runs.get(0), runs.get(1));

        assertThat(compared(address + "&epoch=0")).contains("<dd>0.700</dd>").contains("Epoch <b>0</b> of 1");
        assertThat(compared(address + "&epoch=99")).contains("<dd>0.200</dd>").contains("Epoch <b>1</b> of 1");
        assertThat(compared(address)).contains("Epoch <b>1</b> of 1");
    }

    @Test
    void theLastKeptEpochThatIsNotLaterStandsForAnEpoch() {
        assertThat(IntStream.of(0, 2, 3, 99).map(epoch -> Side.standingFor(epoch, new int[] {0, 3})))
                .containsExactly(0, 0, 3, 3);
        assertThat(Side.standingFor(5, new int[] {})).isEqualTo(-1);
    }

    @Test
    void settingsAreInTheWordsOfTheOtherPages() throws Exception {
        List<Long> runs = runs(3000, List.of(.1, 1.0), List.of("he_normal"), List.of(3L));

        assertThat(compared("?runs=%d,%d".formatted(runs.get(0), runs.get(1))))
                .contains("<dt>Data set</dt><dd>Two moons</dd>")
                .contains("<dt>Loss</dt><dd>Cross-entropy</dd>")
                .contains("<dt>Optimizer</dt><dd>SGD</dd>")
                .contains("<dt>Epochs</dt><dd>3,000</dd>");
    }

    @Test
    void guessingIsOneLineOnlyWhereItIsOneLossForAll() throws Exception {
        List<Long> two = runs(10, List.of(.1, 1.0), List.of("he_normal"), List.of(3L));
        long third = runs(10, List.of(.1), List.of("he_normal"), List.of(3L)).get(0);
        jdbc.update("update run set chance = 1.0986 where id = ?", third);

        assertThat(compared("?runs=%d,%d".formatted(two.get(0), two.get(1)))).contains("&quot;chance&quot;:0.69");
        assertThat(compared("?runs=%d,%d".formatted(two.get(0), third))).contains("&quot;chance&quot;:null");
    }

    @Test
    void aPictureOfMoreThanTwoFeaturesSaysWhatItLiesOver() throws Exception {
        String said = "Over its first two principal components.";
        List<Long> moons = runs(10, List.of(.1, 1.0), List.of("he_normal"), List.of(3L));
        Draft flowers = bundled("iris", "standard", 4L, "tanh", 8L);
        long iris = runsOf(store("Iris", flowers, run -> Ending.learned(.1))).get(0);

        assertThat(compared("?runs=%d,%d".formatted(moons.get(0), moons.get(1))))
                .doesNotContain(said);
        assertThat(compared("?runs=%d,%d".formatted(moons.get(0), iris))).containsOnlyOnce(said);
    }

    @Test
    void aNetworkIsDrawnWhereItsWeightsCanBeToldApart() throws Exception {
        List<Long> moons = runs(10, List.of(.1, 1.0), List.of("he_normal"), List.of(3L));
        Draft digits = bundled("digits", "max", 100L, "relu", 32L);
        long large = runsOf(store("Digits", digits, run -> Ending.learned(.1))).get(0);

        assertThat(compared("?runs=%d,%d".formatted(moons.get(0), large)))
                .containsOnlyOnce("canvas class=\"wires")
                .containsOnlyOnce("Its network, 64-100-10, is too large to be drawn weight by weight.")
                .contains("&quot;side&quot;:null,&quot;flat&quot;:true}")
                .contains("&quot;net&quot;:null")
                .contains("negative weight");
    }

    @Test
    void runsThatHaveNotBegunCanBeComparedToo() throws Exception {
        long id = store(
                "Waiting",
                Drafts.moons(10, List.of(.1, 1.0), List.of("zeros"), List.of(0L)),
                run -> Ending.in(RunStatus.QUEUED));
        List<Long> runs = jdbc.queryForList("select id from run where experiment_id = ?", Long.class, id);

        assertThat(compared("?runs=%d,%d".formatted(runs.get(0), runs.get(1))))
                .contains("Queued")
                .doesNotContain("NaN");
    }

    @Test
    void withFewerThanTwoRunsItSaysHowToChoose() throws Exception {
        List<Long> runs = runs(10, List.of(.1), List.of("he_normal"), List.of(3L));

        assertThat(compared("")).contains("No run is chosen yet");
        assertThat(compared("?runs=")).contains("No run is chosen yet");
        assertThat(compared("?runs=%d,%d".formatted(runs.get(0), runs.get(0)))).contains("One run is chosen");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1,x                | 400 | “x” is not a value for “runs”. Use numbers of runs
            1,2,3,4,5,6,7,8,9  | 400 | 9 runs are too many to compare at once. Use 2 to 8.
            -1                 | 400 | “-1” is not a value
            1e9                | 400 | “1e9” is not a value
            99999999           | 404 | There is no run 99999999.
            1,2&epoch=x        | 400 | “x” is not a value for “epoch”.
            """)
    void whatCannotBeComparedIsSaidSo(String runs, int status, String said) throws Exception {
        assertThat(web.perform(get("/compare?runs=" + runs).accept("text/html"))
                        .andExpect(status().is(status))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains(said);
    }

    /** One short run on a set that comes with the service, with seed 3. */
    private static Draft bundled(String set, String scaling, long units, String activation, long batch) {
        return new Draft(
                set,
                Map.of(),
                0L,
                scaling,
                .25,
                List.of(units),
                activation,
                "auto",
                "cross_entropy",
                "sgd",
                .9,
                batch,
                10L,
                List.of(.1),
                List.of("he_normal"),
                List.of(3L));
    }
}
