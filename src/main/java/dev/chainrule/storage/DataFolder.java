package dev.chainrule.storage;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** The embedded database: an H2 file in the data folder ({@code chainrule.data-dir}), for as long as no other data source is named. */
final class DataFolder implements EnvironmentPostProcessor {

    /** A commit is on its way to the disk when it returns (WRITE_DELAY=0); the connection pool, not a shutdown hook, closes the file. */
    private static final String OPTIONS = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=20000";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.containsProperty("spring.datasource.url")) {
            return;
        }
        Path folder = Path.of(environment.getProperty("chainrule.data-dir", "./data"))
                .toAbsolutePath()
                .normalize();
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "data folder",
                        Map.of(
                                "spring.datasource.url",
                                "jdbc:h2:file:" + folder.resolve("chainrule") + OPTIONS,
                                "spring.datasource.username",
                                "sa",
                                "spring.datasource.password",
                                "")));
    }
}
