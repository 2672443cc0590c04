package dev.chainrule.startup;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Keeps a service without sign-in on this machine: any address but a loopback one is refused, unless {@code chainrule.allow-open=true} says
 * that something else (a private network, a proxy that asks for a password) keeps strangers out.
 */
final class ListeningCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Logger log = LoggerFactory.getLogger(ListeningCheck.class);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Environment environment = context.getEnvironment();
        check(environment, "server.address");
        if (environment.containsProperty("management.server.port")) {
            check(environment, "management.server.address");
        }
    }

    private static void check(Environment environment, String property) {
        String address = environment.getProperty(property);
        if (isLoopback(address, property)) {
            return;
        }
        String where = StringUtils.hasText(address) ? property + "=" + address : "no " + property + " (every address)";
        if (!environment.getProperty("chainrule.allow-open", Boolean.class, false)) {
            throw new StartupRefused(
                    "There is no sign-in yet, and " + where + " would let everybody in who reaches this machine."
                            + " Leave it at 127.0.0.1, or say --chainrule.allow-open=true if something else keeps strangers out.");
        }
        log.warn(
                "Open to everybody who reaches this machine: {} with chainrule.allow-open=true, and there is no sign-in yet.",
                where);
    }

    private static boolean isLoopback(@Nullable String address, String property) {
        if (!StringUtils.hasText(address)) {
            return false;
        }
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new StartupRefused(property + "=" + address + " is no address of this machine. Use 127.0.0.1.", e);
        }
    }
}
