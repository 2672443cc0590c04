package dev.chainrule.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The way of somebody who has just started the service: a form, a wall that fills, a run. */
@InBrowser(properties = "chainrule.welcome=false")
class WalkTest {

    private static final ContainsTextOptions A_WHILE = new ContainsTextOptions().setTimeout(120_000);

    @Test
    void digitsAreSubmittedWatchedToTheirEndAndLookedAt(Page page) {
        page.navigate("/experiments/new");
        page.locator("text=Digits in twenty epochs").click();
        assertThat(page.locator("#start")).hasText("Start 3 runs");
        page.locator("#start").click();

        page.waitForURL(Pattern.compile(".*/experiments/\\d+"));
        assertThat(page.locator("h1")).hasText("Digits in twenty epochs");
        assertThat(page.locator("main")).containsText("3 of 3 runs", A_WHILE);
        assertThat(page.locator(".wall .cell")).hasCount(1);

        page.locator("table.data a", new Page.LocatorOptions().setHasText("Replay"))
                .first()
                .click();
        assertThat(page.locator("h1")).containsText("He normal, lr 0.1, seed");
        assertThat(page.locator("#badge")).hasText("Learned");
        assertThat(accuracy(page.locator("#readout"))).isGreaterThan(95.0);
    }

    /** The last of the numbers with a percent sign: the validation accuracy of the epoch shown. */
    private static double accuracy(Locator readout) {
        var matcher = Pattern.compile("([\\d.]+) %").matcher(readout.innerText());
        double last = Double.NaN;
        while (matcher.find()) {
            last = Double.parseDouble(matcher.group(1));
        }
        return last;
    }
}
