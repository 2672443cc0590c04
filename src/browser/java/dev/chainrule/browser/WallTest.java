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
import com.microsoft.playwright.options.LoadState;
import dev.chainrule.Drafts;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cells of the wall are chosen together: by a drag over them, by keys, and by quick presses. */
class WallTest extends ExperimentInBrowser {

    WallTest() {
        super(
                "Ten settings",
                Drafts.moons(10, List.of(.001, .01, .1, 1.0, 10.0), List.of("zeros", "he_normal"), List.of(0L, 1L)));
    }

    private void openAtTheWall(Page page, String query) {
        openAndWait(page, query);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.locator("#wall").evaluate("wall => wall.scrollIntoView({ block: 'center' })");
    }

    private static Locator cell(Page page, String key) {
        return page.locator("[data-cell='" + key + "']");
    }

    /** Presses in the middle of one cell, goes to another in two steps, and does not let go. */
    private static void pressAndMove(Page page, String from, String to) {
        BoundingBox first = cell(page, from).boundingBox();
        BoundingBox last = cell(page, to).boundingBox();
        double x = first.x + first.width / 2;
        double y = first.y + first.height / 2;
        double toX = last.x + last.width / 2;
        double toY = last.y + last.height / 2;
        page.mouse().move(x, y);
        page.mouse().down();
        page.mouse().move((x + toX) / 2, (y + toY) / 2);
        page.mouse().move(toX, toY);
    }

    @ParameterizedTest
    @CsvSource({"''", "cells=pictures"})
    void aDragOverCellsChoosesTheirRectangle(String query, Page page) {
        openAtTheWall(page, "?" + query);
        pressAndMove(page, "1-3", "0-2");
        assertThat(page.locator(".cell.brushed")).hasCount(4);
        page.mouse().up();
        assertThat(page).hasURL(Pattern.compile("cell=0-2,0-3,1-2,1-3$"));
        assertThat(page.locator(".cell.brushed")).hasCount(0);
        assertThat(page.locator(".cell[aria-pressed=true]")).hasCount(4);
        assertThat(page.locator(".cell.dim")).hasCount(6);
        assertThat(page.locator("#runs tbody tr")).hasCount(8);

        // another one takes its place, and is added with Ctrl
        pressAndMove(page, "0-0", "0-1");
        page.mouse().up();
        assertThat(page).hasURL(Pattern.compile("cell=0-0,0-1$"));
        page.keyboard().down("Control");
        pressAndMove(page, "1-3", "1-4");
        page.mouse().up();
        page.keyboard().up("Control");
        assertThat(page).hasURL(Pattern.compile("cell=0-0,0-1,1-3,1-4$"));
        assertThat(page.locator(".cell[aria-pressed=true]")).hasCount(4);
    }

    @Test
    void aDragIsLetGoByEscapeAndIsAPressWhereItBegan(Page page) {
        openAtTheWall(page, "?cell=0-0");
        pressAndMove(page, "1-1", "0-3");
        assertThat(page.locator(".cell.brushed")).hasCount(6);
        page.keyboard().press("Escape");
        assertThat(page.locator(".cell.brushed")).hasCount(0);
        page.mouse().up();
        assertThat(page).hasURL(Pattern.compile("\\?cell=0-0$"));

        pressAndMove(page, "1-1", "1-2");
        BoundingBox start = cell(page, "1-1").boundingBox();
        page.mouse().move(start.x + 5, start.y + 5);
        page.mouse().up();
        assertThat(page).hasURL(Pattern.compile("\\?cell=1-1$"));
    }

    @Test
    void keysChooseTheSameRectangle(Page page) {
        openAtTheWall(page, "");
        cell(page, "1-3").focus();
        page.keyboard().press("Shift+ArrowUp");
        page.keyboard().press("Shift+ArrowLeft");
        assertThat(page).hasURL(Pattern.compile("\\?cell=0-2,0-3,1-2,1-3$"));
        assertThat(page.locator("#runs tbody tr")).hasCount(8);
        page.keyboard().press("Shift+ArrowRight");
        assertThat(page).hasURL(Pattern.compile("\\?cell=0-3,1-3$"));
        assertThat(page.locator(".cell[aria-pressed=true]")).hasCount(2);
    }

    @Test
    void quickPressesAllCountWhileSeveralArePicked(Page page) {
        openAtTheWall(page, "");
        // in one task, so that no answer can come between them
        page.evaluate("""
                () => {
                  document.querySelector('#several').click();
                  for (const key of ['1-2', '0-1', '1-4', '0-1']) document.querySelector(`[data-cell="${key}"]`).click();
                }""");
        assertThat(page).hasURL(Pattern.compile("(?=.*cell=1-2,1-4(&|$))(?=.*several=1)"));
        assertThat(page.locator(".cell[aria-pressed=true]")).hasCount(2);
        assertThat(page.locator("#runs tbody tr")).hasCount(4);

        cell(page, "1-4").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".cell[aria-pressed=true]")).hasCount(1);
        // drags and keys add to the others
        pressAndMove(page, "0-0", "0-1");
        page.mouse().up();
        assertThat(page.locator(".cell[aria-pressed=true]")).hasCount(3);
        page.keyboard().press("End");
        page.keyboard().press("Shift+ArrowDown");
        assertThat(page).hasURL(Pattern.compile("cell=0-0,0-1,0-4,1-2,1-4(&|$)"));
        page.keyboard().press("Escape");
        assertThat(page.locator("#filterbar b")).hasText("all 10 cells");
        page.keyboard().press("Shift+ArrowUp");
        assertThat(page).hasURL(Pattern.compile("cell=0-4,1-4(&|$)"));
        page.keyboard().up("Shift");
    }

    /** How many of the ranges are seen whole, in part and not at all. */
    private static List<?> ranges(Page page) {
        return (List<?>) page.evaluate("""
                () => {
                  const counts = [0, 0, 0];
                  for (const place of document.querySelectorAll('#wall .cell .s > span:last-child')) {
                    if (!place.textContent) continue;
                    const words = document.createRange();
                    words.selectNodeContents(place);
                    const text = words.getBoundingClientRect();
                    const room = place.closest('.s').getBoundingClientRect();
                    const seen = place.getBoundingClientRect();
                    const box = { left: Math.max(room.left, seen.left), right: Math.min(room.right, seen.right),
                      top: Math.max(room.top, seen.top), bottom: Math.min(room.bottom, seen.bottom) };
                    const whole = text.left >= box.left - 1 && text.right <= box.right + 1 && text.top >= box.top - 2 && text.bottom <= box.bottom + 2;
                    const none = text.top >= box.bottom - 2 || text.bottom <= box.top + 2;
                    counts[whole ? 0 : none ? 2 : 1]++;
                  }
                  return counts;
                }""");
    }

    @Test
    void rangesOfFiveColumnsAreSeenAndNoneIsCutInHalf(Page page) {
        id = submit(
                "Five columns",
                Drafts.moons(20, List.of(.003, .01, .03, .1, .3), List.of("he_normal"), List.of(0L, 1L, 2L, 3L, 4L)));
        page.setViewportSize(1280, 900);
        openAtTheWall(page, "");
        assertThat(ranges(page)).isEqualTo(List.of(5, 0, 0));
        assertThat(cell(page, "0-2")).hasAttribute("title", Pattern.compile("He normal, .* median .*, from .* to .*"));

        // "+0.037 to +0.047" is wider than a cell, and then in its words alone
        page.locator("#metric a", new Page.LocatorOptions().setHasText("Generalisation gap"))
                .click();
        assertThat(cell(page, "0-2")).hasAttribute("title", Pattern.compile(".*median generalisation gap.*, from .*"));
        assertThat(ranges(page).get(1)).isEqualTo(0);
    }

    @ParameterizedTest
    @CsvSource({"light", "dark"})
    void picturesAreReadableOnAPhoneWhereAFingerScrollsThem(String theme, Page desktop) {
        openAtTheWall(desktop, "");
        try (BrowserContext phone = desktop.context()
                .browser()
                .newContext(new NewContextOptions()
                        .setHasTouch(true)
                        .setIsMobile(true)
                        .setViewportSize(390, 844))) {
            Page page = phone.newPage();
            page.navigate(desktop.url().replaceFirst("\\?.*", "") + "?cells=pictures&theme=" + theme);
            Locator wall = page.locator("form.scroll");
            assertThat(cell(page, "1-2")).isVisible();
            assertThat(cell(page, "1-2").boundingBox().width).isGreaterThan(75);
            assertFitsTheWindow(page);
            assertAccessible(page);
            // its last column is reached inside the panel, and the names of the rows stay
            double name = page.locator("#wall tbody th").first().boundingBox().x;
            wall.evaluate("wall => wall.scrollLeft = 1000");
            assertThat(page.locator("#wall tbody th").first().boundingBox().x).isEqualTo(name);
            BoundingBox last = cell(page, "1-4").boundingBox();
            assertThat(last.x + last.width).isLessThanOrEqualTo(390);
            cell(page, "1-4").tap();
            assertThat(page).hasURL(Pattern.compile("cell=1-4"));
            assertFitsTheWindow(page);
        }
    }

    /** Ten columns: the wall takes the whole width or scrolls inside its panel, and no number and no word is cut. */
    @Test
    void aWallOfManyColumnsCutsNoNumber(Page page) {
        id = submit(
                "Ten rates",
                Drafts.moons(
                        10,
                        List.of(.001, .003, .01, .03, .1, .3, 1.0, 3.0, 1e5, 1e6),
                        List.of("he_normal"),
                        List.of(0L)));
        openAndWait(page, "");
        for (int width : new int[] {1920, 1440, 1280, 1024, 780, 390}) {
            page.setViewportSize(width, 900);
            Object cut = page.evaluate("() => [...document.querySelectorAll('#wall .cell b')].filter(b => {"
                    + " const text = document.createRange(); text.selectNodeContents(b);"
                    + " return text.getBoundingClientRect().right > b.closest('button').getBoundingClientRect().right;"
                    + " }).map(b => b.textContent).join()");
            assertThat(cut).as("cut at %d px", width).isEqualTo("");
            assertFitsTheWindow(page);
        }
    }
}
