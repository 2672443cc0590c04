package dev.chainrule.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.chainrule.browser.Accessibility.assertAccessible;
import static dev.chainrule.browser.Accessibility.assertFitsTheWindow;
import static dev.chainrule.browser.RunAsked.finished;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A weight of the drawn network, chosen by mouse, keys and lists, with its chain rule; the histograms of each layer and the loss plane. */
@InBrowser(properties = "chainrule.welcome=false")
class ProbesInBrowserTest {

    private static final Pattern TOLD = Pattern.compile("^(Weight from|Bias of) .* epoch 5$");

    @Test
    void aLineIsClickedAndTheChainIsFollowedToTheOutput(Page page) {
        page.setViewportSize(1440, 900);
        String path = finished(page, "\"kind\":\"moons\"", "cross_entropy", 12);
        page.navigate(path + "?epoch=5");
        Locator net = page.locator("#net");
        Until.holds(page, "document.querySelector('#net').style.height === '452px'");
        net.scrollIntoViewIfNeeded();
        double width = net.boundingBox().width;

        // The first unit of the hidden layer stands in the middle, eight of them 52.5 pixels apart; 28 for the heads.
        net.click(new Locator.ClickOptions().setPosition(width / 2, 28 + 420 / 2 - 3.5 * 52.5));

        Locator title = page.locator("#weight .weighttitle");
        assertThat(title).hasText("Bias of unit 1 of hidden layer 1 epoch 5");
        assertThat(page).hasURL(Pattern.compile("layer=1&from=0&to=1&row=\\d+$"));

        page.locator("#weight table a").first().click();

        assertThat(title).hasText("Weight from unit 1 of hidden layer 1 to the output epoch 5");
        assertThat(title).isFocused();

        page.locator("#forward").click();

        assertThat(title).hasText("Weight from unit 1 of hidden layer 1 to the output epoch 6");
        page.reload();
        assertThat(title).hasText("Weight from unit 1 of hidden layer 1 to the output epoch 6");
    }

    @Test
    void byKeysAUnitsWeightsComeLargestFirst(Page page) {
        String path = finished(page, "\"kind\":\"moons\"", "cross_entropy", 5);
        page.navigate(path + "?epoch=5");
        Until.holds(page, "document.querySelector('#net').style.height === '452px'");
        Locator net = page.locator("#net");
        net.press("ArrowUp");
        assertThat(page.locator("#unit")).hasText(Pattern.compile("^The output, identity: bias .*"));
        String largest = page.locator("#unit").textContent().replaceFirst(".*largest weights unit (\\d+) .*", "$1");

        net.press("Enter");

        assertThat(page.locator("#weight .weighttitle"))
                .hasText("Weight from unit " + largest + " of hidden layer 1 to the output epoch 5");
        assertThat(net).isFocused();

        page.locator("#weight [name=from]").focus();
        page.locator("#weight [name=from]").selectOption(new SelectOption().setLabel("bias"));

        assertThat(page.locator("#weight .weighttitle")).hasText("Bias of the output epoch 5");
        assertThat(page.locator("#weight [name=from]")).isFocused();
        page.locator("#weight [name=row]").fill("7");
        page.locator("#weight [name=row]").press("Enter");
        assertThat(page.locator("#weight h4").first()).hasText("Training row 7 of 240");
    }

    @Test
    void theHistogramsFollowTheSlider(Page page) {
        String path = finished(page, "\"kind\":\"moons\"", "cross_entropy", 5);
        page.navigate(path + "?epoch=5");
        assertThat(page.locator("#distributions svg")).hasCount(0);
        page.locator("#distributions-ask").focus();

        page.keyboard().press("Enter");

        assertThat(page.locator("#distributions header p"))
                .hasText(Pattern.compile("^Epoch 5, on 240 training rows.*"));
        assertThat(page.locator("#ds-h")).isFocused();
        page.locator("#distributions summary").click();
        page.keyboard().press("ArrowLeft");

        assertThat(page.locator("#distributions header p")).hasText(Pattern.compile("^Epoch 4, .*"));
        assertThat(page.locator("#distributions details tbody tr").first()).isVisible();
    }

    @Test
    void thePathOverTheLossPlaneFollowsTheSlider(Page page) {
        String path = finished(page, "\"kind\":\"moons\"", "cross_entropy", 5);
        page.navigate(path + "?epoch=3");
        page.locator("#landscape-ask").click();
        assertThat(page.locator("#landscape .said"))
                .hasText(Pattern.compile("^The plane explains [\\d.]+ % of the path\\.$"));
        // Epochs 0 to 3 of 0 to 5.
        assertThat(page.locator("#landscape .stops circle:not(.later)")).hasCount(4);
        String there = page.locator("#landscape [data-here]").getAttribute("cx");

        page.keyboard().press("ArrowRight");

        assertThat(page.locator("#landscape .stops circle:not(.later)")).hasCount(5);
        assertThat(page.locator("#landscape [data-here]")).not().hasAttribute("cx", there);
        assertThat(page.locator("#landscape-ask")).hasText("Compute around epoch 4");
    }

    @ParameterizedTest
    @CsvSource({
        "moons, cross_entropy, light, 1440",
        "moons, cross_entropy, dark, 390",
        "digits, cross_entropy, dark, 1440",
        "digits, cross_entropy, light, 320",
        "plane, mse, light, 390",
    })
    void thePanelIsAccessibleInBothThemesAndOnAPhone(String kind, String loss, String theme, int width, Page page) {
        page.setViewportSize(width, 900);
        String path = finished(page, "\"kind\":\"" + kind + "\"", loss, 5);
        page.navigate(path + "?theme=" + theme + "&epoch=5&layer=1&from=2&to=3&layers=1&plane=1");
        assertThat(page.locator("#weight .weighttitle")).hasText(TOLD);
        assertThat(page.locator("#landscape .stops circle")).hasCount(6);
        // Three histograms for each of two layers.
        assertThat(page.locator("#distributions svg")).hasCount(6);
        assertThat(page.locator("#loss .cursor")).hasCount(1);

        assertAccessible(page);
        assertFitsTheWindow(page);
    }
}
