package dev.chainrule.dashboard;

import static dev.chainrule.dashboard.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.chainrule.Drafts;
import dev.chainrule.dashboard.StoredExperiment.Ending;
import dev.chainrule.experiment.Draft;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

@Transactional
class CompareChooserTest extends StoredPages {

    @Autowired
    CompareChooser chooser;

    /** Runs in order: for each seed zeros and He at 0.1 and 1; He at 0.1 is best. */
    private List<Long> runs(String name, List<Long> seeds) {
        long id = store(
                name,
                Drafts.moons(10, List.of(.1, 1.0), List.of("zeros", "he_normal"), seeds),
                run -> Ending.learned(
                        run.initialization().id().equals("zeros") ? .6 : run.learningRate() == .1 ? .02 : .3));
        return jdbc.queryForList(
                "select id from run where experiment_id = ? order by seed, initialization desc, learning_rate",
                Long.class,
                id);
    }

    private static List<Long> offered(CompareChoices choices, String title) {
        return choices.groups().stream()
                .filter(group -> group.title().startsWith(title))
                .flatMap(group -> group.options().stream())
                .map(CompareChoices.Option::id)
                .toList();
    }

    @Test
    void neighboursOfTheLastChosenRunAreOffered() {
        List<Long> runs = runs("Mine", List.of(0L, 1L));

        CompareChoices choices = chooser.choices(List.of(runs.get(2)), "");

        assertThat(offered(choices, "Other seeds")).containsExactly(runs.get(6));
        assertThat(offered(choices, "Other learning rates")).containsExactly(runs.get(3));
        assertThat(offered(choices, "Other initializations")).containsExactly(runs.get(0));
        assertThat(choices.groups().get(0).options().get(0).name()).isEqualTo("He normal, lr 0.1, seed 1");
        // what is chosen is not offered again
        assertThat(offered(chooser.choices(List.of(runs.get(6), runs.get(2)), ""), "Other seeds"))
                .isEmpty();
    }

    @Test
    void whatElseIsVariedIsCalledByItsName() {
        Draft draft = Drafts.varying(
                Drafts.moons(10, List.of(.1), List.of("he_normal"), List.of(0L)),
                Map.of("training.batchSize", List.of(16.0, 32.0)));
        long id = store("Batches", draft, run -> Ending.learned(.1));
        Long first = jdbc.queryForObject(
                "select id from run where experiment_id = ? order by ordinal fetch first row only", Long.class, id);

        assertThat(chooser.choices(List.of(first), "").groups().stream()
                        .filter(group -> group.title().equals("The same with other settings"))
                        .flatMap(group -> group.options().stream())
                        .map(CompareChoices.Option::name))
                .containsExactly("He normal, lr 0.1, batch size 32, seed 0");
    }

    @Test
    void anyRunIsFoundByItsNumberOrByTheNameOfItsExperiment() {
        List<Long> mine = runs("Mine", List.of(0L));
        List<Long> other = runs("A 100 % <other>", List.of(0L));

        assertThat(offered(chooser.choices(mine.subList(0, 1), "#" + other.get(1)), "Run " + other.get(1)))
                .containsExactly(other.get(1));
        assertThat(offered(chooser.choices(mine.subList(0, 1), "100 % <OTH"), "Best runs of A 100 % <other>"))
                .startsWith(other.get(2), other.get(3))
                .hasSize(4);
        assertThat(chooser.choices(List.of(), "nothing such").groups()).isEmpty();
    }

    @Test
    void thePageOffersThemAndLetsRunsGo() throws Exception {
        List<Long> runs = runs("Mine <b>", List.of(0L));
        String one = page("/compare?runs=" + runs.get(2) + "&find=mine");
        assertThat(one)
                .contains("/compare?runs=" + runs.get(2) + "," + runs.get(3))
                .contains("Best runs of Mine &lt;b&gt;")
                .doesNotContain("<b>(");
        String two = page("/compare?runs=" + runs.get(2) + "," + runs.get(3));
        assertThat(two)
                .contains("aria-label=\"Remove B: He normal, lr 1, seed 0\"")
                .contains("href=\"/compare?runs=" + runs.get(2) + "\"");
    }

    @Test
    void eightAreEnough() throws Exception {
        List<Long> runs = runs("Mine", LongStream.range(0, 3).boxed().toList());

        assertThat(page("/compare?runs="
                        + String.join(
                                ",",
                                runs.subList(0, 8).stream().map(String::valueOf).toList())))
                .contains("Eight runs are compared; remove one to add another.")
                .doesNotContain("id=\"find\"");
        web.perform(get("/compare?find=" + "x".repeat(201))).andExpect(status().isBadRequest());
    }
}
