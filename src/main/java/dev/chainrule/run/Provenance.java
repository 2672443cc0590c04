package dev.chainrule.run;

import dev.chainrule.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** On what a run was trained. Numbers do not depend on it; it is kept so that this claim can be checked. */
@Component
public class Provenance {

    private final String version;
    private final JsonMapper json;

    Provenance(ObjectProvider<BuildProperties> build, JsonMapper json) {
        BuildProperties properties = build.getIfAvailable();
        this.version = properties == null || properties.getVersion() == null ? "development" : properties.getVersion();
        this.json = json;
    }

    /**
     * @param engine version of the engine; the same version gives the same bits
     * @param kernels which kernels computed, for example "vector, 256 bit"
     */
    public record Machine(
            String product, int engine, String kernels, String java, String jvm, String system, String processor) {}

    /** This process and machine. */
    public Machine here() {
        return new Machine(
                version,
                Engine.VERSION,
                Engine.kernels(),
                System.getProperty("java.version"),
                System.getProperty("java.vm.name") + ", " + System.getProperty("java.vendor"),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                processor());
    }

    String text() {
        return json.writeValueAsString(here());
    }

    /** What a run's {@link Run#provenance()} holds. */
    public Machine read(String text) {
        return json.readValue(text, Machine.class);
    }

    private static String processor() {
        Path file = Path.of("/proc/cpuinfo");
        if (Files.isReadable(file)) {
            try (Stream<String> lines = Files.lines(file)) {
                return lines.filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse(System.getProperty("os.arch"));
            } catch (IOException | java.io.UncheckedIOException unreadable) {
                return System.getProperty("os.arch");
            }
        }
        return System.getProperty("os.arch");
    }
}
