package dev.chainrule.account;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What {@code chainrule.*} says about access.
 *
 * @param allowedHosts names under which the service may be reached besides this machine's own, each {@code host} (any port) or
 *     {@code host:port}
 */
@ConfigurationProperties("chainrule")
record AccessSettings(List<String> allowedHosts) {

    AccessSettings(@Nullable List<String> allowedHosts) {
        this.allowedHosts = allowedHosts == null ? List.of() : List.copyOf(allowedHosts);
    }
}
