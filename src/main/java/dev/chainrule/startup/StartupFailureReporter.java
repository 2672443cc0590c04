package dev.chainrule.startup;

import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.Order;

/**
 * Says in one line why the service does not start, for the causes that whoever starts it can mend. What it does not know goes on to Boot,
 * which prints it whole. Either way the process ends with an exit code that is not 0.
 */
@Order(0)
final class StartupFailureReporter implements SpringBootExceptionReporter {

    private static final Logger log = LoggerFactory.getLogger(StartupFailureReporter.class);

    private final @Nullable ConfigurableApplicationContext context;

    StartupFailureReporter(@Nullable ConfigurableApplicationContext context) {
        this.context = context;
    }

    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<String> line = explain(cause);
            if (line.isPresent()) {
                log.error("Chainrule does not start. {}", line.get().replaceAll("\\s+", " "));
                return true;
            }
        }
        return false;
    }

    private Optional<String> explain(Throwable cause) {
        if (cause instanceof StartupRefused refused) {
            return Optional.of(refused.line());
        }
        if (cause instanceof PortInUseException inUse) {
            return Optional.of("Port " + inUse.getPort()
                    + " is in use by another process. Stop that one, or choose another --server.port.");
        }
        if (cause instanceof FlywayValidateException) {
            return Optional.of("The schema of the database " + database()
                    + " is not one of this program: it was written by a newer one, or its migrations were changed. Nothing was changed now."
                    + " Start the newer program, or choose another database. (" + cause.getMessage() + ")");
        }
        if (cause instanceof SQLException sql && SqlFailure.isInUse(sql)) {
            return Optional.of(SqlFailure.inUse(database()));
        }
        if (cause instanceof SQLException sql && SqlFailure.isUnreadable(sql)) {
            return Optional.of(SqlFailure.unreadable(database(), sql));
        }
        if (cause instanceof SQLException sql && SqlFailure.isNoConnection(sql)) {
            return Optional.of("The database " + database() + " lets nobody in: " + sql.getMessage()
                    + " Start it, or correct spring.datasource.url, username and password.");
        }
        return Optional.empty();
    }

    /** The URL without its settings, among which a password may stand. */
    private String database() {
        String url = context == null ? null : context.getEnvironment().getProperty("spring.datasource.url");
        return url == null ? "" : url.replaceFirst("[;?].*", "");
    }
}
