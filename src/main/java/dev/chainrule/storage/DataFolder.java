package dev.chainrule.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The embedded database: an H2 file in the data folder, for as long as no other data source is named. */
@Configuration(proxyBeanMethods = false)
class DataFolder {

    /** A commit is on its way to the disk when it returns (WRITE_DELAY=0); the driver, not a shutdown hook, closes the file. */
    private static final String OPTIONS = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=20000";

    @Bean
    @ConditionalOnMissingBean(JdbcConnectionDetails.class)
    @ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "none")
    JdbcConnectionDetails dataFolderConnection(Environment environment) {
        Path folder = Path.of(environment.getRequiredProperty("chainrule.data-dir"))
                .toAbsolutePath()
                .normalize();
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new Details("jdbc:h2:file:" + folder.resolve("chainrule") + OPTIONS);
    }

    private record Details(String jdbcUrl) implements JdbcConnectionDetails {
        @Override
        public String getJdbcUrl() {
            return jdbcUrl;
        }

        @Override
        public String getUsername() {
            return "sa";
        }

        @Override
        public String getPassword() {
            return "";
        }
    }
}
