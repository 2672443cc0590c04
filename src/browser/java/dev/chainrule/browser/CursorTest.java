package dev.chainrule.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.chainrule.browser.Accessibility.assertAccessible;
import static dev.chainrule.browser.Accessibility.assertFitsTheWindow;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import dev.chainrule.Drafts;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever points at a chart of an experiment, by mouse, finger or key, is told its values. */
class CursorTest extends ExperimentInBrowser {

    CursorTest() {
        super(
                "Pointed at",
                Drafts.moons(20, List.of(.01, .1, 1.0), List.of("zeros", "he_normal"), List.of(0L, 1L, 2L)));
    }

    private static BoundingBox inTheMiddle(Locator area) {
        area.evaluate("area => area.scrollIntoView({ block: 'center' })");
        return area.boundingBox();
    }

    @Test
    void theMouseTellsEveryLineOfAPanelAtOneEpochOfAll(Page page) {
        openAndWait(page, "");
        BoundingBox plot = inTheMiddle(page.locator("#multiples .hit").first());
        page.mouse().move(plot.x + plot.width / 2, plot.y + plot.height / 2);

        Locator tip = page.locator(".tip");
        assertThat(tip.locator("p")).hasText("Epoch 10, zeros");
        assertThat(tip.locator("thead th")).hasText(new String[] {"mean", "95 % interval", "n"});
        assertThat(tip.locator("tbody th")).hasText(new String[] {"0.01", "0.1", "1"});
        assertThat(tip.locator("tbody tr").first()).hasText(Pattern.compile("0\\.010\\.69\\d.*3"));
        // the line goes through both panels
        assertThat(page.locator("#multiples .pointed .cursor")).hasCount(2);
        assertThat(page.locator("#curve-values")).isEmpty();
        // it covers nothing of the panel that it tells of
        BoundingBox panel = page.locator("#multiples figure svg").first().boundingBox();
        BoundingBox box = tip.boundingBox();
        assertThat(box.y >= panel.y + panel.height || box.y + box.height <= panel.y)
                .isTrue();

        page.mouse().move(plot.x + plot.width / 2, plot.y - 60);
        assertThat(tip).hasCount(0);
        assertThat(page.locator(".pointed")).hasCount(0);
    }

    @Test
    void keysTellTheSameAndLeaveZoomingAlone(Page page) {
        openAndWait(page, "?middle=median");
        page.locator("#multiples").focus();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowRight");
        Locator said = page.locator("#curve-values");
        assertThat(said)
                .hasText(Pattern.compile("Epoch 1, zeros\\. 0\\.01: 0\\.69\\d, .* to .*, n = 3; 0\\.1: .*; 1: .*"));
        page.keyboard().press("ArrowDown");
        assertThat(said).hasText(Pattern.compile("Epoch 1, He normal\\. .*"));
        assertThat(page.locator(".tip thead th").nth(1)).hasText("quartiles");

        page.keyboard().press("+");
        page.keyboard().press("+");
        assertThat(page.locator("#curve-zoom [role=status]")).hasText("Epoch 5 to 15 of 0 to 20.");
        assertThat(said).isEmpty(); // its epoch is not shown any more
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("#curve-zoom [role=status]"))
                .hasText(Pattern.compile("Epoch [78] to 1[78] of 0 to 20\\."));
        page.keyboard().press("Shift+End");
        assertThat(said).hasText(Pattern.compile("Epoch 1[78], zeros\\. .*"));
        page.keyboard().press("Escape");
        assertThat(page.locator(".tip")).hasCount(0);
        assertThat(page.locator("#curve-zoom [role=status]"))
                .hasText(Pattern.compile("Epoch [78] to 1[78] of 0 to 20\\."));
        page.keyboard().press("Escape");
        assertThat(page.locator("#curve-zoom [role=status]")).hasText("Epoch 0 to 20, all. Drag across to zoom.");
    }

    @Test
    void aFingerTellsAndTheRestOfThePageLetsGo(Page desktop) {
        openAndWait(desktop, "");
        try (BrowserContext phone = desktop.context()
                .browser()
                .newContext(new NewContextOptions().setHasTouch(true).setViewportSize(390, 844))) {
            Page page = phone.newPage();
            page.navigate(desktop.url());
            assertThat(page.locator(".title .badge")).hasText("Done");
            BoundingBox plot = inTheMiddle(page.locator("#multiples .hit").nth(1));
            page.touchscreen().tap(plot.x + plot.width - 1, plot.y + 50);
            assertThat(page.locator(".tip p")).hasText("Epoch 20, He normal");
            assertThat(page.locator("#curve-values")).hasText(Pattern.compile("Epoch 20, He normal\\. .*"));
            assertFitsTheWindow(page);
            page.touchscreen().tap(5, 5);
            assertThat(page.locator(".tip")).hasCount(0);
        }
    }

    @Test
    void pointsOverTheLearningRateTellMedianRangeAndSeeds(Page page) {
        openAndWait(page, "");
        BoundingBox plot = inTheMiddle(page.locator("#final .hit"));
        page.mouse().move(plot.x + plot.width / 2, plot.y + plot.height - 10);
        Locator tip = page.locator(".tip");
        assertThat(tip.locator("p")).hasText("Learning rate 0.1");
        assertThat(tip.locator("tbody tr")).hasCount(2);
        assertThat(tip.locator("tr.on th")).hasText("He normal");
        page.mouse().move(plot.x + plot.width / 2, plot.y + 10);
        assertThat(tip.locator("tr.on th")).hasText("zeros");
        assertThat(page.locator("#final .ring")).hasCount(1);

        page.locator("#final").focus();
        page.mouse().move(1, 1);
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#final-values"))
                .hasText(Pattern.compile("Learning rate [\\d.]+\\. He normal: [\\d.]+, [\\d.]+ to [\\d.]+, n = 3"));
        page.keyboard().press("Tab");
        assertThat(tip).hasCount(0);
    }

    @Test
    void boxesTellTheirNumbers(Page page) {
        openAndWait(page, "");
        BoundingBox box = inTheMiddle(page.locator("#boxes .box-hit").nth(1));
        page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
        assertThat(page.locator(".tip")).containsText("He normal");
        assertThat(page.locator(".tip")).containsText("quartiles");
        page.mouse().move(1, 1);
        page.locator("#boxes").focus();
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#box-values"))
                .hasText(Pattern.compile(
                        "zeros: runs 9, median 0\\.69\\d, quartiles .* to .*, smallest .*, largest .*"));
        page.keyboard().press("Escape");
        assertThat(page.locator("#box-values")).isEmpty();
    }

    @Test
    void twoGroupsAreComparedPairByPair(Page page) {
        openAndWait(page, "");
        page.locator("#first").selectOption("He normal");
        page.locator("#second").selectOption("zeros");
        page.getByRole(
                        com.microsoft.playwright.options.AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Compare").setExact(true))
                .click();
        assertThat(page.locator("#paired .strong"))
                .hasText(Pattern.compile("He normal beats zeros in \\d of 9 pairs of equal learning rate and seed\\."));
        assertThat(page).hasURL(Pattern.compile("(?=.*first=i-1)(?=.*second=i-0)"));
        page.locator("#metric a, #metric button").nth(1).click();
        assertThat(page).hasURL(Pattern.compile("(?=.*metric=)(?=.*first=i-1)(?=.*second=i-0)"));
    }

    @ParameterizedTest
    @CsvSource({"light, 1440", "dark, 320"})
    void pointedChartsAreAccessibleInBothThemesAndOnAPhone(String theme, int width, Page page) {
        page.setViewportSize(width, 900);
        openAndWait(page, "?first=i-0&second=i-1&theme=" + theme);
        for (String chart : List.of("#multiples", "#final", "#boxes")) {
            inTheMiddle(page.locator(chart));
            page.locator(chart).focus();
            page.keyboard().press(chart.equals("#boxes") ? "ArrowDown" : "ArrowRight");
            page.keyboard().press(chart.equals("#boxes") ? "ArrowDown" : "ArrowRight");
            assertThat(page.locator(".tip")).isVisible();
            assertAccessible(page);
            assertFitsTheWindow(page);
        }
    }
}
