package dev.chainrule.dashboard;

import static dev.chainrule.dashboard.Requests.get;
import static dev.chainrule.dashboard.Requests.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.chainrule.Drafts;
import dev.chainrule.dashboard.StoredExperiment.Ending;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each request in a transaction of its own, as what is deleted is read past the entities. */
class DeletedPagesTest extends StoredPages {

    @BeforeEach
    @AfterEach
    void nothingIsStored() {
        jdbc.update("delete from experiment");
    }

    private long store(String name) {
        return store(
                name, Drafts.moons(10, List.of(.1, 1.0), List.of("zeros"), List.of(0L, 1L)), run -> Ending.learned(.1));
    }

    @Test
    void whatWasDeletedIsListedAndComesBackOrGoesForGood() throws Exception {
        long first = store("First of two");
        long second = store("Second of two");
        web.perform(post("/experiments/" + first + "/delete").with(csrf()));
        web.perform(post("/experiments/" + second + "/delete").with(csrf()));

        assertThat(page("/experiments")).doesNotContain("First of two");
        assertThat(page("/experiments/deleted")).contains("First of two", "Second of two", "Lose 4 runs for ever");
        String gone = web.perform(get("/experiments/" + first))
                .andExpect(status().isGone())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(gone).contains("It was deleted", "“First of two” was deleted. It can be restored until");
        Long run = jdbc.queryForObject("select min(id) from run where experiment_id = " + first, Long.class);
        web.perform(get("/runs/" + run)).andExpect(status().isGone());
        web.perform(post("/experiments/" + first + "/restore")).andExpect(status().isForbidden());

        web.perform(post("/experiments/" + first + "/restore").with(csrf()))
                .andExpect(status().isSeeOther())
                .andExpect(header().string("Location", "/experiments/" + first));
        web.perform(post("/experiments/" + second + "/purge").with(csrf())).andExpect(status().isSeeOther());

        assertThat(page("/experiments/" + first)).contains("First of two", "Done");
        web.perform(get("/experiments/" + second)).andExpect(status().isNotFound());
        web.perform(post("/experiments/" + first + "/purge").with(csrf()))
                .andExpect(status().isNotFound()); // only what is deleted can go for good
        assertThat(page("/experiments/deleted")).contains("Nothing was deleted in the last thirty days");
    }

    @Test
    void nameNotesAndTagsChangeAndNotesAreMarkdown() throws Exception {
        long id = store("Old name");

        web.perform(post("/experiments/" + id + "/edit")
                        .with(csrf())
                        .param("name", "New name")
                        .param("tags", "b, a")
                        .param("description", "**Bold** <script>alert(1)</script>"))
                .andExpect(status().isSeeOther());

        assertThat(page("/experiments/" + id))
                .contains("<h1>New name</h1>", "<strong>Bold</strong> &lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("/experiments?tag=a")
                .doesNotContain("<script>alert");
        assertThat(page("/experiments/" + id + "/edit")).contains("value=\"New name\"", "value=\"a, b\"");
    }

    @Test
    void whatIsWrongWithANameIsToldAtItsField() throws Exception {
        long id = store("Kept");

        String refused = web.perform(post("/experiments/" + id + "/edit")
                        .with(csrf())
                        .param("name", " ")
                        .param("tags", "a,,b"))
                .andExpect(status().isBadRequest())
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(refused)
                .contains("The name is blank.", "A tag is blank.", "value=\"a,,b\"")
                .contains("Nothing is saved yet.", "<a href=\"#name\">Name</a>", "<a href=\"#tags\">Tags</a>")
                .doesNotContain("<a href=\"#description\">");
        assertThat(page("/experiments/" + id)).contains("<h1>Kept</h1>");
    }

    @Test
    void anArchivedExperimentIsInItsOwnListAlone() throws Exception {
        long id = store("Put away");
        store("In view");

        web.perform(post("/experiments/" + id + "/archive").with(csrf())).andExpect(status().isSeeOther());

        assertThat(page("/experiments"))
                .contains("In view", "Archived<span class=\"n\">1</span>", "1 experiment, 4 runs.")
                .doesNotContain("Put away");
        assertThat(page("/experiments?status=archived")).contains("Put away").doesNotContain("In view");
        assertThat(page("/experiments/" + id + "/edit")).contains("Take it out of the archive");
        web.perform(post("/experiments/" + id + "/unarchive").with(csrf())).andExpect(status().isSeeOther());
        assertThat(page("/experiments")).contains("Put away", "In view");
    }
}
