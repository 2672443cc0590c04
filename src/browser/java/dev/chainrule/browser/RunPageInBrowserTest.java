package dev.chainrule.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.chainrule.browser.Accessibility.assertAccessible;
import static dev.chainrule.browser.Accessibility.assertFitsTheWindow;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.RequestOptions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** A run as somebody watches it and steps through it. */
@InBrowser(properties = "chainrule.welcome=false")
class RunPageInBrowserTest {

    private static final HasTextOptions A_WHILE = new HasTextOptions().setTimeout(60_000);
    private static final String PICTURE = "document.querySelector('#bound').toDataURL()";

    /** The path of the only run of a new experiment. */
    private static String submit(Page page, String dataset, String loss, int epochs) {
        APIResponse answer = page.request()
                .post(
                        "/api/v1/experiments",
                        RequestOptions.create()
                                .setHeader("Content-Type", "application/json")
                                .setData("""
                                {"name":"Watched","dataset":{%s},"validationShare":0.2,
                                 "network":{"hidden":[8],"activation":"tanh"},
                                 "training":{"loss":"%s","optimizer":{"kind":"sgd"},"batchSize":16,"epochs":%d},
                                 "sweep":{"learningRates":[0.5],"initializations":["xavier_uniform"],"seeds":[3]}}""".formatted(dataset, loss, epochs)));
        assertThat(answer.status()).isEqualTo(201);
        JsonMapper json = new JsonMapper();
        long experiment = json.readTree(answer.text()).get("id").asLong();
        String runs = page.request()
                .get("/api/v1/experiments/" + experiment + "/runs")
                .text();
        return "/runs/" + json.readTree(runs).get("items").get(0).get("id").asLong();
    }

    private static String finished(Page page, String dataset, String loss, int epochs) {
        String path = submit(page, dataset, loss, epochs);
        page.navigate(path);
        assertThat(page.locator("#badge")).not().hasText(Pattern.compile("Queued|Running"), A_WHILE);
        return path;
    }

    @Test
    void aRunIsFollowedToItsEnd(Page page) {
        page.navigate(submit(page, "\"kind\":\"moons\"", "cross_entropy", 400));

        assertThat(page.locator("#now")).hasText("Epoch 400 of 400", A_WHILE);
        assertThat(page.locator("#badge")).not().hasText(Pattern.compile("Queued|Running"), A_WHILE);
        assertThat(page.locator("text=Cancel run")).hasCount(0);
        assertThat(page.locator("[data-fresh=provenance] code")).hasCount(2);
        assertThat(page.locator("#loss .lab")).hasCount(2);
    }

    @Test
    void theEpochDrivesEveryPictureAndLivesInTheAddress(Page page) {
        String path = finished(page, "\"kind\":\"moons\"", "cross_entropy", 30);
        page.navigate(path + "?epoch=30");
        assertThat(page.locator("#now")).hasText("Epoch 30 of 30");
        page.waitForFunction("document.querySelector('#loss .cursor') !== null");
        Object last = page.evaluate(PICTURE);

        page.keyboard().press("Home");
        assertThat(page.locator("#now")).hasText("Epoch 0 of 30");
        page.waitForFunction("before => " + PICTURE + " !== before", last);
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Shift+ArrowRight");

        assertThat(page.locator("#now")).hasText("Epoch 11 of 30");
        assertThat(page).hasURL(Pattern.compile("epoch=11$"));
        assertThat(page.locator("#epoch")).hasValue("11");
        assertThat(page.locator("#weights-of")).hasAttribute("href", Pattern.compile("epoch=11$"));
        String loss = page.locator("[data-read=trainingLoss]").textContent();
        page.reload();
        assertThat(page.locator("#now")).hasText("Epoch 11 of 30");
        assertThat(page.locator("[data-read=trainingLoss]")).hasText(loss);
    }

    @Test
    void playGoesToTheEndAndStops(Page page) {
        String path = finished(page, "\"kind\":\"xor\"", "cross_entropy", 12);
        page.navigate(path + "?epoch=9");
        assertThat(page.locator("#loss .cursor")).hasCount(1);

        page.keyboard().press("Space");

        assertThat(page.locator("#now")).hasText("Epoch 12 of 12");
        assertThat(page.locator("#play")).hasText("Play");
    }

    @ParameterizedTest
    @CsvSource({
        "moons, cross_entropy, light, 1440",
        "moons, cross_entropy, dark, 390",
        "blobs, cross_entropy, light, 320",
        "plane, mse, dark, 1440",
        "iris, cross_entropy, light, 390"
    })
    void thePageIsAccessibleInBothThemesAndOnAPhone(String kind, String loss, String theme, int width, Page page) {
        page.setViewportSize(width, 900);
        String path = finished(page, "\"kind\":\"" + kind + "\"", loss, 5);
        page.navigate(path + "?theme=" + theme);
        assertThat(page.locator("#loss .cursor")).hasCount(1);

        assertAccessible(page);
        assertFitsTheWindow(page);
    }
}
