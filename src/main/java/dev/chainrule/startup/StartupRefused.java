package dev.chainrule.startup;

import java.util.Objects;

/** The service does not start. The message is the one line that the console shows: what came, why it is wrong, what would be right. */
public final class StartupRefused extends RuntimeException {

    public StartupRefused(String message) {
        super(message);
    }

    public StartupRefused(String message, Throwable cause) {
        super(message, cause);
    }

    String line() {
        return Objects.requireNonNull(getMessage());
    }
}
