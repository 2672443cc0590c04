package dev.chainrule.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.chainrule.browser.Accessibility.assertAccessible;
import static dev.chainrule.browser.Accessibility.assertFitsTheWindow;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@InBrowser(properties = "chainrule.welcome=false")
class NewExperimentTest {

    private static Locator field(Page page, String id) {
        return page.locator("[id='" + id + "']");
    }

    private static Locator message(Page page, String id) {
        return field(page, id + "-msg");
    }

    @Test
    void saysWhatIsWrongWhenAFieldIsLeftAndTakesItBackWhenItIsRight(Page page) {
        page.navigate("/experiments/new");
        assertThat(page.locator("#start")).hasText("Start 150 runs");

        field(page, "sweep.learningRates").fill("0.001, 1O");
        assertThat(page.locator("#preview"))
                .containsText("2 learning rates × 6 initializations × 5 seeds, once the marked fields are corrected");
        assertThat(message(page, "sweep.learningRates")).hasClass("hint");
        page.keyboard().press("Tab");
        assertThat(message(page, "sweep.learningRates"))
                .hasText("“1O” is not a number; it ends in the letter O. Write for example 0.01, 0.1, 1.");
        assertThat(field(page, "sweep.learningRates")).hasAttribute("aria-invalid", "true");

        field(page, "sweep.learningRates").fill("0.001, 10");
        assertThat(page.locator("#start")).hasText("Start 60 runs");
        assertThat(message(page, "sweep.learningRates")).hasClass("hint");
        assertThat(field(page, "sweep.learningRates")).isFocused();
        assertThat(field(page, "sweep.learningRates")).hasValue("0.001, 10");
    }

    @Test
    void showsTheFieldsOfTheChosenDataSet(Page page) {
        page.navigate("/experiments/new");
        page.locator("label.ds", new Page.LocatorOptions().setHasText("Circles"))
                .click();

        assertThat(field(page, "dataset.circles.factor")).isVisible();
        assertThat(field(page, "dataset.moons.noise")).isHidden();
        assertThat(page.locator(".pic.data"))
                .hasAttribute("aria-label", "240 training rows and 60 validation rows of Circles");

        page.locator("label.ds", new Page.LocatorOptions().setHasText("Plane")).click();
        assertThat(field(page, "training.loss")).hasValue("mse");
        page.locator("label.ds", new Page.LocatorOptions().setHasText("Digits")).click();
        assertThat(field(page, "training.loss")).hasValue("cross_entropy");
        assertThat(page.locator("#preview")).containsText("64·16 + 16 + 16·16 + 16 + 16·10 + 10");
    }

    @Test
    void fillsInListsAndCountsTheRuns(Page page) {
        page.navigate("/experiments/new");
        page.locator("button", new Page.LocatorOptions().setHasText("9 half decades"))
                .click();
        page.locator("button", new Page.LocatorOptions().setHasText("15 seeds")).click();

        assertThat(field(page, "sweep.seeds")).hasValue("0 to 14");
        assertThat(page.locator("#start")).hasText("Start 810 runs"); // 9 × 6 × 15
        field(page, "training.optimizer.kind").selectOption("momentum");
        assertThat(field(page, "training.optimizer.momentum")).isVisible();
    }

    @ParameterizedTest
    @CsvSource({"light, 1440", "dark, 1440", "light, 390", "dark, 390", "light, 320"})
    void comesBackWithASummaryThatLeadsToTheFields(String theme, int width, Page page, Complaints complaints) {
        complaints.expect("status of 400");
        page.setViewportSize(width, 900);
        page.navigate("/experiments/new?theme=" + theme);
        assertAccessible(page);
        assertFitsTheWindow(page);
        field(page, "training.batchSize").fill("512");
        field(page, "sweep.learningRates").fill("0.001, 0.01, 0.1, 1, 1O");
        page.locator("#start").click();

        assertThat(page.locator("#errors")).containsText("Two fields need a change before this can run.");
        assertThat(page.locator("#errors")).isFocused();
        if (theme.equals("dark")) {
            page.evaluate("document.documentElement.dataset.theme = 'dark'");
        }
        assertAccessible(page);
        assertFitsTheWindow(page);
        page.locator("#errors a").first().click();
        assertThat(field(page, "training.batchSize")).isFocused();
        page.keyboard().press("Control+A");
        page.keyboard().type("16");
        assertThat(page.locator("#errors")).containsText("One field needs a change before this can run.");
    }

    @Test
    void aDoubleClickMakesOneExperiment(Page page) {
        page.navigate("/experiments/new?preset=digits");
        String name = "Pressed twice at " + Instant.now();
        field(page, "name").fill(name);
        field(page, "training.epochs").fill("1");
        page.locator("#start").dblclick();

        page.waitForURL(Pattern.compile(".*/experiments/\\d+"));
        page.navigate("/experiments");
        assertThat(page.locator("tbody tr", new Page.LocatorOptions().setHasText(name)))
                .hasCount(1);
    }

    @Test
    void saysThatThePreviewIsNotUpToDate(Page page, Complaints complaints) {
        complaints.expect("ERR_FAILED");
        page.navigate("/experiments/new");
        page.route("**/experiments/preview", route -> route.abort());
        field(page, "training.epochs").fill("7");

        assertThat(page.locator("#lost")).containsText("Not up to date");
        page.unroute("**/experiments/preview");
        field(page, "training.epochs").fill("8");
        assertThat(page.locator("#lost")).isHidden();
        assertThat(page.locator("#preview")).containsText("9 epochs");
    }

    @Test
    void withoutScriptTheButtonUpdatesThePreview(Page page) {
        page.navigate("/experiments/new");
        try (BrowserContext bare =
                page.context().browser().newContext(new NewContextOptions().setJavaScriptEnabled(false))) {
            Page same = bare.newPage();
            same.navigate(page.url());
            same.locator("label.ds", new Page.LocatorOptions().setHasText("Gaussian blobs"))
                    .click();
            field(same, "sweep.seeds").fill("0 to 9");
            same.locator("button", new Page.LocatorOptions().setHasText("Update preview"))
                    .click();

            assertThat(field(same, "dataset.blobs.classes")).isVisible();
            assertThat(same.locator("#start")).hasText("Start 300 runs"); // 5 × 6 × 10
            assertThat(same.locator(".pic.data")).isVisible();
        }
    }
}
