package dev.chainrule.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks at an H2 file before its pool opens it, and puts the one-writer rule around it; PostgreSQL needs neither, but has its inserts sent together. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

    /** PostgreSQL's driver: a run's epochs go as a few long inserts; keeping 1,000 of them took a fifth less time. */
    private static final String BATCHES_AS_ONE_STATEMENT = "reWriteBatchedInserts";

    @Bean
    static BeanPostProcessor habitsOfTheDatabase() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool && pool.getJdbcUrl() != null) {
                    DatabaseFileCheck.check(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
                    if (pool.getJdbcUrl().startsWith("jdbc:postgresql:")) {
                        pool.addDataSourceProperty(BATCHES_AS_ONE_STATEMENT, "true");
                    }
                }
                return bean;
            }

            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource dataSource && !(bean instanceof OneWriter) && isH2(dataSource)
                        ? new OneWriter(dataSource)
                        : bean;
            }
        };
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    private static boolean isH2(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("H2");
        } catch (SQLException failed) {
            throw new IllegalStateException("The database cannot be reached: " + failed.getMessage(), failed);
        }
    }
}
