package dev.chainrule.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.chainrule.browser.Accessibility.assertAccessible;
import static dev.chainrule.browser.Accessibility.assertFitsTheWindow;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file is brought along, corrected, stored and trained on. */
@InBrowser(properties = "chainrule.welcome=false")
class UploadTest {

    private static FilePayload penguins() throws IOException {
        try (InputStream in = UploadTest.class.getResourceAsStream("/datasets/penguins.csv")) {
            return new FilePayload("penguins.csv", "text/csv", in.readAllBytes());
        }
    }

    private static void choose(Page page, FilePayload file) {
        page.locator("#file").setInputFiles(file);
        page.locator("text=Look at it").click();
    }

    @Test
    void aFileBecomesADataSetThatCanBeTrainedOn(Page page) throws IOException {
        page.navigate("/datasets");
        page.locator("text=Upload a CSV file").click();
        choose(page, penguins());
        page.locator("#target").selectOption("body_mass_g");
        page.locator("#task").selectOption("");
        page.locator("text=Read again with these choices").click();
        assertThat(page.locator("main")).containsText("a value");
        page.locator("#target").selectOption("species");
        page.locator("#task").selectOption("classes");
        page.locator("#label").fill("Birds of " + System.nanoTime());
        page.locator("text=Store the data set").click();

        page.waitForURL(Pattern.compile(".*/datasets/upload:birds-of-.*@[0-9a-f]{12}"));
        assertThat(page.locator("main")).containsText("Gentoo");
        page.locator("text=Train on it").click();
        assertThat(page.locator("label.ds:has(:checked)")).containsText("Birds of");
        page.locator("[id='training.epochs']").fill("2");
        page.locator("[id='sweep.learningRates']").fill("0.1");
        page.locator("#start").click();
        page.waitForURL(Pattern.compile(".*/experiments/\\d+"));
        assertThat(page.locator("main")).containsText("Birds of");
        assertThat(page.locator("main")).containsText("of 9 runs"); // one rate, three initializations, three seeds
    }

    @ParameterizedTest
    @CsvSource({"light, 1440", "dark, 390"})
    void everyStepIsAccessible(String theme, int width, Page page, Complaints complaints) throws IOException {
        complaints.expect("status of 400");
        page.setViewportSize(width, 900);
        page.addInitScript("localStorage.setItem('theme', '" + theme + "')");
        page.navigate("/datasets/upload");
        assertAccessible(page);
        choose(page, new FilePayload("bad.csv", "text/csv", "x,y\n1,\"a\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(page.locator("#refusal")).containsText("The quote that opens in line 2 is never closed.");
        assertAccessible(page);
        assertFitsTheWindow(page);
        choose(page, penguins());
        assertThat(page.locator("h1")).hasText("What it would become");
        assertAccessible(page);
        assertFitsTheWindow(page);
        page.locator("#label").fill("");
        page.locator("text=Store the data set").click();
        assertThat(page.locator("#label-msg")).containsText("The name is blank.");
        assertAccessible(page);
    }

    @Test
    void withoutScriptTheSameFormsWork(Page page) throws IOException {
        page.navigate("/datasets/upload");
        try (BrowserContext bare =
                page.context().browser().newContext(new NewContextOptions().setJavaScriptEnabled(false))) {
            Page same = bare.newPage();
            same.navigate(page.url());
            choose(same, penguins());
            assertThat(same.locator("main")).containsText("333; 11 left out");
            same.locator("text=Discard the file").click();
            assertThat(same.locator("h1")).hasText("Data sets");
        }
    }
}
