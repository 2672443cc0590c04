package dev.chainrule.dashboard;

import static dev.chainrule.dashboard.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chainrule.Drafts;
import dev.chainrule.dashboard.StoredExperiment.Ending;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.annotation.Transactional;

/** What the filter of the table, which brushes write, does to the rest of the page. */
@Transactional
class FilteredPageTest extends StoredPages {

    /** Two walls by momentum, each of zeros and He at 0.1 and 1, two seeds; zeros end at 0.6, He at 0.1 at 0.02 and 0.04. */
    private long store() {
        return store(
                "Filtered",
                Drafts.varying(
                        Drafts.moons(10, List.of(.1, 1.0), List.of("zeros", "he_normal"), List.of(0L, 1L)),
                        Map.of("training.optimizer.momentum", List.of(0.0, .9))),
                run -> Ending.learned(
                        run.initialization().id().equals("zeros")
                                ? .6
                                : run.learningRate() == .1 ? .02 * (run.seed() + 1) : .3));
    }

    private String filtered(String filter) throws Exception {
        return page(get("/experiments/" + store()).param("q", filter));
    }

    private static int count(String page, String part) {
        return page.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    @Test
    void cellsWithoutARunThatMatchesAreDimmed() throws Exception {
        String page = filtered("loss <= 0.03");

        // of four cells one has such a run, on this wall
        assertThat(page.split("class=\"cell[^\"]* dim", -1).length - 1).isEqualTo(3);
        assertThat(page).contains("id=\"unbrush\"").contains("<code>loss &lt;= 0.03</code>");
        // one box, of the one run that matches
        assertThat(page)
                .contains("&quot;boxes&quot;:[{&quot;label&quot;:&quot;He normal&quot;")
                .contains("&quot;smallest&quot;:0.02,&quot;low&quot;:0.02,&quot;median&quot;:0.02");
    }

    @Test
    void linesOfAllWallsAreHeldAgainstTheFilter() throws Exception {
        String page = filtered("momentum >= 0.5");

        // sixteen runs, of which eight have momentum 0.9; no cell of this wall has one
        String lines = page.substring(page.indexOf("&quot;lines&quot;"));
        assertThat(count(lines, "&quot;dim&quot;:true")).isEqualTo(8);
        assertThat(page).contains("; no finished run of this wall matches");
    }

    @Test
    void aFilterThatIsWrongDimsNothing() throws Exception {
        assertThat(filtered("momentu >= 0.5")).doesNotContain("id=\"unbrush\"", "&quot;dim&quot;:true");
    }
}
