package dev.chainrule.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.util.StringUtils;

/** Each way in which a start can fail, in this process: one line on the console, no stack trace, and what was there unchanged. */
@ExtendWith(OutputCaptureExtension.class)
class StartupTest {

    /** Database, migrations and web server as the service has them, without its rooms. No {@code @Configuration}: a whole service must not find it. */
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
                "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
                "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration",
                "com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration"
            })
    @ComponentScan("dev.chainrule.storage")
    static class House {}

    @TempDir
    private Path folder;

    private ConfigurableApplicationContext start(String... arguments) {
        SpringApplication application = new SpringApplication(House.class);
        application.setBannerMode(Banner.Mode.OFF);
        boolean onAnyPort = Stream.of(arguments).noneMatch(argument -> argument.startsWith("--server.port="));
        return application.run(onAnyPort ? StringUtils.addStringToArray(arguments, "--server.port=0") : arguments);
    }

    private String database(Path in) {
        return "--chainrule.data-dir=" + in;
    }

    /** The one line at ERROR, with everything before its message cut off. */
    private String refusal(CapturedOutput output, String... arguments) {
        assertThatThrownBy(() -> start(arguments).close()).isInstanceOf(Exception.class);

        assertThat(output.getAll()).doesNotContain("\tat ", "Caused by:", " WARN ");
        List<String> errors =
                output.getAll().lines().filter(line -> line.contains("ERROR")).toList();
        assertThat(errors).hasSize(1);
        return errors.get(0).replaceFirst(".* : ", "");
    }

    @Test
    void aFolderThatIsNotThereYetIsMade(CapturedOutput output) {
        Path fresh = folder.resolve("a/b with spaces");

        try (var context = start(database(fresh))) {
            assertThat(context.isRunning()).isTrue();
        }

        assertThat(fresh.resolve("chainrule.mv.db")).exists();
        assertThat(output.getAll()).doesNotContain(" WARN ", " ERROR ", "generated security password");
    }

    @Test
    void anExistingDatabaseIsOpenedAgain() {
        start(database(folder)).close();

        try (var context = start(database(folder))) {
            assertThat(context.isRunning()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", ""})
    void anAddressThatOthersReachIsRefused(String address, CapturedOutput output) {
        assertThat(refusal(output, "--server.address=" + address, database(folder)))
                .startsWith("Chainrule does not start. There is no sign-in yet, and ")
                .contains(address.isEmpty() ? "no server.address (every address)" : "server.address=" + address)
                .contains("--chainrule.allow-open=true");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aPortOfItsOwnForMonitorsIsHeldToTheSame(CapturedOutput output) {
        assertThat(refusal(
                        output, "--management.server.port=0", "--management.server.address=0.0.0.0", database(folder)))
                .contains("management.server.address=0.0.0.0");
    }

    @Test
    void aNameThatIsNoAddressIsRefused(CapturedOutput output) {
        assertThat(refusal(output, "--server.address=no such host", database(folder)))
                .contains("server.address=no such host is no address of this machine. Use 127.0.0.1.");
    }

    @Test
    void openToEverybodyIsSaidAloud(CapturedOutput output) {
        try (var context = start("--server.address=0.0.0.0", "--chainrule.allow-open=true", database(folder))) {
            assertThat(context.isRunning()).isTrue();
        }

        assertThat(output.getAll().lines().filter(line -> line.contains(" WARN ")))
                .singleElement()
                .asString()
                .contains("Open to everybody who reaches this machine: server.address=0.0.0.0", "no sign-in yet");
    }

    @Test
    void aPortInUseIsNamed(CapturedOutput output) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(refusal(output, "--server.port=" + taken.getLocalPort(), database(folder)))
                    .isEqualTo("Chainrule does not start. Port " + taken.getLocalPort()
                            + " is in use by another process. Stop that one, or choose another --server.port.");
        }
    }

    @Test
    void aDataFolderThatH2WouldMisreadIsRefused(CapturedOutput output) {
        assertThat(refusal(output, database(folder.resolve("a;b"))))
                .contains("has a semicolon in its name", "--chainrule.data-dir");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aDataFolderThatIsAFileIsNamed(CapturedOutput output) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");

        assertThat(refusal(output, database(file)))
                .contains("The data folder " + file + " is a file.", "--chainrule.data-dir");
        assertThat(file).hasContent("not a folder");
    }

    @Test
    void aDataFolderThatCannotBeCreatedIsNamed(CapturedOutput output) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");

        assertThat(refusal(output, database(file.resolve("data"))))
                .contains("The data folder " + file.resolve("data") + " cannot be created", "--chainrule.data-dir");
    }

    @Test
    @EnabledOnOs(OS.LINUX) // /proc/self is a folder in which nobody can make a file, not even root
    void aDataFolderThatCannotBeWrittenIsNamed(CapturedOutput output) {
        assertThat(refusal(output, database(Path.of("/proc/self"))))
                .contains("The data folder /proc/self cannot be written", "--chainrule.data-dir");
    }

    @Test
    void aSchemaOfANewerProgramIsRefusedAndItsFileUnchanged(CapturedOutput output) throws Exception {
        start(database(folder)).close();
        pretendANewerProgramWasHere();
        byte[] before = Files.readAllBytes(folder.resolve("chainrule.mv.db"));

        assertThat(refusal(output, database(folder)))
                .contains("was written by a newer Chainrule: its schema is 9999, this program knows up to ");
        assertThat(folder.resolve("chainrule.mv.db")).hasBinaryContent(before);
    }

    @Test
    void aFileThatIsNoDatabaseIsNamedAndUnchanged(CapturedOutput output) throws IOException {
        Path file = Files.writeString(folder.resolve("chainrule.mv.db"), "Dear diary, ".repeat(2000));
        byte[] before = Files.readAllBytes(file);

        assertThat(refusal(output, database(folder)))
                .startsWith("Chainrule does not start. The database " + file
                        + " cannot be read: Store header is corrupt: " + file
                        + ". Put a copy of the file in its place, move it away to begin with an empty one, or choose another"
                        + " --chainrule.data-dir.");
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void aFileOfAFewBytesIsNamedToo(CapturedOutput output) throws IOException {
        Path file = Files.writeString(folder.resolve("chainrule.mv.db"), "short");

        assertThat(refusal(output, database(folder)))
                .contains(
                        "The database " + file
                                + " cannot be read: Reading from file failed at 5 (length 5), read 5, remaining 8187. Put a copy");
        assertThat(file).hasContent("short");
    }

    /** Cut off after its two headers, H2 alone takes it for a new database and writes over it. */
    @ParameterizedTest
    @ValueSource(ints = {8_192, 12_288})
    void aDatabaseWhoseEndWasCutOffIsRefusedAndItsFileUnchanged(int left, CapturedOutput output) throws IOException {
        start(database(folder)).close();
        Path file = folder.resolve("chainrule.mv.db");
        byte[] header = Arrays.copyOf(Files.readAllBytes(file), left);
        Files.write(file, header);

        assertThat(refusal(output, database(folder)))
                .contains("The database " + file + " cannot be read: ", "Put a copy of the file in its place");
        assertThat(file).hasBinaryContent(header);
    }

    @Test
    void aDatabaseThatIsOverwrittenInTheMiddleIsRefused(CapturedOutput output) throws IOException {
        start(database(folder)).close();
        Path file = folder.resolve("chainrule.mv.db");
        byte[] bytes = Files.readAllBytes(file);
        // Of the two headers at the start and the last chunk at the end, which H2 goes by, nothing is touched.
        Arrays.fill(bytes, 8_192, bytes.length - 8_192, (byte) 7);
        Files.write(file, bytes);

        assertThat(refusal(output, database(folder))).contains("The database " + file + " cannot be read: ");
        assertThat(file).hasBinaryContent(bytes);
    }

    @Test
    void anEmptyFileIsBegunAnew() throws IOException {
        Path file = Files.createFile(folder.resolve("chainrule.mv.db"));

        try (var context = start(database(folder))) {
            assertThat(context.isRunning()).isTrue();
        }

        assertThat(file).isNotEmptyFile();
    }

    private void pretendANewerProgramWasHere() throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("chainrule"), "sa", "");
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into "flyway_schema_history"
                        ("installed_rank", "version", "description", "type", "script", "checksum", "installed_by", "execution_time", "success")
                    values (9999, '9999', 'from the future', 'SQL', 'V9999__from_the_future.sql', 1, 'sa', 1, true)""");
        }
    }

    @Test
    void aServerThatDoesNotAnswerIsNamedWithoutItsPassword(CapturedOutput output) throws IOException {
        int nobody;
        try (ServerSocket closedAtOnce = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = closedAtOnce.getLocalPort();
        }

        assertThat(refusal(
                        output,
                        "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + nobody + "/chainrule?password=secret"))
                .contains(
                        "The database jdbc:postgresql://127.0.0.1:" + nobody + "/chainrule lets nobody in",
                        "spring.datasource.url")
                .doesNotContain("secret");
    }
}
