package dev.chainrule.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prometheus' own check of its configuration, and of the alerts on made-up series. Skipped where promtool is not installed. */
class PromtoolTest {

    private static boolean isInstalled() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"check config docker/prometheus/prometheus.yml", "test rules docker/prometheus/rules-test.yml"})
    void promtoolFindsNothingWrong(String arguments) throws IOException, InterruptedException {
        boolean inCi = "true".equals(System.getenv("CI"));
        assumeTrue(inCi || isInstalled(), "promtool is not installed; it comes with Prometheus");

        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments.split(" ")));
        Process promtool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(promtool.waitFor()).as(said).isZero();
    }
}
