package dev.chainrule.dashboard;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.chainrule.experiment.Definitions;
import dev.chainrule.experiment.Draft;
import dev.chainrule.experiment.NewExperiment;
import dev.chainrule.experiment.Problems;
import dev.chainrule.experiment.Submissions;
import dev.chainrule.run.RunStatus;
import dev.chainrule.run.Runs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * How long the list of 20 experiments and the page of one with 500 finished runs of 100 epochs take over HTTP, on an H2 file that real
 * trainings have filled. No test: its name keeps it out of the build, and it asserts no time. Run it with
 * {@code ./mvnw test -Dtest=PagesBenchmark}; the figures are in the log.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "chainrule.welcome=false")
class PagesBenchmark {

    private static final Logger log = LoggerFactory.getLogger(PagesBenchmark.class);
    private static final int WARM = 200;
    private static final int MEASURED = 200;

    @TempDir
    static Path folder;

    @DynamicPropertySource
    static void inAFolderOfItsOwn(DynamicPropertyRegistry registry) {
        registry.add("chainrule.data-dir", () -> folder.toString());
    }

    @LocalServerPort
    int port;

    @Autowired
    Definitions definitions;

    @Autowired
    Submissions submissions;

    @Autowired
    Runs runs;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void measure() throws IOException, InterruptedException {
        long large = submit("500 runs", LongStream.range(0, 20).boxed().toList());
        for (int i = 1; i < 20; i++) {
            submit("Small " + i, List.of(0L));
        }
        await().atMost(Duration.ofMinutes(20))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> runs.countByStatus(RunStatus.QUEUED) + runs.countByStatus(RunStatus.RUNNING) == 0);

        measure("/", "list of 20 experiments");
        measure("/experiments/" + large, "page of 500 runs × 100 epochs");
        measure("/experiments/" + large + "?metric=vl&cell=1-2", "the same, another metric and one cell");
        measure("/experiments/" + large + "?rows=all", "the same, all runs listed");
    }

    private long submit(String name, List<Long> seeds) {
        Draft draft = new Draft(
                "moons",
                Map.of("rows", 100.0, "noise", .2),
                0L,
                "standard",
                .2,
                List.of(4L),
                "tanh",
                "auto",
                "cross_entropy",
                "sgd",
                0.0,
                16L,
                100L,
                List.of(.001, .01, .1, 1.0, 10.0),
                List.of("zeros", "normal:0.01", "xavier_uniform", "he_normal", "normal:10"),
                seeds);
        return submissions
                .submit(new NewExperiment(name, "", List.of(), definitions.check(draft, new Problems()), null))
                .id();
    }

    private void measure(String path, String what) throws IOException, InterruptedException {
        double first = millis(path);
        for (int i = 0; i < WARM; i++) {
            millis(path);
        }
        double[] taken = new double[MEASURED];
        for (int i = 0; i < MEASURED; i++) {
            taken[i] = millis(path);
        }
        Arrays.sort(taken);
        log.info(
                "{}: first {} ms, then median {} ms, 95 % {} ms",
                what,
                Math.round(first),
                Math.round(taken[MEASURED / 2] * 10) / 10.0,
                Math.round(taken[MEASURED * 95 / 100] * 10) / 10.0);
    }

    private double millis(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build();
        long start = System.nanoTime();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        double millis = (System.nanoTime() - start) / (double) MILLISECONDS.toNanos(1);
        assertThat(response.statusCode()).isEqualTo(200);
        return millis;
    }
}
