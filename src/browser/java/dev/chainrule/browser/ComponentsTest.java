package dev.chainrule.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.chainrule.browser.Accessibility.assertAccessible;
import static dev.chainrule.browser.Accessibility.assertFitsTheWindow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import dev.chainrule.web.WebHouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@InBrowser(classes = {WebHouse.class, ComponentsPage.class})
class ComponentsTest {

    @ParameterizedTest
    @CsvSource({"light, 1440", "dark, 1440", "light, 390", "dark, 390", "light, 320"})
    void everyPartIsAccessibleInBothThemesAndOnAPhone(String theme, int width, Page page) {
        page.setViewportSize(width, 900);
        page.navigate("/components?theme=" + theme);
        assertThat(page.locator("#chart .lab")).hasCount(3);

        assertAccessible(page);
        assertFitsTheWindow(page);
    }

    @Test
    void thatScanFindsAPictureWithoutWordsAndWordsTooPale(Page page) {
        page.navigate("/components?theme=light");
        page.evaluate("document.querySelector('h1').before(new Image())");
        page.evaluate("document.querySelector('h1').style.color = '#ccc'");

        assertThatThrownBy(() -> assertAccessible(page))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("image-alt", "color-contrast");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void theErrorPageIsAccessible(String theme, Page page, Complaints complaints) {
        complaints.expect("status of 404");
        page.navigate("/nowhere?theme=" + theme);

        assertThat(page.locator("h1")).hasText("There is no such page");
        assertAccessible(page);
    }

    @Test
    void theChosenThemeIsKeptAndNeedsNoModule(Page page, Complaints complaints) {
        complaints.expect("net::ERR_FAILED");
        page.navigate("/components");
        page.click("#theme");
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");

        page.route("**/js/app.js", route -> route.abort());
        page.reload();
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(18, 20, 22)");
    }

    @Test
    void picturesFollowTheTheme(Page page) {
        page.navigate("/components?theme=light");
        String light = corner(page);
        page.click("#theme");

        assertThat(corner(page)).isNotEqualTo(light);
    }

    /** The colour of the boundary's top left corner, where class 0 is certain. */
    private static String corner(Page page) {
        return pixel(page, "4", "4");
    }

    /** The colour at its right edge, half way down, where class 1 is. */
    private static String rightEdge(Page page) {
        return pixel(page, "c.width - 4", "c.height / 2");
    }

    private static String pixel(Page page, String x, String y) {
        return (String) page.evaluate(
                "(c => String(c.getContext('2d').getImageData(%s, %s, 1, 1).data))(document.querySelector('#bound'))"
                        .formatted(x, y));
    }

    @Test
    void keysWorkAndAreListedInTheHelpButDoNotActWhileTyping(Page page) {
        page.navigate("/components");
        Locator cursor = page.locator("#chart .cursor");
        String before = cursor.getAttribute("x1");

        page.keyboard().press("ArrowRight");
        assertThat(cursor.getAttribute("x1")).isNotEqualTo(before);

        page.keyboard().press("/");
        assertThat(page.locator("#filter")).isFocused();
        String after = cursor.getAttribute("x1");
        page.keyboard().type("?");
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("#filter")).hasValue("?");
        assertThat(cursor.getAttribute("x1")).isEqualTo(after);

        page.locator("#filter").blur();
        page.keyboard().press("?");
        assertThat(page.locator("#help")).isVisible();
        assertThat(page.locator("#help dt")).containsText(new String[] {"←", "/", "?", "Esc"});
        assertAccessible(page);
        page.keyboard().press("Escape");
        assertThat(page.locator("#help")).isHidden();
    }

    @Test
    void aChartIsScrubbedByDraggingAcrossIt(Page page) {
        page.navigate("/components");
        page.locator("#chart").scrollIntoViewIfNeeded();
        var box = page.locator("#chart .hit").boundingBox();

        page.mouse().move(box.x + box.width / 2, box.y + 50);
        page.mouse().down();
        String middle = page.locator("#chart .cursor").getAttribute("x1");
        page.mouse().move(box.x + box.width + 40, box.y + 50);
        page.mouse().up();
        page.mouse().move(box.x + 10, box.y + 50);

        assertThat(Double.parseDouble(middle)).isBetween(box.width / 2, box.width / 2 + 88);
        assertThat(Double.parseDouble(page.locator("#chart .cursor").getAttribute("x1")))
                .as("the last epoch, and not further, nor back without a button")
                .isEqualTo(
                        Double.parseDouble(page.locator("#chart .gridl").first().getAttribute("x2")));
    }

    @Test
    void theSkipLinkComesFirstAndLeadsToTheContent(Page page) {
        page.navigate("/components");
        page.keyboard().press("Tab");

        assertThat(page.locator(".skip")).isFocused();
        assertThat(page.locator(".skip")).isInViewport();
        page.keyboard().press("Enter");
        assertThat(page.url()).endsWith("#main");
    }

    @Test
    void aLostConnectionIsSaidUntilItIsBackAndAskingEnds(Page page) {
        page.navigate("/components");
        page.evaluate("""
                async () => {
                  const { live } = await import('/js/live.js');
                  window.asked = 0;
                  window.fails = true;
                  live(async () => {
                    window.asked++;
                    if (window.fails) throw new Error('no answer');
                    return !window.over;
                  }, 10);
                }
                """);
        Locator notice = page.locator(".toast:not(.still)");
        assertThat(notice).containsText("No connection to the service since ");

        page.evaluate("window.fails = false");
        assertThat(notice).hasCount(0);

        page.evaluate("window.over = true");
        Until.holds(
                page,
                "() => { const was = window.asked; return new Promise(r => setTimeout(() => r(window.asked === was), 50)); }");
    }

    @Test
    void thumbnailsArePaintedWithoutFurtherScript(Page page) {
        page.navigate("/components");

        for (Locator thumb : page.locator("canvas.thumb").all()) {
            Object colours = thumb.evaluate(
                    "c => new Set(new Uint32Array(c.getContext('2d').getImageData(0, 0, c.width, c.height).data.buffer)).size");
            assertThat((Integer) colours).isGreaterThan(3);
        }
    }

    @Test
    void inForcedColoursMarksKeepTheirShape(Page page) {
        page.emulateMedia(new EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        page.navigate("/components");

        assertThat(page.evaluate("""
                        (() => {
                          const mark = selector => getComputedStyle(document.querySelector(selector), '::before').backgroundColor;
                          const page = getComputedStyle(document.body).backgroundColor;
                          return ['.badge.done', '.badge.diverged', '.badge.nonfinite'].every(s => mark(s) !== page);
                        })()""")).isEqualTo(true);
        assertThat(corner(page)).as("class 0 in the picture").isNotEqualTo(rightEdge(page));
        assertAccessible(page);
    }

    @Test
    void inPrintThereIsPaperAndNothingToPress(Page page) {
        page.navigate("/components?theme=dark");
        page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(page.locator(".top")).isHidden();
        assertThat(page.locator(".foot")).isHidden();
        assertThat(page.locator(".btn:visible")).hasCount(0);
        assertThat(
                        page.evaluate(
                                "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color].join(' on ')"))
                .isEqualTo("rgb(255, 255, 255) on rgb(25, 27, 29)");
    }

    @Test
    void withoutScriptNothingIsOfferedThatNeedsIt(Page page) {
        page.navigate("/components");
        try (BrowserContext bare =
                page.context().browser().newContext(new NewContextOptions().setJavaScriptEnabled(false))) {
            Page same = bare.newPage();
            same.navigate(page.url());

            assertThat(same.locator("h1")).hasText("Components");
            assertThat(same.locator("#theme")).isHidden();
            assertThat(same.locator("[data-copy]")).isHidden();
        }
    }
}
