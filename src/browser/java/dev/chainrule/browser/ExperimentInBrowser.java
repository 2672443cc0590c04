package dev.chainrule.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import dev.chainrule.Drafts;
import dev.chainrule.experiment.Definitions;
import dev.chainrule.experiment.Draft;
import dev.chainrule.experiment.ExperimentControl;
import dev.chainrule.experiment.Experiments;
import dev.chainrule.experiment.Submissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Tests of pages about one experiment, which is submitted before each of them and deleted after it. */
@InBrowser(properties = "chainrule.welcome=false")
abstract class ExperimentInBrowser {

    /** Milliseconds within which all runs of an experiment end, also on a machine that has other things to do. */
    static final double PATIENCE = 120_000;

    @Autowired
    Definitions definitions;

    @Autowired
    Submissions submissions;

    @Autowired
    ExperimentControl control;

    @Autowired
    Experiments experiments;

    private final String name;
    private final Draft draft;

    /** Of the experiment. */
    long id;

    ExperimentInBrowser(String name, Draft draft) {
        this.name = name;
        this.draft = draft;
    }

    @BeforeEach
    void submit() {
        id = submit(name, draft);
    }

    @AfterEach
    void leaveNothing() {
        experiments.findAll().forEach(experiment -> control.delete(experiment.id()));
    }

    final long submit(String name, Draft draft) {
        return submissions.submit(Drafts.experiment(definitions, name, draft)).id();
    }

    /** Opened while its runs are under way, the page ends with all of them without being loaded again. */
    final void openAndWait(Page page, String query) {
        page.navigate("/experiments/" + id + query);
        assertThat(page.locator(".title .badge")).hasText("Done", new HasTextOptions().setTimeout(PATIENCE));
    }
}
