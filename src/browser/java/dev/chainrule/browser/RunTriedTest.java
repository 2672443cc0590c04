package dev.chainrule.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.chainrule.browser.Accessibility.assertAccessible;
import static dev.chainrule.browser.RunAsked.finished;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** A run that somebody verifies, asks, looks into and takes home. */
@InBrowser(properties = "chainrule.welcome=false")
class RunTriedTest {

    private static final Pattern AN_ANSWER = Pattern.compile("\\w+, [\\d.]+ %");

    @Test
    void aRunIsVerifiedInPlace(Page page) {
        String path = finished(page, "\"kind\":\"moons\"", "cross_entropy", 30);
        page.navigate(path + "?epoch=7");

        page.locator("text=Verify by rerunning").click();

        assertThat(page.locator("#verified"))
                .containsText(
                        "Same bits at all 31 epochs",
                        new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions()
                                .setTimeout(60_000));
        assertThat(page.locator("#verify button")).hasText("Verify again");
        assertThat(page.locator("#now")).hasText("Epoch 7 of 30");
        assertAccessible(page);
    }

    @Test
    void aRowIsTypedAndTheAnswerFollowsTheEpoch(Page page) {
        String path = finished(page, "\"kind\":\"iris\"", "cross_entropy", 20);
        page.navigate(path + "?epoch=20");
        page.locator("#f2").fill("1.4");
        page.locator("#f3").fill("0.2");

        assertThat(page.locator("#said")).hasText(Pattern.compile("setosa, \\d.*"));
        page.locator("#f3").fill("");
        assertThat(page.locator("#said")).hasText("petal_width_cm: not a number. Write one, for example 0.1");
        page.locator("#f3").fill("0.2");
        assertThat(page.locator("#said")).hasText(Pattern.compile("setosa, \\d.*"));
        String last = page.locator("#said").textContent();
        assertThat(page.locator("#bars .won th")).hasText("setosa");

        page.locator("#first").click();

        assertThat(page.locator("#said")).not().hasText(last);
        assertThat(page.locator("#said")).hasText(AN_ANSWER);
    }

    @Test
    void aDigitIsDrawnWithThePointerAndWithKeys(Page page) {
        finished(page, "\"kind\":\"digits\"", "cross_entropy", 5);
        Locator pad = page.locator("#pad");
        pad.scrollIntoViewIfNeeded();
        assertThat(page.locator("#said")).hasText("Nothing drawn yet");

        BoundingBox box = pad.boundingBox();
        page.mouse().move(box.x + box.width / 2, box.y + 30);
        page.mouse().down();
        page.mouse().move(box.x + box.width / 2, box.y + box.height - 30);
        page.mouse().up();
        assertThat(page.locator("#said")).hasText(AN_ANSWER);
        assertThat(page.locator("#bars tbody tr")).hasCount(10);

        pad.focus();
        page.keyboard().press("Delete");
        assertThat(page.locator("#said")).hasText("Nothing drawn yet");
        page.keyboard().press("ArrowUp");
        page.keyboard().press("Shift+ArrowDown");
        assertThat(page.locator("#said")).hasText(AN_ANSWER);
        assertThat(page.locator("#now")).hasText("Epoch 5 of 5");
    }

    @Test
    void theRowPredictedWorstIsTried(Page page) {
        finished(page, "\"kind\":\"digits\"", "cross_entropy", 3);

        page.locator("#worst button").first().click();

        assertThat(page.locator("#truth"))
                .hasText(Pattern.compile("This row is \\d; the network was not trained on it."));
        String told = page.locator("#worst b").first().textContent();
        String taken = told.substring(told.length() - 1);
        assertThat(page.locator("#said")).hasText(Pattern.compile(taken + ", .*"));
        assertThat(page.locator("#confusion td.num").first()).hasClass(Pattern.compile("hit\\d|none"));
        assertThat(rowsInTheMatrix(page)).isEqualTo(359);

        page.locator("#mistakes [data-mistakes=training]").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#confusion header p")).hasText(Pattern.compile("Training rows: .*"));
        assertThat(page.locator("#worst header p")).hasText(Pattern.compile("Training rows whose .*"));
        assertThat(rowsInTheMatrix(page)).isEqualTo(1438); // of 1,797
        page.locator("#worst button").first().click();
        assertThat(page.locator("#truth")).hasText(Pattern.compile("This row is \\d; the network was trained on it."));
        assertThat(page).hasURL(Pattern.compile("mistakes=training"));
        page.locator("#back").click();
        assertThat(page.locator("#now")).hasText("Epoch 2 of 3");
        page.reload();
        assertThat(page.locator("#now")).hasText("Epoch 2 of 3");
        assertThat(page.locator("#mistakes [aria-current]")).hasText("Training rows");
        assertThat(rowsInTheMatrix(page)).isEqualTo(1438);

        page.locator("#mistakes [data-mistakes=validation]").click();
        assertThat(page.locator("#confusion header p")).hasText(Pattern.compile("Validation rows: .*"));
        assertThat(page).not().hasURL(Pattern.compile("mistakes="));
    }

    private static int rowsInTheMatrix(Page page) {
        return page.locator("#confusion td.num").allTextContents().stream()
                .mapToInt(text -> Integer.parseInt(text.replace(",", "")))
                .sum();
    }

    @Test
    void theNetworkTellsItsWeightsByPointerAndByKeys(Page page) {
        finished(page, "\"kind\":\"moons\"", "cross_entropy", 10);
        Locator net = page.locator("#net");
        net.scrollIntoViewIfNeeded();
        Until.holds(
                page,
                "() => { const c = document.querySelector('#net');"
                        + " return c.getContext('2d').getImageData(c.width / 2, c.height / 2, 1, c.height / 4).data.some(v => v); }");

        net.focus();
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#unit")).hasText("Input x1");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#unit"))
                .hasText(Pattern.compile("Unit 1 of hidden layer 1, tanh: bias .*; weights x\\d [−\\d.]+.*, x\\d .*"));
        page.keyboard().press("Escape");
        assertThat(page.locator("#unit")).hasText(Pattern.compile("Click a line for its weight.*"));
        BoundingBox box = net.boundingBox();
        page.mouse().move(box.x + box.width - 16, box.y + 28 + 420 / 2.0);
        assertThat(page.locator("#unit")).hasText(Pattern.compile("The output, .*"));
    }

    @Test
    void keyFramesAreStepsToGoTo(Page page) {
        finished(page, "\"kind\":\"moons\"", "cross_entropy", 40);
        Locator strip = page.locator("#strip button");
        assertThat(strip).hasCount(13); // k² · 40 / 169: 0 and 0.2 are the same

        strip.nth(4).click();

        assertThat(page.locator("#now")).hasText("Epoch 6 of 40");
        assertThat(strip.nth(4)).hasAttribute("aria-current", "true");
    }

    @Test
    void theAxesAreChosenAndStayInTheAddress(Page page) {
        String path = finished(page, "\"kind\":\"iris\"", "cross_entropy", 5);
        page.navigate(path + "?epoch=3");
        assertThat(page.locator("#loss .cursor")).hasCount(1);

        page.locator("#axes select").first().selectOption("2");

        assertThat(page).hasURL(Pattern.compile("epoch=3&x=2&y=0"));
        assertThat(page.locator("#look header p")).hasText("petal_length_cm to the right, sepal_length_cm upwards");
        assertThat(page.locator("#now")).hasText("Epoch 3 of 5");
        assertThat(page.locator("#loss .cursor")).hasCount(1); // the script is there
        page.locator("#axes select").first().selectOption("");
        assertThat(page.locator("#look header p")).hasText("first principal component to the right, second upwards");
    }

    @Test
    void weightsAreTakenHome(Page page) {
        finished(page, "\"kind\":\"moons\"", "cross_entropy", 10);

        Download download = page.waitForDownload(
                () -> page.locator("[data-fresh=downloads] li:has-text('Weights of 11 kept epochs') a")
                        .first()
                        .click());

        Assertions.assertThat(download.suggestedFilename()).matches("run-\\d+-epochs\\.npz");
        Assertions.assertThat(download.failure()).isNull();
    }
}
