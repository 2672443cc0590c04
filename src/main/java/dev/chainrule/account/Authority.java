package dev.chainrule.account;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code host} or {@code host:port}, as a Host header and the end of an Origin write it. The host is lower case; an IPv6 address keeps its
 * brackets. {@code port} is {@link #ANY_PORT} when none is written.
 */
record Authority(String host, int port) {

    static final int ANY_PORT = -1;

    /** Letters, digits, dot, hyphen and underscore, or an address in brackets; nothing that a URL or a log line could take apart again. */
    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::([0-9]{1,5}))?");

    static Optional<Authority> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int port = matcher.group(2) == null ? ANY_PORT : Integer.parseInt(matcher.group(2));
        if (port == 0 || port > 65_535) {
            return Optional.empty();
        }
        return Optional.of(new Authority(matcher.group(1).toLowerCase(Locale.ROOT), port));
    }
}
