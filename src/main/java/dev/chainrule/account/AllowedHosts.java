package dev.chainrule.account;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names under which this service answers. A page of another site can point its own name at 127.0.0.1 (DNS rebinding) and would then
 * count as same-origin in a browser; refusing names that are not ours is what stops it, so they are compared exactly, never by their end.
 */
final class AllowedHosts {

    private static final Set<Authority> THIS_MACHINE = Stream.of("localhost", "127.0.0.1", "[::1]")
            .map(host -> new Authority(host, Authority.ANY_PORT))
            .collect(Collectors.toUnmodifiableSet());

    private final Set<Authority> allowed;

    /** @throws IllegalArgumentException if an entry is neither {@code host} nor {@code host:port}; the message names it */
    AllowedHosts(List<String> configured) {
        this.allowed = Stream.concat(THIS_MACHINE.stream(), configured.stream().map(AllowedHosts::entry))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Authority entry(String text) {
        return Authority.parse(text.strip())
                .orElseThrow(() -> new IllegalArgumentException("chainrule.allowed-hosts: \"" + text
                        + "\" is no host. Write a name or address with an optional port, without http:// and without *, like"
                        + " \"lab.example:8080\"."));
    }

    /** Whether a request with this Host header is for us; a missing one is not. */
    boolean allows(@Nullable String hostHeader) {
        return hostHeader != null
                && Authority.parse(hostHeader)
                        .filter(host -> allowed.contains(host)
                                || allowed.contains(new Authority(host.host(), Authority.ANY_PORT)))
                        .isPresent();
    }
}
