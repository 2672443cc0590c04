package dev.chainrule.dashboard;

import static dev.chainrule.dashboard.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.chainrule.Drafts;
import dev.chainrule.dashboard.StoredExperiment.Ending;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.annotation.Transactional;

@Transactional
class PairingTest extends StoredPages {

    /** What the page says of the chosen groups, without markup. */
    private String said(long id, String query) throws Exception {
        String page = page("/experiments/" + id + query);
        int from = page.indexOf("<div id=\"paired\"");
        return page.substring(from, page.indexOf("</div>", from))
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** He has 0.2 for every seed; Xavier 0.21 to 0.34 for the first 14 and 0.15 for the last. Nothing is learned at 1. */
    private long fifteenSeeds() {
        return store(
                "Pairs",
                Drafts.moons(
                        10,
                        List.of(.1, 1.0),
                        List.of("xavier_normal", "he_normal"),
                        LongStream.range(0, 15).boxed().toList()),
                run -> run.learningRate() == 1
                        ? Ending.notFinite(3)
                        : Ending.learned(
                                run.initialization().id().equals("he_normal")
                                        ? .2
                                        : run.seed() == 14 ? .15 : .21 + .01 * run.seed()));
    }

    /**
     * Differences −0.14 to −0.01 and +0.05, so the median is −0.07. Of 15 throws of a coin at most 3 heads have probability 576 / 2¹⁵ = 0.018,
     * at most 4 0.059: the interval is from the 4th to the 12th. The sign test: 2 · (1 + 15) / 2¹⁵. At a rate of 1 both are not finite, and
     * such pairs say nothing.
     */
    @Test
    void heBeatsXavierInFourteenOfFifteenSeeds() throws Exception {
        String evidence = "Last validation loss of He normal minus that of Xavier normal: median difference −0.070, "
                + "95 % interval −0.110 to −0.030 (exact, of the median); sign test p = 9.8 × 10⁻⁴.";
        long id = fifteenSeeds();

        assertThat(said(id, "?first=i-0&second=i-1&cell=0-0"))
                .isEqualTo("He normal beats Xavier normal in 14 of 15 seeds. " + evidence);
        assertThat(said(id, "?first=i-1&second=i-0&cell=0-0"))
                .isEqualTo("He normal beats Xavier normal in 14 of 15 seeds. " + evidence);
        assertThat(said(id, "?first=i-0&second=i-1"))
                .isEqualTo(
                        "He normal beats Xavier normal in 14 of 15 pairs of equal learning rate and seed. " + evidence
                                + " Pairs of one seed count as independent; choose cells of one learning rate to compare seeds alone.");
    }

    @Test
    void learningRatesArePairedByInitializationAndSeed() throws Exception {
        assertThat(said(fifteenSeeds(), "?first=l-1&second=l-0"))
                .startsWith("lr 0.1 beats lr 1 in 30 of 30 pairs of equal initialization and seed.")
                .contains("median difference −∞, 95 % interval −∞ to −∞ (exact, of the median)");
    }

    /** Batches of 32 have 0.1 less at 0.1 and 0.2 less at 1, for three seeds each: −0.2 thrice and −0.1 thrice, p = 2 / 2⁶. */
    @Test
    void valuesOfAnyOtherSettingAreComparedAcrossWalls() throws Exception {
        long id = store(
                "Pairs",
                Drafts.varying(
                        Drafts.moons(10, List.of(.1, 1.0), List.of("he_normal"), List.of(0L, 1L, 2L)),
                        Map.of("training.batchSize", List.of(16.0, 32.0))),
                run -> Ending.learned(.5
                        + .01 * run.seed()
                        - (run.training().batchSize() == 16 ? 0 : run.learningRate() == 1 ? .2 : .1)));

        assertThat(said(id, "?first=p0-0&second=p0-1"))
                .startsWith(
                        "Batch size 32 beats batch size 16 in 6 of 6 pairs of equal initialization, learning rate and seed.")
                .contains(
                        "median difference −0.150, 95 % interval −0.200 to −0.100 (exact, of the median); sign test p = 0.031.");
        assertThat(said(id, "?first=p0-0&second=p0-1&cell=0-1&batchSize=32"))
                .startsWith("Batch size 32 beats batch size 16 in 3 of 3 seeds.");
    }

    @Test
    void whatCannotBeComparedIsSaid() throws Exception {
        long id = fifteenSeeds();

        assertThat(said(id, "")).isEmpty();
        assertThat(said(id, "?first=i-0&second=l-0"))
                .isEqualTo(
                        "Nothing to compare. Choose two different initializations, two learning rates, or two values of one other setting.");
        assertThat(said(id, "?first=i-0&second=i-1&cell=0-1"))
                .isEqualTo(
                        "Nothing to compare. In none of the pairs of Xavier normal and He normal is any loss finite.");
        web.perform(get("/experiments/" + id + "?first=i-0&second=i-7")).andExpect(status().isBadRequest());
        web.perform(get("/experiments/" + id + "?first=he&second=i-7")).andExpect(status().isBadRequest());
    }
}
