package dev.chainrule.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.chainrule.browser.Accessibility.assertAccessible;
import static dev.chainrule.browser.RunAsked.A_WHILE;
import static dev.chainrule.browser.RunAsked.finished;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Curvature and landscape, asked for on the page of a run. */
@InBrowser(properties = "chainrule.welcome=false")
class CurvatureTest {

    @Test
    void theChosenEpochIsProbedInPlace(Page page) {
        String path = finished(page, "\"kind\":\"moons\"", "cross_entropy", 12);
        page.navigate(path + "?epoch=5");
        assertThat(page.locator("#gauge-ask")).hasText("Compute for epoch 5");

        page.locator("#forward").click();
        page.locator("#gauge-ask").click();

        assertThat(page.locator("#gauge h3")).hasText("Epoch 6", A_WHILE);
        assertThat(page.locator("#gauge .said"))
                .hasText(Pattern.compile("Sharpness [\\d.]+ is (below|at|above) the limit 2/lr = 4\\.00\\."));
        // Seven epochs of the path so far, 0 to 6.
        assertThat(page.locator("#slice .kacc .mark")).hasCount(7);
        assertThat(page.locator("#now")).hasText("Epoch 6 of 12");
        assertThat(page.locator("#gauge-ask")).isFocused();

        page.locator("#forward").click();

        assertThat(page.locator("#gauge-ask")).hasText("Compute for epoch 7");
        assertThat(page.locator("#gauge h3")).hasText("Epoch 6");
        assertAccessible(page);
    }
}
