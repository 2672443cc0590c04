package dev.chainrule.startup;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ApplicationListener;

/**
 * Keeps those quiet, while the service starts, who log a failure with its stack trace and then throw it as well. It is told once, at the
 * end, by {@link StartupFailureReporter} or by Boot. Once started they speak again, and with {@code --debug} at once.
 */
final class QuietStart implements ApplicationListener<SpringApplicationEvent> {

    private static final List<String> TWICE_TOLD = List.of(
            "com.zaxxer.hikari.pool.HikariPool",
            "org.apache.catalina.core.StandardService",
            "org.springframework.boot.autoconfigure.logging.ConditionEvaluationReportLogger",
            "org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext",
            "org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean");

    @Override
    public void onApplicationEvent(SpringApplicationEvent event) {
        if (event instanceof ApplicationContextInitializedEvent initialized) {
            if (!initialized.getApplicationContext().getEnvironment().containsProperty("debug")) {
                setLevel(LogLevel.OFF);
            }
        } else if (event instanceof ApplicationStartedEvent) {
            setLevel(null);
        }
    }

    private static void setLevel(@Nullable LogLevel level) {
        LoggingSystem logging = LoggingSystem.get(QuietStart.class.getClassLoader());
        TWICE_TOLD.forEach(name -> logging.setLogLevel(name, level));
    }
}
