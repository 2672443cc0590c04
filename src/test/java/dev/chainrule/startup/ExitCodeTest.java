package dev.chainrule.startup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chainrule.Application;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program in a process of its own: a refused start says one line and ends with an exit code that is not 0. */
class ExitCodeTest {

    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    private Path folder;

    private record Ended(int exitCode, String output) {}

    private Ended run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Application.class.getName()));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as(Files.readString(output, UTF_8))
                    .isTrue();
            return new Ended(process.exitValue(), Files.readString(output, UTF_8));
        } finally {
            process.destroyForcibly();
        }
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
    void anOpenAddressIsRefused() throws Exception {
        assertOneLine(
                run("--server.port=0", "--server.address=0.0.0.0", "--chainrule.data-dir=" + folder),
                "--chainrule.allow-open=true");
    }
}
