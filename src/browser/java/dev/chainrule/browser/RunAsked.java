package dev.chainrule.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.RequestOptions;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** Runs for tests of the page of a run. */
final class RunAsked {

    static final HasTextOptions A_WHILE = new HasTextOptions().setTimeout(60_000);

    private RunAsked() {}

    /** The path of the only run of a new experiment. */
    static String submit(Page page, String dataset, String loss, int epochs) {
        APIResponse answer = page.request()
                .post(
                        "/api/v1/experiments",
                        RequestOptions.create()
                                .setHeader("Content-Type", "application/json")
                                .setData("""
                                {"name":"Watched","dataset":{%s},"validationShare":0.2,
                                 "network":{"hidden":[8],"activation":"tanh"},
                                 "training":{"loss":"%s","optimizer":{"kind":"sgd"},"batchSize":16,"epochs":%d},
                                 "sweep":{"learningRates":[0.5],"initializations":["xavier_uniform"],"seeds":[3]}}""".formatted(dataset, loss, epochs)));
        assertThat(answer.status()).isEqualTo(201);
        JsonMapper json = new JsonMapper();
        long experiment = json.readTree(answer.text()).get("id").asLong();
        String runs = page.request()
                .get("/api/v1/experiments/" + experiment + "/runs")
                .text();
        return "/runs/" + json.readTree(runs).get("items").get(0).get("id").asLong();
    }

    /** The same once it has ended; the page is open. */
    static String finished(Page page, String dataset, String loss, int epochs) {
        String path = submit(page, dataset, loss, epochs);
        page.navigate(path);
        assertThat(page.locator("#badge")).not().hasText(Pattern.compile("Queued|Running"), A_WHILE);
        return path;
    }
}
