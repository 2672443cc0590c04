package dev.chainrule.startup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chainrule.Application;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program in a process of its own: a refused start says one line and ends with an exit code that is not 0. */
class ExitCodeTest {

    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    private Path folder;

    private record Ended(int exitCode, String output) {}

    private Ended run(String... arguments) throws Exception {
        return run(Map.of(), arguments);
    }

    private Ended run(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPathOfTheProgram(),
                Application.class.getName()));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as(Files.readString(output, UTF_8))
                    .isTrue();
            return new Ended(process.exitValue(), Files.readString(output, UTF_8));
        } finally {
            process.destroyForcibly();
        }
    }

    /** Without the tests, whose own configurations a start of the whole service would find. */
    private static String classPathOfTheProgram() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void assertOneLine(Ended ended, String... parts) {
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output().lines().filter(line -> line.contains("Chainrule does not start.")))
                .as(ended.output())
                .singleElement()
                .asString()
                .contains(parts);
        assertThat(ended.output()).doesNotContain("\tat ", "Exception");
    }

    @Test
    void aSecondProcessOnTheSameDatabaseIsRefused() throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("chainrule");
        try (Connection first = DriverManager.getConnection(url, "sa", "")) {
            Ended second = run("--server.port=0", "--chainrule.data-dir=" + folder);

            assertOneLine(
                    second,
                    "The database " + folder.resolve("chainrule.mv.db") + " is in use by another process.",
                    "--chainrule.data-dir");
            assertThat(first.isValid(1)).isTrue();
        }
    }

    @Test
    void whatTheEnvironmentSaysCountsLikeAnArgument() throws Exception {
        assertOneLine(
                run(Map.of("SERVER_ADDRESS", "0.0.0.0", "CHAINRULE_ALLOWOPEN", "false"), "--server.port=0"),
                "server.address=0.0.0.0");
    }

    @Test
    void anOpenAddressIsRefused() throws Exception {
        assertOneLine(
                run("--server.port=0", "--server.address=0.0.0.0", "--chainrule.data-dir=" + folder),
                "--chainrule.allow-open=true");
    }
}
