package dev.chainrule.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.chainrule.browser.Accessibility.assertAccessible;
import static dev.chainrule.browser.Accessibility.assertFitsTheWindow;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The palette behind Ctrl-K. */
@InBrowser(properties = "chainrule.welcome=false")
class JumpTest {

    @Test
    void jumpsByKeyboardAndGivesFocusBack(Page page) {
        page.navigate("/datasets");
        page.locator("nav a", new Page.LocatorOptions().setHasText("Data sets")).focus();
        page.keyboard().press("Control+k");
        assertThat(page.locator("#jump input")).isFocused();
        page.keyboard().type("breast");
        assertThat(page.locator("#jump [aria-selected=true]")).containsText("Breast cancer");

        page.keyboard().press("Escape");
        assertThat(page.locator("#jump")).isHidden();
        assertThat(page.locator("nav a", new Page.LocatorOptions().setHasText("Data sets")))
                .isFocused();

        page.keyboard().press("Control+k");
        page.keyboard().type("a");
        assertThat(page.locator("#jump-1")).isVisible();
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#jump-1")).hasAttribute("aria-selected", "true");
        assertThat(page.locator("#jump input")).hasAttribute("aria-activedescendant", "jump-1");
        page.keyboard().press("Control+a");
        page.keyboard().type("diabetes");
        assertThat(page.locator("#jump-0")).containsText("Diabetes");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/datasets/diabetes"));
    }

    @ParameterizedTest
    @CsvSource({"light, 1440", "dark, 390"})
    void whereItLeadsIsAccessible(String theme, int width, Page page) {
        page.setViewportSize(width, 800);
        long id = ((Number) page
                        .request()
                        .post(
                                "/api/v1/experiments",
                                RequestOptions.create()
                                        .setHeader("Content-Type", "application/json")
                                        .setData("""
                                                {"name":"To be edited","dataset":{"kind":"moons","rows":40},"validationShare":0,
                                                 "network":{"hidden":[2],"activation":"tanh"},
                                                 "training":{"loss":"cross_entropy","optimizer":{"kind":"sgd"},"batchSize":8,"epochs":1},
                                                 "sweep":{"learningRates":[0.1],"initializations":["he_normal"],"seeds":[0]}}"""))
                        .headers()
                        .entrySet()
                        .stream()
                        .filter(header -> header.getKey().equals("location"))
                        .map(header -> Long.valueOf(header.getValue().replaceFirst(".*/", "")))
                        .findFirst()
                        .orElseThrow())
                .longValue();
        page.navigate("/experiments/" + id + "/edit?theme=" + theme);
        assertAccessible(page);
        assertFitsTheWindow(page);
        page.navigate("/experiments/" + id + "/delete?theme=" + theme);
        page.locator("text=Delete the experiment and").click();
        page.navigate("/experiments/deleted?theme=" + theme);
        assertThat(page.locator("main")).containsText("To be edited");
        assertAccessible(page);
        assertFitsTheWindow(page);
        page.navigate("/experiments?theme=" + theme);
        assertAccessible(page);
        assertFitsTheWindow(page);
    }

    @Test
    void saysWhenNothingIsFound(Page page) {
        page.navigate("/datasets");
        page.locator("#jump-open").click();
        page.keyboard().type("no such thing");

        assertThat(page.locator("#jump [role=status]")).hasText("Nothing of that name or number");
    }

    @ParameterizedTest
    @CsvSource({"light, 1440", "dark, 1440", "light, 390", "dark, 390"})
    void worksByTouchAndIsAccessible(String theme, int width, Page page) {
        page.setViewportSize(width, 800);
        page.navigate("/datasets?theme=" + theme);
        page.locator("#jump-open").click();
        page.keyboard().type("iris");
        assertThat(page.locator("#jump [role=option]")).hasCount(1);
        assertAccessible(page);
        assertFitsTheWindow(page);
        page.locator("#jump [role=option]").click();
        page.waitForURL(Pattern.compile(".*/datasets/iris"));
    }
}
