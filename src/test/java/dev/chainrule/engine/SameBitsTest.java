package dev.chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One definition, one result. The expected hashes are committed: a change of them is a change of {@link Engine#VERSION}.
 * Registers of each width, and no vectors at all, are tried in a process of their own, since one process keeps to one.
 */
class SameBitsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void thisProcessGivesTheCommittedHashesWithAnyNumberOfThreads(int threads) throws IOException {
        List<String> hashes = new ArrayList<>();
        Fingerprints.all(threads).forEach((name, hash) -> hashes.add(name + " " + hash));

        assertThat(hashes).isEqualTo(committed()).hasSizeGreaterThanOrEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({
        "128, 'vector, 128 bit'",
        "256, 'vector, '", // as wide as the processor has, and no wider than asked for
        "512, 'vector, '",
        "scalar, 'scalar: asked for by chainrule.vectorBits'"
    })
    void otherRegistersGiveThemToo(String bits, String kernels) throws Exception {
        List<String> lines = run(1, "--add-modules", "jdk.incubator.vector", "-Dchainrule.vectorBits=" + bits);

        assertThat(lines.get(0)).startsWith(kernels);
        assertThat(lines.subList(1, lines.size())).isEqualTo(committed());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aProcessWithoutTheVectorModuleGivesThemToo(int threads) throws Exception {
        List<String> lines = run(threads);

        assertThat(lines.get(0)).isEqualTo("scalar: the module jdk.incubator.vector is not loaded");
        assertThat(lines.subList(1, lines.size())).isEqualTo(committed());
    }

    private static List<String> committed() throws IOException {
        try (InputStream file = SameBitsTest.class.getResourceAsStream("/engine-fingerprints.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static List<String> run(int threads, String... options)
            throws IOException, InterruptedException, URISyntaxException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", place(Trainer.class) + File.pathSeparator + place(Fingerprints.class)));
        command.add(Fingerprints.class.getName());
        command.add(Integer.toString(threads));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).isZero();
        return lines;
    }

    private static String place(Class<?> type) throws URISyntaxException {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI()).getPath();
    }
}
