package dev.chainrule.docker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chainrule.Application;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What the whole service says to Prometheus while its welcome experiment trains, and to the container's health check. */
@DirtiesContext // closed before its data folder goes
@SpringBootTest(classes = Application.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class ScrapeTest {

    @TempDir
    private static Path dataFolder;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void ownDataFolder(DynamicPropertyRegistry properties) {
        properties.add("chainrule.data-dir", dataFolder::toString);
        properties.add("chainrule.welcome", () -> true);
    }

    private String scrape() throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/prometheus"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** {@code name{tags} value} without what stands behind the name. */
    private static Set<String> series(String page) {
        return page.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .collect(Collectors.toSet());
    }

    @Test
    void everyPromisedSeriesIsThereOnceARunHasEnded() throws Exception {
        await().atMost(120, SECONDS)
                .untilAsserted(() -> assertThat(series(scrape())).contains("chainrule_run_duration_seconds_count"));

        String page = scrape();
        assertThat(series(page)).containsAll(Prometheus.PROMISED).containsAll(Prometheus.ADDED);
        assertThat(page.lines().filter(line -> line.startsWith("chainrule_runs_ended_total")))
                .isNotEmpty()
                .allMatch(line ->
                        line.matches("chainrule_runs_ended_total\\{outcome=\"[a-z_]+\",status=\"[a-z]+\"} [0-9.]+"));
    }

    @Test
    void runsThatWaitAndThatAreUnderWayAreStillNumbersAfterTheGarbageIsCollected() throws Exception {
        System.gc();

        assertThat(scrape().lines().filter(line -> line.matches("chainrule_runs_(queued|running) .*")))
                .hasSize(2)
                .allMatch(line -> line.matches("\\w+ [0-9.]+"));
    }

    @Test
    void failuresAreCountedFromZeroSoThatTheFirstIsAnIncrease() throws Exception {
        assertThat(scrape()).contains("chainrule_runs_ended_total{outcome=\"none\",status=\"failed\"} 0.0");
    }

    @Test
    void theHealthCheckOfTheImageFindsItUp() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "the check is written for bash");

        assertThat(healthCheck(port)).isZero();
    }

    @Test
    void theHealthCheckOfTheImageFindsNothingElseUp() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "the check is written for bash");

        assertThat(healthCheck(1)).isNotZero();
    }

    private static int healthCheck(int port) throws IOException, InterruptedException {
        ProcessBuilder check = new ProcessBuilder("/bin/bash", "docker/healthcheck.sh")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        check.environment().put("SERVER_PORT", Integer.toString(port));
        return check.start().waitFor();
    }
}
