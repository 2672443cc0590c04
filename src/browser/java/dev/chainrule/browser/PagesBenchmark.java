package dev.chainrule.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What pages cost, on databases that real trainings have filled: an experiment of 2,000 runs × 200 epochs, one of 500 × 100, lists of 20 and of
 * 1,000 experiments, runs of nearly 10,000 parameters. No test: its name keeps it out of the build, and it asserts no time.
 *
 * <p>{@code ./mvnw test -Dtest=PagesBenchmark} prints the figures on H2, and on PostgreSQL if {@code -Dpages.postgres=jdbc:postgresql://…} names
 * an empty database, or one that this has filled before. {@code -Dpages.folder=…} keeps H2's for the next time, whose first answers are then those
 * of a process that has just started.
 */
class PagesBenchmark {

    private static final Logger log = LoggerFactory.getLogger(PagesBenchmark.class);
    private static final Pattern CURSOR = Pattern.compile("data-cursor=\"([^\"]+)\"");

    @Test
    void onH2(@TempDir Path temporary) {
        String kept = System.getProperty("pages.folder");
        measure("H2", List.of("--chainrule.data-dir=" + (kept == null ? temporary.toString() : kept)));
    }

    @Test
    void onPostgres(@TempDir Path temporary) {
        String url = System.getProperty("pages.postgres");
        Assumptions.assumeTrue(url != null, "no -Dpages.postgres");
        measure("PostgreSQL", List.of("--chainrule.data-dir=" + temporary, "--spring.datasource.url=" + url));
    }

    private void measure(String database, List<String> settings) {
        try (MeasuredService service = new MeasuredService(settings)) {
            LargeExperiments experiments = new LargeExperiments(service);
            String largest = "/experiments/" + experiments.largest();
            Runnable list = () -> page(database, service, "the list of " + experiments.count() + " experiments", "/");
            if (experiments.count() == 1) {
                experiments.large();
                experiments.network("moons", "96,96");
                experiments.network("digits", "100,30");
                experiments.fillUpTo(20);
                list.run();
            }
            page(database, service, "2,000 runs × 200 epochs", largest);
            page(database, service, "the same, one cell and another metric", largest + "?metric=vl&cell=1-2");
            page(database, service, "the same, all runs listed", largest + "?rows=all");
            page(database, service, "500 runs × 100 epochs", "/experiments/" + experiments.large());
            live(database, service, experiments, experiments.largest());
            for (long run :
                    new long[] {experiments.network("moons", "96,96"), experiments.network("digits", "100,30")}) {
                page(database, service, "a run", "/runs/" + run);
                scrub(database, service, run);
            }
            inBrowser(database, service, List.of(largest, largest + "?rows=all", "/"));
            experiments.fillUpTo(1_000);
            list.run();
        }
    }

    private static void page(String database, MeasuredService service, String what, String path) {
        log.info("{}, {}: {}", database, what, service.measure(60, 60, () -> path));
    }

    /** A page that follows the experiment while one of its runs goes on, epoch by epoch. */
    private static void live(String database, MeasuredService service, LargeExperiments experiments, long id) {
        String path = "/experiments/" + id;
        try {
            experiments.advance(id);
            String before = cursor(service.get(path));
            log.info(
                    "{}, an update without news: {}",
                    database,
                    service.measure(100, 100, () -> path + "/live?since=" + before));
            service.get(path);
            // who follows an experiment asks every second, so the code is warm within minutes
            log.info("{}, an update, one run an epoch further: {}", database, service.measure(600, 200, () -> {
                experiments.advance(id);
                return path + "/live?since=" + cursor(service.answer());
            }));
        } finally {
            experiments.settle(id);
        }
    }

    private static String cursor(String page) {
        Matcher found = CURSOR.matcher(page);
        if (!found.find()) {
            throw new IllegalStateException("The page has no cursor.");
        }
        return found.group(1);
    }

    private static void scrub(String database, MeasuredService service, long run) {
        boolean drawn = service.get("/runs/" + run).contains("id=\"network\"");
        for (String picture : drawn ? List.of("boundary", "network") : List.of("boundary")) {
            AtomicInteger epoch = new AtomicInteger();
            log.info(
                    "{}, one epoch's {}: {}",
                    database,
                    picture,
                    service.measure(
                            40,
                            60,
                            () -> "/runs/%d/%s?count=1&epoch=%d".formatted(run, picture, epoch.addAndGet(37) % 101)));
        }
    }

    /** First paint and layout shift of pages in a new browser each, and what it fetched. */
    private static void inBrowser(String database, MeasuredService service, List<String> paths) {
        try (Playwright playwright = Playwright.create();
                Browser browser = Chromium.launch(playwright)) {
            for (String path : paths) {
                for (int width : new int[] {1440, 390}) {
                    double[] paints = new double[7];
                    Visit visit = null;
                    for (int i = 0; i < paints.length; i++) {
                        visit = visit(browser, service.address() + path, width);
                        paints[i] = visit.paint();
                    }
                    Arrays.sort(paints);
                    log.info(
                            "{}, {} in Chromium, {} px: first paint median {} ms, most {} ms; layout shift {}; {}",
                            database,
                            path,
                            width,
                            Math.round(paints[paints.length / 2]),
                            Math.round(paints[paints.length - 1]),
                            visit.shift(),
                            visit.fetched());
                }
            }
        }
    }

    private record Visit(double paint, double shift, String fetched) {}

    private static Visit visit(Browser browser, String address, int width) {
        try (BrowserContext context = browser.newContext(new NewContextOptions().setViewportSize(width, 900))) {
            context.addInitScript("window.shift = 0; new PerformanceObserver(list => {"
                    + " for (const e of list.getEntries()) window.shift += e.value;"
                    + "}).observe({type: 'layout-shift', buffered: true})");
            Page page = context.newPage();
            long[] bytes = {0, 0};
            CDPSession network = context.newCDPSession(page);
            network.send("Network.enable");
            network.on("Network.loadingFinished", event -> {
                bytes[0]++;
                bytes[1] += event.get("encodedDataLength").getAsLong();
            });
            page.navigate(address);
            page.waitForTimeout(1500); // until nothing moves any more: late scripts are what shifts
            double paint = ((Number) page.evaluate(
                            "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN"))
                    .doubleValue();
            double shift = ((Number) page.evaluate("window.shift")).doubleValue();
            return new Visit(paint, shift, "%d resources, %,d bytes with their heads".formatted(bytes[0], bytes[1]));
        }
    }
}
