package dev.chainrule.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse.MoveOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes the pictures of the pages in {@code src/docs/pictures}: light, dark and as on a phone, of experiments trained for it. No test: its name
 * keeps it out of the build.
 *
 * <p>{@code ./mvnw test -Dtest=Pictures} takes them all. {@code -Dpictures.only=run.*} takes those of a name, {@code -Dpictures.whole=true} whole
 * pages from top to bottom, {@code -Dpictures.to=…} puts them elsewhere, and {@code -Dpictures.folder=…} keeps the database for the next time.
 */
class Pictures {

    private static final Path DOCS = Path.of("src/docs/pictures");
    private static final Consumer<Page> NOTHING = page -> {};

    /**
     * @param path the address within the service
     * @param part a selector of what the picture begins with; blank for the top of the page
     * @param acts what is done on the page before the picture is taken
     */
    private record Picture(String name, String path, String part, Consumer<Page> acts) {

        /** Whether the bar that says which cells are shown stays above it. */
        boolean underBar() {
            return List.of("#curvecharts", "#groupcharts", "#runspanel").contains(part);
        }
    }

    private enum Look {
        LIGHT(1280, 800),
        DARK(1280, 800),
        PHONE(390, 844);

        private final int width;
        private final int height;

        Look(int width, int height) {
            this.width = width;
            this.height = height;
        }

        NewContextOptions options(String address) {
            boolean phone = this == PHONE;
            return new NewContextOptions()
                    .setBaseURL(address)
                    .setViewportSize(width, height)
                    .setReducedMotion(ReducedMotion.REDUCE)
                    .setIsMobile(phone)
                    .setHasTouch(phone);
        }
    }

    @Test
    void take(@TempDir Path temporary) throws IOException {
        Path folder = Path.of(System.getProperty("pictures.folder", temporary.toString()));
        Path to = Path.of(System.getProperty("pictures.to", DOCS.toString()));
        String only = System.getProperty("pictures.only", ".*");
        Files.createDirectories(to);
        try (MeasuredService service = new MeasuredService(List.of("--chainrule.data-dir=" + folder));
                Playwright playwright = Playwright.create();
                Browser browser = Chromium.launch(playwright)) {
            List<Picture> pictures = pictures(new PicturedExperiments(service));
            train(browser, service, "initialization-lab");
            new PicturedExperiments(service).untilAllAreDone();
            for (Look look : Look.values()) {
                try (BrowserContext context = browser.newContext(look.options(service.address()))) {
                    context.addInitScript(
                            "localStorage.setItem('theme', '%s')".formatted(look == Look.DARK ? "dark" : "light"));
                    Page page = context.newPage();
                    for (Picture picture : pictures) {
                        if (picture.name().matches(only)) {
                            String file = "%s-%s.png"
                                    .formatted(picture.name(), look.name().toLowerCase());
                            PalettePng.write(shot(page, picture, look), to.resolve(file));
                        }
                    }
                }
            }
        }
    }

    private static List<Picture> pictures(PicturedExperiments experiments) {
        experiments.deleted();
        long plane = experiments.plane();
        long digits = experiments.digits();
        long moons = experiments.moons();
        experiments.ratesSearched(moons);
        String experiment = "/experiments/" + moons;
        String learned = "/runs/" + experiments.run(moons, 1, "normal:1", 3);
        String read = "/runs/" + experiments.run(digits, 0.1, "he_normal", 0);
        String values = "/runs/" + experiments.run(plane, 0.1, "he_normal", 0);
        String four = "/compare?runs=%d&runs=%d&runs=%d&runs=%d"
                .formatted(
                        experiments.run(moons, 0.01, "he_normal", 3),
                        experiments.run(moons, 1, "he_normal", 3),
                        experiments.run(moons, 10, "he_normal", 3),
                        experiments.run(moons, 1, "zeros", 3));
        return List.of(
                new Picture("experiments", "/experiments", "", NOTHING),
                new Picture("new-experiment", "/experiments/new?from=" + moons, "", NOTHING),
                new Picture("experiment-wall", experiment, "", NOTHING),
                new Picture("experiment-boundaries", experiment + "?cells=pictures", "#wallpanel", NOTHING),
                new Picture(
                        "experiment-confusion", "/experiments/" + digits + "?cells=pictures", "#wallpanel", NOTHING),
                new Picture("experiment-sentences", experiment, "#sayspanel", NOTHING),
                new Picture("experiment-curves", experiment, "#curvecharts", NOTHING),
                new Picture("experiment-groups", experiment, "#groupcharts", NOTHING),
                new Picture(
                        "experiment-runs",
                        experiment + "?q=" + "lr+%3E%3D+0.1+and+init+%3D+%22he_normal%22",
                        "#runspanel",
                        NOTHING),
                new Picture("experiment-values", "/experiments/" + plane + "?momentum=0.9", "", NOTHING),
                new Picture("run", learned + "?epoch=24", "", NOTHING),
                new Picture("run-values", values, "", NOTHING),
                new Picture("run-weight", learned + "?epoch=24&layer=2&from=3&to=5&row=17", "#weight", NOTHING),
                new Picture("run-mistakes", read, "#mistakes", NOTHING),
                new Picture("run-health", learned + "?epoch=24", "#health", NOTHING),
                new Picture("run-histograms", learned + "?layers=1&epoch=24", "#distributions", NOTHING),
                new Picture("run-plane", learned + "?plane=1&epoch=24", "#landscape", NOTHING),
                new Picture("run-try", read, "#try", Pictures::drawSeven),
                new Picture("compare", four + "&epoch=24", "", NOTHING),
                new Picture("rates", experiment + "/rates", "", NOTHING),
                new Picture("gallery", "/gallery", "", NOTHING),
                new Picture("exhibit", "/gallery/initialization-lab", "", NOTHING),
                new Picture("datasets", "/datasets", "", NOTHING),
                new Picture("dataset", "/datasets/digits", "", NOTHING),
                new Picture("upload", "/datasets/upload", "", Pictures::choosePenguins),
                new Picture("edit", experiment + "/edit", "", NOTHING),
                new Picture("delete", experiment + "/delete", "", NOTHING),
                new Picture("deleted", "/experiments/deleted", "", NOTHING),
                new Picture("not-found", "/experiments/404", "", NOTHING));
    }

    private static byte[] shot(Page page, Picture picture, Look look) {
        page.setViewportSize(look.width, look.height);
        page.navigate(picture.path());
        page.waitForLoadState(LoadState.NETWORKIDLE);
        picture.acts().accept(page);
        boolean whole = Boolean.getBoolean("pictures.whole");
        Locator part = page.locator(picture.part().isEmpty() ? "body" : picture.part());
        assertThat(part.count()).as(picture.part() + " of " + picture.path()).isEqualTo(1);
        int above = picture.underBar() && look != Look.PHONE ? 80 : 16;
        if (whole) {
            // what is loaded or drawn when it comes into view
            page.evaluate("async () => { for (let y = 0; y < document.body.scrollHeight; y += 600) {"
                    + " scrollTo(0, y); await new Promise(requestAnimationFrame); } scrollTo(0, 0); }");
        } else if (look != Look.PHONE) {
            // as high as it takes to see the whole part, within reason
            int high = (int) part.boundingBox().height + above + 16;
            page.setViewportSize(look.width, Math.max(480, Math.min(1120, high)));
        }
        if (!whole && !picture.part().isEmpty()) {
            part.evaluate("part => scrollTo(0, part.getBoundingClientRect().top + scrollY - " + above + ")");
        }
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        return page.screenshot(new ScreenshotOptions().setFullPage(whole));
    }

    /** Begins the training of an exhibit that was not trained yet. */
    private static void train(Browser browser, MeasuredService service, String exhibit) {
        try (BrowserContext context = browser.newContext(new NewContextOptions().setBaseURL(service.address()))) {
            Page page = context.newPage();
            page.navigate("/gallery/" + exhibit);
            Locator start = page.locator("main form button.primary");
            if (start.count() > 0) {
                start.click();
                page.waitForLoadState();
            }
        }
    }

    private static void drawSeven(Page page) {
        Locator pad = page.locator("#pad");
        pad.scrollIntoViewIfNeeded();
        BoundingBox box = pad.boundingBox();
        double[][] points = {{.28, .2}, {.72, .2}, {.45, .82}};
        page.mouse().move(box.x + points[0][0] * box.width, box.y + points[0][1] * box.height);
        page.mouse().down();
        for (double[] point : points) {
            page.mouse()
                    .move(box.x + point[0] * box.width, box.y + point[1] * box.height, new MoveOptions().setSteps(12));
        }
        page.mouse().up();
    }

    private static void choosePenguins(Page page) {
        try (InputStream in = Pictures.class.getResourceAsStream("/datasets/penguins.csv")) {
            page.locator("#file").setInputFiles(new FilePayload("penguins.csv", "text/csv", in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        page.locator("text=Look at it").click();
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }
}
