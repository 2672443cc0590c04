package dev.chainrule.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.chainrule.Drafts;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Two runs side by side: their networks. */
class CompareTest extends ExperimentInBrowser {

    private static final String NETWORKS = "[...document.querySelectorAll('canvas.wires')].map(c => c.toDataURL())";
    private static final String SAME = "before => " + NETWORKS + ".every((c, i) => c === before[i])";
    private static final String OTHER = "before => " + NETWORKS + ".every((c, i) => c !== before[i])";

    CompareTest() {
        super("Two rates", Drafts.moons(15, List.of(.1, 1.0), List.of("he_normal"), List.of(0L)));
    }

    private void compare(Page page) {
        openAndWait(page, "?theme=light&sort=lr");
        page.locator("#runs input[name=runs]").nth(0).check();
        page.locator("#runs input[name=runs]").nth(1).check();
        page.locator("#cmp").click();
        page.navigate(page.url() + "&theme=light");
        assertThat(page.locator("canvas.wires")).hasCount(2);
    }

    /** Both networks as they are once they have been drawn; a canvas is 288 wide until then. */
    private static Object networks(Page page) {
        Until.holds(page, "[...document.querySelectorAll('canvas.wires')].every(c => c.width !== 288 && c.width > 0)");
        return page.evaluate(NETWORKS);
    }

    @Test
    void theNetworksFollowTheEpoch(Page page) {
        compare(page);
        Object last = networks(page);

        page.keyboard().press("Home");
        assertThat(page.locator("#now")).hasText("Epoch 0 of 15");
        Until.holds(page, OTHER, last);
        assertThat(page.locator("#twin-B header a")).hasAttribute("href", Pattern.compile("epoch=0$"));
        page.keyboard().press("End");
        Until.holds(page, SAME, last);
    }

    @Test
    void aSwitchOfColoursReachesNetworksOfEpochsSeenBefore(Page page) {
        compare(page);
        Object light = networks(page);

        page.locator("#theme").click();
        Until.holds(page, OTHER, light);
        page.locator("#theme").click();
        Until.holds(page, SAME, light);
    }
}
