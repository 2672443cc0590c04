package dev.chainrule.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.RequestOptions;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** Runs for tests of the page of a run. */
final class RunAsked {

    static final HasTextOptions A_WHILE = new HasTextOptions().setTimeout(60_000);

    private RunAsked() {}

    /** The path of the only run of a new experiment. */
    static String submit(Page page, String dataset, String loss, int epochs) {
        return path(page, submit(page, dataset, loss, epochs, "3"), 0);
    }

    /** A run that had to wait for 63 others until it was cancelled with them. */
    static String cancelledEarly(Page page) {
        String seeds = IntStream.range(0, 64).mapToObj(Integer::toString).collect(Collectors.joining(","));
        long experiment = submit(page, "\"kind\":\"moons\"", "cross_entropy", 20_000, seeds);
        String path = path(page, experiment, 63);
        for (String ended : List.of(path, "/experiments/" + experiment)) {
            assertThat(page.request().post("/api/v1" + ended + "/cancel").ok()).isTrue();
        }
        return path;
    }

    private static long submit(Page page, String dataset, String loss, int epochs, String seeds) {
        APIResponse answer = page.request()
                .post(
                        "/api/v1/experiments",
                        RequestOptions.create()
                                .setHeader("Content-Type", "application/json")
                                .setData("""
                                {"name":"Watched","dataset":{%s},"validationShare":0.2,
                                 "network":{"hidden":[8],"activation":"tanh"},
                                 "training":{"loss":"%s","optimizer":{"kind":"sgd"},"batchSize":16,"epochs":%d},
                                 "sweep":{"learningRates":[0.5],"initializations":["xavier_uniform"],"seeds":[%s]}}""".formatted(dataset, loss, epochs, seeds)));
        assertThat(answer.status()).isEqualTo(201);
        return new JsonMapper().readTree(answer.text()).get("id").asLong();
    }

    private static String path(Page page, long experiment, int place) {
        String runs = page.request()
                .get("/api/v1/experiments/" + experiment + "/runs")
                .text();
        return "/runs/"
                + new JsonMapper()
                        .readTree(runs)
                        .get("items")
                        .get(place)
                        .get("id")
                        .asLong();
    }

    /** The same once it has ended; the page is open. */
    static String finished(Page page, String dataset, String loss, int epochs) {
        String path = submit(page, dataset, loss, epochs);
        page.navigate(path);
        assertThat(page.locator("#badge")).not().hasText(Pattern.compile("Queued|Running"), A_WHILE);
        return path;
    }
}
