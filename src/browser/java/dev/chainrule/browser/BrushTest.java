package dev.chainrule.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.chainrule.browser.Accessibility.assertAccessible;
import static dev.chainrule.browser.Accessibility.assertFitsTheWindow;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.BoundingBox;
import dev.chainrule.Drafts;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parallel coordinates filter the page; a run leads to others to compare it with; the form to a learning rate and back. */
class BrushTest extends ExperimentInBrowser {

    BrushTest() {
        super("Four settings", Drafts.moons(15, List.of(.01, .1, 1.0), List.of("zeros", "he_normal"), List.of(0L, 1L)));
    }

    /** Drags along an axis from one share of its height to another, counted from the top. */
    private static void brush(Page page, int axis, double from, double to) {
        Locator area = page.locator("#parallel .axis-hit").nth(axis);
        area.scrollIntoViewIfNeeded();
        BoundingBox box = area.boundingBox();
        double x = box.x + box.width / 2;
        page.mouse().move(x, box.y + from * box.height);
        page.mouse().down();
        page.mouse().move(x, box.y + (from + to) / 2 * box.height);
        page.mouse().move(x, box.y + to * box.height);
        page.mouse().up();
    }

    @Test
    void brushesCombineFilterEverythingAndAreLetGo(Page page) {
        openAndWait(page, "");
        brush(page, 1, .3, .7);
        assertThat(page.locator("#runs tbody tr")).hasCount(4);
        assertThat(page.locator(".cell.dim")).hasCount(4);
        assertThat(page.locator("#filterbar code")).hasText(Pattern.compile("lr >= 0\\.0\\d+ and lr <= 0\\.\\d+"));
        brush(page, 0, .02, .3);
        assertThat(page.locator("#runs tbody tr")).hasCount(2);
        assertThat(page.locator("#q")).hasValue(Pattern.compile("lr >= .* and init in \\(he_normal\\)"));
        assertThat(page.locator("#parallel .brush")).hasCount(2);
        page.reload();
        assertThat(page.locator("#parallel .brush")).hasCount(2);

        page.locator("#parallel .axis-hit").nth(0).click();
        assertThat(page.locator("#runs tbody tr")).hasCount(4);
        page.locator("#unbrush").click();
        assertThat(page.locator("#runs tbody tr")).hasCount(12);
        assertThat(page.locator("#parallel .brush")).hasCount(0);
    }

    @Test
    void keysMoveTheEndsOfABrushAndTellTheLines(Page page) {
        openAndWait(page, "");
        page.locator("#parallel .grip").first().focus();
        page.keyboard().press("ArrowUp");
        assertThat(page.locator("#q")).hasValue("init in (he_normal)");
        assertThat(page.locator("#runs tbody tr")).hasCount(6);
        assertThat(page.locator("#parallel .grip").first()).isFocused();
        page.keyboard().press("Escape");
        assertThat(page.locator("#q")).hasValue("");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("#parallel .grip").nth(2)).isFocused();
        page.keyboard().press("PageUp");
        assertThat(page.locator("#q")).hasValue("lr >= 0.0251"); // a fifth of two decades above 0.01
        page.keyboard().press("Delete");

        page.locator("#parallel .plines").focus();
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#parallel-line"))
                .hasText(Pattern.compile("He normal, lr .*, seed \\d: last train loss .*"));
        assertThat(page.locator("#parallel .on")).hasCount(1);
    }

    @Test
    void aLineUnderThePointerTellsItsRun(Page page) {
        openAndWait(page, "?q=init+%3D+he_normal");
        Locator area = page.locator("#parallel .axis-hit").first();
        area.scrollIntoViewIfNeeded();
        BoundingBox box = area.boundingBox();
        page.mouse().move(box.x + 40, box.y + 12);
        assertThat(page.locator("#parallel-line")).hasText(Pattern.compile("He normal, lr .*"));
    }

    @Test
    void aRunLeadsToItsComparisonWithOthers(Page page) {
        openAndWait(page, "");
        page.locator("#runs tbody a").first().click();
        page.locator("#compare").click();
        assertThat(page.locator("h1")).hasText("Compare runs");
        page.locator(".choose a").first().click();
        assertThat(page.locator(".twin")).hasCount(2);
        page.locator("#add summary").click();
        page.locator("#find").fill("four set");
        page.keyboard().press("Enter");
        page.locator(".choose section", new Page.LocatorOptions().setHasText("Best runs of Four settings"))
                .locator("a")
                .first()
                .click();
        assertThat(page.locator(".twin")).hasCount(3);
        page.locator("#add summary").click();
        page.locator("#add .chosen a").last().click();
        assertThat(page.locator(".twin")).hasCount(2);
    }

    @Test
    void theFormFindsARateWithoutScriptAsWell(Page page) {
        try (BrowserContext bare =
                page.context().browser().newContext(new NewContextOptions().setJavaScriptEnabled(false))) {
            openAndWait(page, "");
            Page same = bare.newPage();
            same.navigate(page.url().replaceFirst("/experiments/.*", "/experiments/new"));
            same.locator("[id='training.batchSize']").fill("100000");
            same.locator("#rates").click();
            assertThat(same.locator("[id='training.batchSize-msg']")).containsText("is more than the");
            same.locator("[id='training.batchSize']").fill("16");
            same.locator("#rates").click();
            assertThat(same.locator("h1")).hasText("Find a learning rate");
        }
        page.navigate("/experiments/new");
        page.locator("#name").fill("Rates first");
        page.locator("#rates").click();
        Locator sweep = page.locator(".rates a", new Page.LocatorOptions().setHasText("Sweep around it"))
                .first();
        assertThat(sweep).isVisible(new IsVisibleOptions().setTimeout(PATIENCE));
        assertThat(page.locator("#main")).not().hasAttribute("data-live", Pattern.compile(".*"));
        valuesOfTheRangeTestAreTold(page);
        page.keyboard().press("+");
        assertThat(page.locator("#range-zoom [role=status]"))
                .hasText(Pattern.compile("Learning rate .* of .* to 10\\."));
        sweep.click();
        assertThat(page.locator("#name")).hasValue(Pattern.compile("Rates first, lr .*"));
    }

    /** By mouse and by key, on the last of its rates; leaves the focus on the chart. */
    private static void valuesOfTheRangeTestAreTold(Page page) {
        int lines = page.locator(".rates tbody tr").count();
        Locator area = page.locator("#range .hit");
        area.evaluate("area => area.scrollIntoView({ block: 'center' })");
        BoundingBox plot = area.boundingBox();
        page.mouse().move(plot.x + plot.width / 2, plot.y + plot.height / 2);
        Locator tip = page.locator(".tip");
        assertThat(tip.locator("p")).hasText(Pattern.compile("Learning rate 0\\.00\\d+"));
        assertThat(tip.locator("thead th")).hasText("smoothed loss");
        assertThat(tip.locator("tbody tr")).hasCount(lines);
        assertThat(tip.locator("tr.on")).hasCount(1);
        page.mouse().move(1, 1);
        assertThat(tip).hasCount(0);

        page.locator("#range").focus();
        page.keyboard().press("ArrowRight");
        Locator said = page.locator("#range-values");
        assertThat(said).hasText(Pattern.compile("Learning rate \\d(\\.\\d+)?e-7\\. .+: \\d.*"));
        String first = said.textContent();
        page.keyboard().press("ArrowDown");
        assertThat(said).not().hasText(first);
        assertThat(tip.locator("tbody tr").nth(1)).hasClass("on");
        page.keyboard().press("Escape");
        assertThat(said).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"light, 1440", "dark, 320"})
    void allOfItIsAccessibleInBothThemesAndOnAPhone(String theme, int width, Page page) {
        page.setViewportSize(width, 900);
        openAndWait(page, "?q=lr+%3E%3D+0.1&theme=" + theme);
        assertThat(page.locator("#parallel .brush")).hasCount(1);
        assertAccessible(page);
        assertFitsTheWindow(page);
        String run = page.locator("#runs tbody input").first().getAttribute("value");
        String other = page.locator("#runs tbody input").nth(1).getAttribute("value");
        for (String runs : List.of(run, run + "," + other)) {
            page.navigate("/compare?runs=" + runs + "&find=four&theme=" + theme);
            assertThat(page.locator("#find")).isVisible();
            assertAccessible(page);
            assertFitsTheWindow(page);
        }
        page.navigate("/experiments/new?theme=" + theme);
        page.locator("#rates").click();
        assertThat(page.locator("#range")).isVisible(new IsVisibleOptions().setTimeout(PATIENCE));
        assertThat(page.locator("#main")).not().hasAttribute("data-live", Pattern.compile(".*"));
        assertAccessible(page);
        assertFitsTheWindow(page);
    }
}
