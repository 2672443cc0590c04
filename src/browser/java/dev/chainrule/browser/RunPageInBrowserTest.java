package dev.chainrule.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.chainrule.browser.Accessibility.assertAccessible;
import static dev.chainrule.browser.Accessibility.assertFitsTheWindow;
import static dev.chainrule.browser.RunAsked.A_WHILE;
import static dev.chainrule.browser.RunAsked.cancelledEarly;
import static dev.chainrule.browser.RunAsked.finished;
import static dev.chainrule.browser.RunAsked.submit;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run as somebody watches it and steps through it. */
@InBrowser(properties = "chainrule.welcome=false")
class RunPageInBrowserTest {

    private static final String PICTURE = "document.querySelector('#bound').toDataURL()";

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
        Until.holds(page, "document.querySelector('#loss .cursor') !== null");
        Object last = page.evaluate(PICTURE);

        page.keyboard().press("Home");
        assertThat(page.locator("#now")).hasText("Epoch 0 of 30");
        Until.holds(page, "before => " + PICTURE + " !== before", last);
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

    @Test
    void aRunCancelledBeforeItsFirstEpochShowsItsRowsAlone(Page page) {
        page.navigate(cancelledEarly(page));

        assertThat(page.locator("#badge")).hasText("Cancelled");
        // more than paper, ink and line: the rows in the colours of their classes
        Until.holds(
                page,
                "(c => new Set(new Uint32Array(c.getContext('2d').getImageData(0, 0, c.width, c.height).data.buffer)).size > 9)"
                        + "(document.querySelector('#bound'))");
        assertThat(page.locator("#gauge-ask")).isHidden();
        assertAccessible(page);
    }

    @ParameterizedTest
    @CsvSource({
        "moons, cross_entropy, light, 1440",
        "moons, cross_entropy, dark, 390",
        "blobs, cross_entropy, light, 320",
        "plane, mse, dark, 1440",
        "iris, cross_entropy, light, 390",
        "digits, cross_entropy, dark, 1440"
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
