package dev.chainrule.startup;

/** The service does not start. The message is the one line that the console shows: what came, why it is wrong, what would be right. */
final class StartupRefused extends RuntimeException {

    StartupRefused(String message) {
        super(message);
    }

    StartupRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
