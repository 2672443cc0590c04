package dev.chainrule.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.chainrule.browser.Accessibility.assertAccessible;
import static dev.chainrule.browser.Accessibility.assertFitsTheWindow;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import dev.chainrule.Drafts;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DashboardTest extends ExperimentInBrowser {

    DashboardTest() {
        super("Six settings", Drafts.moons(20, List.of(.01, .1, 1.0), List.of("zeros", "he_normal"), List.of(0L, 1L)));
    }

    @Test
    void whatIsNewComesByItselfUntilAllRunsHaveEnded(Page page) {
        openAndWait(page, "");

        assertThat(page.locator(".progress .strong")).hasText("12 of 12 runs");
        assertThat(page.locator("#main")).not().hasAttribute("data-live", Pattern.compile(".*"));
        assertThat(page.locator("#multiples figure svg")).hasCount(2);
        assertThat(page.locator("#final .lab")).hasCount(2);
    }

    @Test
    void aCellIsChosenByPointerOrKeyAndLetGoByEscape(Page page) {
        openAndWait(page, "");
        page.locator("[data-cell='1-1']").click();

        assertThat(page.locator("#filterbar b")).hasText("He normal, lr 0.1");
        assertThat(page.locator("#runs tbody tr")).hasCount(2);
        assertThat(page.locator(".cell.dim")).hasCount(5);
        assertThat(page).hasURL(Pattern.compile("\\?cell=1-1$"));
        assertThat(page.locator("[data-cell='1-1']")).isFocused();

        page.keyboard().press("ArrowUp");
        assertThat(page.locator("[data-cell='0-1']")).isFocused();
        assertThat(page.locator(".cell[tabindex='0']")).hasCount(1);
        page.keyboard().press("Enter");
        assertThat(page.locator("#filterbar b")).hasText("zeros, lr 0.1");

        page.keyboard().press("Escape");
        assertThat(page.locator("#filterbar b")).hasText("all 6 cells");
        assertThat(page.locator("#runs tbody tr")).hasCount(12);
        page.goBack();
        assertThat(page.locator("#filterbar b")).hasText("zeros, lr 0.1");
    }

    @Test
    void anotherMetricAndGroupComeWithoutLoadingThePage(Page page) {
        openAndWait(page, "");
        page.evaluate("window.here = true");
        page.locator("#metric a", new Page.LocatorOptions().setHasText("Validation loss"))
                .click();
        assertThat(page.locator("#cur-h")).hasText("Validation loss by epoch");
        page.locator("#filterbar a", new Page.LocatorOptions().setHasText("initializations"))
                .click();
        assertThat(page.locator("#multiples figure svg")).hasCount(3);

        assertThat(page).hasURL(Pattern.compile("metric=vl&group=l$"));
        assertThat(page.evaluate("window.here")).isEqualTo(true);
        page.reload();
        assertThat(page.locator("#cur-h")).hasText("Validation loss by epoch");
    }

    @Test
    void aLostConnectionIsSaidAndForgotten(Page page, Complaints complaints) {
        complaints.expect("net::ERR_FAILED");
        control.pause(id);
        control.resume(id);
        page.route("**/live?*", route -> route.abort());
        page.navigate("/experiments/" + id);
        if (page.locator("#main").getAttribute("data-live") == null) {
            return; // all runs were faster than the page
        }
        Locator toast = page.locator(".toast");
        assertThat(toast).isVisible(new IsVisibleOptions().setTimeout(PATIENCE));
        assertThat(toast).containsText("No connection to the service since");

        page.unroute("**/live?*");
        assertThat(page.locator(".title .badge")).hasText("Done", new HasTextOptions().setTimeout(PATIENCE));
        assertThat(toast).isHidden();
    }

    @Test
    void theListFiltersWhileSomebodyTypes(Page page) {
        page.navigate("/experiments");
        page.keyboard().press("/");
        page.keyboard().type("nothing such");
        assertThat(page.locator("#nothing h2")).hasText("No experiment matches");
        assertThat(page.locator("#q")).isFocused();

        page.locator("#q").fill("six set");
        assertThat(page.locator(".exps .c-name a")).hasText("Six settings");
        assertThat(page.locator(".exps .badge")).hasText("Done", new HasTextOptions().setTimeout(PATIENCE));
    }

    @ParameterizedTest
    @CsvSource({"light, 1440", "dark, 1440", "light, 390", "dark, 390", "light, 320"})
    void everyPageIsAccessibleInBothThemesAndOnAPhone(String theme, int width, Page page) {
        page.setViewportSize(width, 900);
        openAndWait(page, "?cell=1-1&theme=" + theme);
        assertAccessible(page);
        assertFitsTheWindow(page);
        for (String address :
                List.of("/experiments", "/experiments/" + id + "/cancel", "/experiments/" + id + "/delete")) {
            page.navigate(address + "?theme=" + theme);
            assertAccessible(page);
            assertFitsTheWindow(page);
        }
        // Those of other tests as well, which share the service.
        experiments.findAll().forEach(other -> control.delete(other.id()));
        page.navigate("/?theme=" + theme);
        assertThat(page.locator("#e-h")).hasText("No experiments yet");
        assertAccessible(page);
        assertFitsTheWindow(page);
    }

    @Test
    void withoutScriptEverythingIsThere(Page page) {
        openAndWait(page, "");
        try (BrowserContext bare =
                page.context().browser().newContext(new NewContextOptions().setJavaScriptEnabled(false))) {
            Page same = bare.newPage();
            same.navigate(page.url());
            same.locator("[data-cell='1-1']").click();
            assertThat(same.locator("#filterbar b")).hasText("He normal, lr 0.1");
            same.locator("#metric a", new Page.LocatorOptions().setHasText("Validation accuracy"))
                    .click();
            assertThat(same.locator("#filterbar b")).hasText("He normal, lr 0.1");
            same.locator("#curve-numbers summary").click();
            assertThat(same.locator("#curve-numbers table").first()).isVisible();
            same.locator("#runs th a", new Page.LocatorOptions().setHasText("Seed"))
                    .click();
            assertThat(same.locator("#runs th[aria-sort]")).hasText("Seed");
        }
    }
}
