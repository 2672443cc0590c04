package dev.chainrule.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import dev.chainrule.Drafts;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Two runs side by side: their networks, and the picture of all. */
class CompareTest extends ExperimentInBrowser {

    /** The inks of negative and positive weights and of the runs A and B, as tokens.css has them in light. */
    private static final int NEGATIVE = 0x0a6fb4;

    private static final int POSITIVE = 0xcf6a00;
    private static final int A = 0x00815f;
    private static final int B = 0x0a5c9e;

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
    void theNetworksFollowTheEpochAndTheColours(Page page) {
        compare(page);
        Object last = networks(page);

        page.keyboard().press("Home");
        assertThat(page.locator("#now")).hasText("Epoch 0 of 15");
        Until.holds(page, OTHER, last);
        assertThat(page.locator("#twin-B header a")).hasAttribute("href", Pattern.compile("epoch=0$"));
        page.locator("#theme").click();
        page.keyboard().press("End"); // seen before in other colours
        assertThat(page.locator("#now")).hasText("Epoch 15 of 15");
        Until.holds(page, OTHER, last);
        page.locator("#theme").click();
        Until.holds(page, SAME, last);
    }

    @Test
    void theComparisonIsSavedAsOnePicture(Page page) throws IOException {
        compare(page);
        networks(page);

        BufferedImage last = saved(page, "epoch-15.png");
        page.keyboard().press("Home");
        BufferedImage first = saved(page, "epoch-0.png");

        // two planes of 480, 16 of padding on each side of both, 16 between them and 32 around, each two points wide
        assertThat(List.of(last.getWidth(), first.getWidth())).containsOnly(2 * (2 * (480 + 2 * 16) + 16 + 2 * 32));
        assertThat(last.getHeight()).isBetween(1600, 3000);
        assertThat(last.getRGB(2, 2)).as("paper").isEqualTo(0xffffffff);
        int half = last.getWidth() / 2;
        for (int left : List.of(0, half)) {
            // squares and discs of the rows, and at least one strong line of either sign
            assertThat(count(last, left, half, NEGATIVE)).isGreaterThan(500);
            assertThat(count(last, left, half, POSITIVE)).isGreaterThan(500);
        }
        // the edge of the tile is 512 · 2 points by 3 · 2; what is more are tag and curves
        assertThat(count(last, 0, last.getWidth(), A)).isGreaterThan(1024 * 6 + 1000);
        assertThat(count(last, 0, last.getWidth(), B)).isGreaterThan(1024 * 6 + 1000);
        assertThat(differing(first, last))
                .as("share of the picture that the epoch changes")
                .isGreaterThan(.03);
    }

    private static BufferedImage saved(Page page, String end) throws IOException {
        page.locator("#save").focus();
        Download download = page.waitForDownload(() -> page.keyboard().press("Enter"));
        assertThat(download.suggestedFilename()).matches("chainrule-runs-\\d+-\\d+-" + end);
        assertThat(page.locator("#save")).isFocused();
        assertThat(page.locator("#saved")).containsText(end);
        assertThat(page.locator("body > .offstage")).hasCount(0);
        return ImageIO.read(Files.newInputStream(download.path()));
    }

    private static int count(BufferedImage picture, int left, int width, int colour) {
        int count = 0;
        for (int pixel : picture.getRGB(left, 0, width, picture.getHeight(), null, 0, width)) {
            count += (pixel & 0xffffff) == colour ? 1 : 0;
        }
        return count;
    }

    private static double differing(BufferedImage a, BufferedImage b) {
        int high = Math.min(a.getHeight(), b.getHeight());
        int[] one = a.getRGB(0, 0, a.getWidth(), high, null, 0, a.getWidth());
        int[] other = b.getRGB(0, 0, a.getWidth(), high, null, 0, a.getWidth());
        int differing = 0;
        for (int i = 0; i < one.length; i++) {
            differing += one[i] == other[i] ? 0 : 1;
        }
        return (double) differing / one.length;
    }
}
