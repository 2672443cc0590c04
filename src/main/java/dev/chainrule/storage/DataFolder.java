package dev.chainrule.storage;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/** The embedded database: an H2 file in the data folder ({@code chainrule.data-dir}), for as long as no other data source is named. */
final class DataFolder implements EnvironmentPostProcessor {

    private static final String URL = "spring.datasource.url";
    private static final String USERNAME = "spring.datasource.username";
    private static final String PASSWORD = "spring.datasource.password";

    /** A commit is on its way to the disk when it returns (WRITE_DELAY=0); the connection pool, not a shutdown hook, closes the file. */
    private static final String OPTIONS = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=20000";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment.getPropertySources().addLast(new Defaults(environment));
    }

    /** Worked out when asked, as the folder may be named later than this source is added. */
    private static final class Defaults extends EnumerablePropertySource<Object> {

        private final ConfigurableEnvironment environment;

        private Defaults(ConfigurableEnvironment environment) {
            // Not the environment as its source: Boot would take that for sources within sources, without end.
            super("data folder");
            this.environment = environment;
        }

        @Override
        public String[] getPropertyNames() {
            return new String[] {URL, USERNAME, PASSWORD};
        }

        @Override
        public @Nullable Object getProperty(String name) {
            return switch (name) {
                case URL -> url();
                case USERNAME -> embedded() ? "sa" : null;
                case PASSWORD -> embedded() ? "" : null;
                default -> null;
            };
        }

        private boolean embedded() {
            return url().equals(environment.getProperty(URL));
        }

        private String url() {
            Path folder = Path.of(environment.getProperty("chainrule.data-dir", "./data"))
                    .toAbsolutePath()
                    .normalize();
            return "jdbc:h2:file:" + folder.resolve("chainrule") + OPTIONS;
        }
    }
}
