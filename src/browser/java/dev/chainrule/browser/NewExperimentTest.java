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
    }

    @Test
    void picksAdamWithACosineAndDropout(Page page) {
        page.navigate("/experiments/new");
        assertThat(field(page, "training.optimizer.sgd.momentum")).isVisible();
        assertThat(field(page, "training.optimizer.adam.beta1")).isHidden();
        field(page, "training.optimizer.kind").selectOption("adam");
        assertThat(field(page, "training.optimizer.adam.beta1")).hasValue("0.9");
        assertThat(field(page, "training.optimizer.sgd.momentum")).isHidden();
        assertThat(page.locator("#training\\.optimizer\\.kind-msg")).containsText("Kingma and Ba 2015");

        page.locator("summary", new Page.LocatorOptions().setHasText("More settings"))
                .click();
        field(page, "training.schedule.kind").selectOption("cosine");
        assertThat(page.locator(".ratepv svg"))
                .hasAttribute("aria-label", "Learning rate over 80 epochs, schedule: cosine");
        field(page, "training.schedule.cosine.warmUp").fill("100");
        field(page, "training.dropout").fill("0.1");
        assertThat(page.locator("#training\\.schedule\\.cosine\\.warmUp-msg"))
                .containsText("A warm-up of 100 epochs is longer than the training of 80. Use 0 to 80.");
        field(page, "training.schedule.cosine.warmUp").fill("2");
        field(page, "training.epochs").fill("4");
        field(page, "sweep.learningRates").fill("0.01");
        field(page, "sweep.seeds").fill("0");
        field(page, "sweep.parameters.0.name").selectOption("training.optimizer.beta1");
        field(page, "sweep.parameters.0.values").fill("0.8, 0.9");
        assertThat(page.locator("#start")).hasText("Start 12 runs"); // 1 × 6 × 2 × 1
        page.locator("#start").click();

        page.waitForURL(Pattern.compile(".*/experiments/\\d+"));
        assertThat(page.locator(".sub").first()).containsText("Adam, β₁ 0.8, schedule cosine, warm-up 2, dropout 0.1");
        page.locator(".facets .chip", new Page.LocatorOptions().setHasText("0.9"))
                .click();
        assertThat(page.locator(".sub").first()).containsText("Adam, schedule cosine, warm-up 2, dropout 0.1");
        page.waitForURL(Pattern.compile(".*beta1=0.9"));
    }

    @Test
    void withoutScriptTheFieldsOfTheChosenKindAreShown(Page page) {
        page.navigate("/experiments/new");
        try (BrowserContext bare =
                page.context().browser().newContext(new NewContextOptions().setJavaScriptEnabled(false))) {
            Page same = bare.newPage();
            same.navigate(page.url());
            field(same, "training.optimizer.kind").selectOption("rmsprop");

            assertThat(field(same, "training.optimizer.rmsprop.alpha")).isVisible();
            assertThat(field(same, "training.optimizer.sgd.momentum")).isHidden();
        }
    }

    @ParameterizedTest
    @CsvSource({"light, 1440", "dark, 390", "light, 320"})
    void comesBackWithASummaryThatLeadsToTheFields(String theme, int width, Page page) {
        page.setViewportSize(width, 900);
        page.navigate("/experiments/new?theme=" + theme);
        assertAccessible(page);
        assertFitsTheWindow(page);
        field(page, "training.batchSize").fill("512");
        field(page, "sweep.learningRates").fill("0.001, 0.01, 0.1, 1, 1O");
        page.locator("#start").click();

        assertThat(page.locator("#errors")).containsText("Two fields need a change before this can run.");
        assertThat(page.locator("#preview")).containsText("Parameters");
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
    void opensTheFurtherSettingsIfOneOfThemIsWrong(Page page) {
        page.navigate("/experiments/new");
        Locator further = page.locator("summary", new Page.LocatorOptions().setHasText("More settings"));
        further.click();
        field(page, "training.dropout").fill("2");
        further.click();
        assertThat(field(page, "training.dropout")).isHidden();

        page.locator("#start").click();

        assertThat(page.locator("#training\\.dropout-msg")).isVisible();
        assertThat(page.locator("#training\\.dropout-msg")).hasText("2 is out of range. Use 0 to 0.999.");
    }

    @Test
    void theBackButtonFindsTheFormAsItWasSent(Page page, Complaints complaints) {
        page.navigate("/experiments/new?preset=digits");
        field(page, "name").fill("Corrected and sent");
        page.locator("label.ds", new Page.LocatorOptions().setHasText("Circles"))
                .click();
        field(page, "sweep.learningRates").fill("0.1");
        field(page, "training.epochs").fill("1");
        field(page, "training.batchSize").fill("512");
        page.locator("#start").click();
        assertThat(page.locator("#errors")).isFocused();
        assertThat(page).hasURL(Pattern.compile(".*/experiments/new\\?preset=digits"));
        field(page, "training.batchSize").fill("20");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/experiments/\\d+"));
        page.goBack();
        assertThat(field(page, "name")).hasValue("Corrected and sent");
        assertThat(field(page, "training.batchSize")).hasValue("20");
        assertThat(field(page, "dataset.circles.factor")).isVisible();
        assertThat(page.locator("#start")).hasText("Start 3 runs"); // one rate, one initialization, three seeds
        assertThat(page.locator("#errors:visible")).hasCount(0);

        // the search for a rate is told what is wrong by the server, on a page of its own
        complaints.expect("status of 400");
        field(page, "training.batchSize").fill("512");
        page.locator("#rates").click();
        assertThat(page.locator("#errors")).isFocused();
        field(page, "training.batchSize").fill("30");
        page.locator("#rates").click();
        assertThat(page.locator("h1")).hasText("Find a learning rate");
        page.goBack();
        assertThat(page).hasURL(Pattern.compile(".*/experiments/new$"));
        assertThat(field(page, "name")).hasValue("Corrected and sent");
        assertThat(field(page, "training.batchSize")).hasValue("30");
        assertThat(page.locator("#start")).hasText("Start 3 runs");
    }

    @Test
    void sentAgainAfterBackItLeadsToWhatWasMadeUnlessItWasChanged(Page page) {
        page.navigate("/experiments/new?preset=digits");
        field(page, "name").fill("Sent, gone back, sent again");
        field(page, "training.epochs").fill("1");
        page.locator("#start").click();
        page.waitForURL(Pattern.compile(".*/experiments/\\d+"));
        String made = page.url();

        page.goBack();
        assertThat(field(page, "name")).hasValue("Sent, gone back, sent again");
        page.locator("#start").click();
        page.waitForURL(Pattern.compile(".*/experiments/\\d+"));
        assertThat(page).hasURL(made);

        page.goBack();
        assertThat(field(page, "name")).hasValue("Sent, gone back, sent again");
        field(page, "name").fill("Sent, gone back, changed");
        page.locator("#start").click();
        page.waitForURL(Pattern.compile(".*/experiments/\\d+"));
        assertThat(page.locator("h1")).hasText("Sent, gone back, changed");
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
