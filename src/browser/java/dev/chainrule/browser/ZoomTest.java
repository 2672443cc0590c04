package dev.chainrule.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.chainrule.browser.Accessibility.assertAccessible;
import static dev.chainrule.browser.Accessibility.assertFitsTheWindow;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.LoadState;
import dev.chainrule.Drafts;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Charts are zoomed and moved by mouse and by key, on each page that draws them. */
class ZoomTest extends ExperimentInBrowser {

    @Autowired
    JdbcTemplate jdbc;

    /** More epochs than the page has points of a curve. */
    ZoomTest() {
        super("Long curves", Drafts.moons(1200, List.of(.1, 1.0), List.of("he_normal"), List.of(0L, 1L)));
    }

    private static Locator told(Page page) {
        return page.locator("#curve-zoom [role=status]");
    }

    /** Drags from one share of an area's width to another. */
    private static void drag(Page page, Locator area, double from, double to) {
        page.waitForLoadState(LoadState.NETWORKIDLE); // pictures that arrive move what is below them, and draw anew
        // the middle of the window: what only needs to be in it may lie at its lower edge, with the plot below
        area.evaluate("area => area.scrollIntoView({ block: 'center' })");
        BoundingBox box = area.boundingBox();
        double y = box.y + box.height / 2;
        page.mouse().move(box.x + from * box.width, y);
        page.mouse().down();
        page.mouse().move(box.x + (from + to) / 2 * box.width, y);
        page.mouse().move(box.x + to * box.width, y);
        page.mouse().move(box.x + to * box.width, y + 1);
        page.mouse().up();
    }

    @Test
    void aDragZoomsAndShowsEveryEpochOfThePart(Page page) {
        openAndWait(page, "");
        assertThat(told(page)).hasText("Epoch 0 to 1,200, all. Drag across to zoom.");
        Locator plot = page.locator("#multiples .hit").first();
        page.waitForResponse(Pattern.compile("/curves\\?.*range="), () -> drag(page, plot, .25, .3));

        assertThat(told(page)).hasText(Pattern.compile("Epoch (29\\d|30\\d) to (35\\d|36\\d) of 0 to 1,200\\."));
        assertThat(page).hasURL(Pattern.compile("range=\\d+\\.\\.\\d+$"));
        // a point for each epoch now, so that the line is not the old one magnified
        Locator line = page.locator("#multiples .cut .line").first();
        assertThat(line).hasAttribute("d", Pattern.compile("(?:[ML][^ML]+){60,70}"));
        String shown = told(page).textContent();
        page.reload();
        assertThat(told(page)).hasText(shown);
        assertThat(line).hasAttribute("d", Pattern.compile("(?:[ML][^ML]+){60,70}"));

        page.locator("#multiples .hit").first().dblclick();
        assertThat(told(page)).hasText("Epoch 0 to 1,200, all. Drag across to zoom.");
        assertThat(page).hasURL(Pattern.compile("/experiments/\\d+$"));
    }

    @Test
    void keysZoomMoveAndGoBackWithoutTouchingTheChosenCell(Page page) {
        openAndWait(page, "?cell=0-1");
        page.locator("#multiples").focus();
        page.keyboard().press("+");
        assertThat(told(page)).hasText("Epoch 200 to 1,000 of 0 to 1,200.");
        page.keyboard().press("ArrowRight");
        assertThat(told(page)).hasText("Epoch 400 to 1,200 of 0 to 1,200.");
        page.keyboard().press("ArrowLeft");
        assertThat(told(page)).hasText("Epoch 200 to 1,000 of 0 to 1,200.");
        page.keyboard().press("Escape");
        assertThat(told(page)).hasText("Epoch 0 to 1,200, all. Drag across to zoom.");
        assertThat(page.locator("#filterbar b")).hasText("He normal, lr 1");
        page.keyboard().press("Escape");
        assertThat(page.locator("#filterbar b")).hasText("all 2 cells");
    }

    @Test
    void theRangeStaysThroughOtherChoicesUnlessTheAxisIsAnother(Page page) {
        openAndWait(page, "?range=100..200");
        page.locator(".ways a", new Page.LocatorOptions().setHasText("linear")).click();
        assertThat(page).hasURL(Pattern.compile("axis=linear.*range=100..200"));
        assertThat(told(page)).hasText("Epoch 100 to 200 of 0 to 1,200.");
        page.locator(".ways a", new Page.LocatorOptions().setHasText("step")).click();
        assertThat(told(page)).hasText(Pattern.compile("Step 0 to [\\d,]+, all.*"));
        page.locator("#curve-zoom [value=in]").click();
        assertThat(told(page)).hasText(Pattern.compile("Step [\\d,]+ to [\\d,]+ of 0 to [\\d,]+\\."));
        page.locator("#curve-zoom [value=all]").click();
        assertThat(told(page)).hasText(Pattern.compile("Step 0 to [\\d,]+, all.*"));
    }

    @Test
    void aZoomedChartDoesNotJumpWhenSomethingNewComes(Page page) {
        long longer = submit("Under way", Drafts.moons(20_000, List.of(.1), List.of("he_normal"), List.of(0L, 1L, 2L)));
        page.navigate("/experiments/" + longer + "?range=100..200");
        Until.holds(page, """
                () => {
                  window.cursor ??= document.querySelector('#main').dataset.cursor;
                  return window.cursor !== document.querySelector('#main').dataset.cursor
                    && document.querySelector('#multiples .cut') !== null;
                }""");
        control.cancel(longer);

        assertThat(told(page)).hasText("Epoch 100 to 200 of 0 to 20,000.");
        assertThat(page.locator("#multiples text[text-anchor=middle]").first()).hasText("100");
    }

    @Test
    void onThePageOfARunTheAxisZoomsAndThePlotKeepsScrubbing(Page page) {
        openAndWait(page, "");
        page.locator("#runs tbody a").first().click();
        assertThat(page.locator("#now")).hasText("Epoch 1,200 of 1,200");
        page.evaluate("scrollTo(0, document.querySelector('#curve-zoom').offsetTop)");
        drag(page, page.locator("#loss .strip"), .5, .75);
        assertThat(told(page)).hasText(Pattern.compile("Epoch (59\\d|60\\d) to (89\\d|90\\d) of 0 to 1,200\\."));
        assertThat(page.locator("#score .cut").first()).isAttached();
        drag(page, page.locator("#loss .hit"), .2, .5);
        assertThat(page.locator("#now b")).hasText(Pattern.compile("7[3-7]\\d"));
        assertThat(page).hasURL(Pattern.compile("range=\\d+..\\d+"));
        page.locator("#curves").focus();
        page.keyboard().press("Escape");
        assertThat(told(page)).hasText("Epoch 0 to 1,200, all. Drag along the axis to zoom.");
        String epoch = page.locator("#now b").textContent();
        page.keyboard().press("ArrowRight"); // of the page again
        assertThat(page.locator("#now b")).hasText(String.valueOf(Integer.parseInt(epoch) + 1));
    }

    @Test
    void comparedRunsZoomTogether(Page page) {
        openAndWait(page, "");
        List<Long> runs = jdbc.queryForList("select id from run where experiment_id = ?", Long.class, id);
        page.waitForResponse(
                Pattern.compile("/compare/curves"),
                () -> page.navigate("/compare?runs=" + runs.get(0) + "," + runs.get(2) + "&range=100..150"));
        assertThat(told(page)).hasText("Epoch 100 to 150 of 0 to 1,200.");
        for (String chart : List.of("#loss", "#score")) {
            assertThat(page.locator(chart + " .cut .line").first())
                    .hasAttribute("d", Pattern.compile("(?:[ML][^ML]+){51,53}"));
        }
        page.locator("#score").focus();
        page.keyboard().press("-");
        assertThat(told(page)).hasText(Pattern.compile("Epoch 8[67] to 16[34] of 0 to 1,200\\."));
    }

    @Test
    void theWheelZoomsWhereTheChartHasTheFocusAndScrollsThePageElsewhere(Page page) {
        openAndWait(page, "");
        Locator plot = page.locator("#multiples .hit").first();
        plot.scrollIntoViewIfNeeded();
        plot.hover();
        page.mouse().wheel(0, -200);
        assertThat(told(page)).hasText("Epoch 0 to 1,200, all. Drag across to zoom.");
        page.locator("#multiples").focus();
        plot.hover();
        page.mouse().wheel(0, -200);
        assertThat(told(page)).hasText(Pattern.compile("Epoch \\d+ to \\d+ of 0 to 1,200\\."));
        assertThat(page).hasURL(Pattern.compile("range="));
    }

    @ParameterizedTest
    @CsvSource({"light, 1440", "dark, 320"})
    void zoomedChartsAreAccessibleInBothThemesAndOnAPhone(String theme, int width, Page page) {
        page.setViewportSize(width, 900);
        openAndWait(page, "?range=100..200&theme=" + theme);
        assertAccessible(page);
        assertFitsTheWindow(page);
        List<Long> runs = jdbc.queryForList("select id from run where experiment_id = ?", Long.class, id);
        for (String address :
                List.of("/runs/" + runs.get(0) + "?", "/compare?runs=" + runs.get(0) + "," + runs.get(1) + "&")) {
            page.navigate(address + "range=100..200&theme=" + theme);
            assertThat(told(page)).hasText("Epoch 100 to 200 of 0 to 1,200.");
            assertAccessible(page);
            assertFitsTheWindow(page);
        }
        assertThat(page.locator("#curve-zoom button").count()).isEqualTo(5);
    }
}
