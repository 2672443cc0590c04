package dev.chainrule.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.chainrule.browser.Accessibility.assertAccessible;
import static dev.chainrule.browser.Accessibility.assertFitsTheWindow;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.KeyboardModifier;
import dev.chainrule.Drafts;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunTableAndCompareTest extends ExperimentInBrowser {

    RunTableAndCompareTest() {
        super("Four settings", Drafts.moons(15, List.of(.1, 1.0), List.of("zeros", "he_normal"), List.of(0L, 1L)));
    }

    @Test
    void aFilterIsCompletedByKeyboardAndNarrowsTheTable(Page page) {
        openAndWait(page, "");
        page.keyboard().press("/");
        Locator field = page.locator("#q");
        assertThat(field).isFocused();
        assertThat(field).hasAttribute("role", "combobox");

        page.keyboard().type("ini");
        assertThat(field).hasAttribute("aria-expanded", "true");
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#q-list [aria-selected=true] b")).hasText("init");
        page.keyboard().press("Enter");
        page.keyboard().type("= ");
        assertThat(page.locator("#q-list b")).hasText(new String[] {"zeros", "he_normal", "none"});
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Tab");
        assertThat(field).hasValue("init = zeros ");
        page.keyboard().press("Escape");
        assertThat(page.locator("#q-list")).isHidden();
        page.keyboard().press("Enter");

        assertThat(page.locator("#runs tbody tr")).hasCount(4);
        assertThat(page.locator("#runcount")).containsText("4 of 8 runs match the filter.");
        assertThat(page).hasURL(Pattern.compile("q=init"));
        page.locator("#unfilter").click();
        assertThat(page.locator("#runs tbody tr")).hasCount(8);
        assertThat(field).hasValue("");
    }

    @Test
    void aFilterThatIsWrongIsMarkedInPlace(Page page) {
        openAndWait(page, "");
        page.locator("#q").fill("lr > 0.1 and outcom = stuck");
        page.locator("#q").press("Enter");

        assertThat(page.locator("#q-err mark")).hasText("outcom");
        assertThat(page.locator("#q")).hasAttribute("aria-describedby", "q-err");
        assertThat(page.locator("#runs tbody tr")).hasCount(8);
        assertAccessible(page);
    }

    @Test
    void columnsAreMovedHiddenAndRemembered(Page page) {
        openAndWait(page, "");
        page.locator("#columns summary").click();
        page.locator("#col-seed-l").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#runs thead th a").nth(1)).hasText("Seed");
        assertThat(page.locator("#col-seed-l")).isFocused();
        page.locator("#col-init").click();
        assertThat(page.locator("#runs thead th a").first()).hasText("Seed");

        page.navigate("/experiments/" + id);
        assertThat(page.locator("#runs thead th a").first()).hasText("Seed");
    }

    @Test
    void severalCellsAreChosenWithCtrlShiftAndKeys(Page page) {
        openAndWait(page, "");
        page.locator("[data-cell='0-0']").click();
        page.locator("[data-cell='1-1']")
                .click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.CONTROL)));
        assertThat(page.locator("#runs tbody tr")).hasCount(4);
        assertThat(page).hasURL(Pattern.compile("cell=0-0,1-1$"));

        page.locator("[data-cell='1-0']")
                .click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.SHIFT)));
        assertThat(page).hasURL(Pattern.compile("cell=1-0,1-1$"));
        page.keyboard().press("Shift+ArrowUp");
        assertThat(page.locator("#runs tbody tr")).hasCount(8);
        page.locator("#finer").click();
        assertThat(page.locator("#sweep\\.learningRates")).not().hasValue("0.1, 1");
    }

    @Test
    void chosenRunsAreComparedAtOneEpoch(Page page) {
        openAndWait(page, "?q=seed+%3D+0&sort=lr");
        page.locator("#runs input[name=runs]").nth(0).check();
        assertThat(page.locator("#selcount")).hasText("Choose 2 to 8 runs.");
        page.locator("#runs input[name=runs]").nth(1).check();
        page.locator("#runs input[name=runs]").nth(2).check();
        page.locator("#cmp").click();

        assertThat(page).hasURL(Pattern.compile("/compare\\?runs=\\d+,\\d+,\\d+$"));
        assertThat(page.locator("h1")).hasText("Same seed, 3 runs");
        assertThat(page.locator(".twin")).hasCount(3);
        assertThat(page.locator("#loss .lab")).hasCount(3);
        page.keyboard().press("Home");
        assertThat(page.locator("#now")).hasText("Epoch 0 of 15");
        page.keyboard().press("ArrowRight");
        assertThat(page).hasURL(Pattern.compile("epoch=1$"));
        page.reload();
        assertThat(page.locator("#now")).hasText("Epoch 1 of 15");
    }

    @ParameterizedTest
    @CsvSource({"light, 1440", "dark, 320"})
    void theyAreAccessibleInBothThemesAndOnAPhone(String theme, int width, Page page) {
        page.setViewportSize(width, 900);
        openAndWait(page, "?cells=pictures&cell=1-0,1-1&theme=" + theme);
        page.locator("#columns summary").click();
        page.locator("#rivals summary").click();
        page.locator("#q").fill("l");
        assertThat(page.locator("#q-list")).isVisible();
        assertAccessible(page);
        assertFitsTheWindow(page);
        page.navigate("/compare?theme=" + theme);
        assertAccessible(page);
        openAndWait(page, "?theme=" + theme);
        page.locator("#runs input[name=runs]").nth(0).check();
        page.locator("#runs input[name=runs]").nth(7).check();
        page.locator("#cmp").click();
        assertThat(page.locator("#loss .lab")).hasCount(2);
        assertAccessible(page);
        assertFitsTheWindow(page);
    }

    @Test
    void withoutScriptAllOfItIsThere(Page page) {
        openAndWait(page, "");
        try (BrowserContext bare =
                page.context().browser().newContext(new NewContextOptions().setJavaScriptEnabled(false))) {
            Page same = bare.newPage();
            same.navigate(page.url());
            same.locator("#q").fill("init = zeros");
            same.locator("#q").press("Enter");
            assertThat(same.locator("#runs tbody tr")).hasCount(4);
            same.locator("#several").click();
            same.locator("[data-cell='0-0']").click();
            same.locator("[data-cell='0-1']").click();
            assertThat(same.locator("#filterbar b")).hasText("2 cells: zeros, lr 0.1 to 1");
            same.locator("#runs input[name=runs]").nth(0).check();
            same.locator("#runs input[name=runs]").nth(1).check();
            same.locator("#cmp").click();
            assertThat(same.locator(".twin")).hasCount(2);
            same.navigate(same.url() + "&epoch=3");
            assertThat(same.locator(".twin img.pic")).hasCount(2);
            assertThat(same.locator(".twin img.pic").first()).hasAttribute("src", Pattern.compile("epoch=3$"));
        }
    }
}
