package dev.chainrule.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a change that a page of another site asks for. A browser says with every such request where it comes from (Origin,
 * Sec-Fetch-Site) and no page can alter that; a program sends neither header and passes. {@code Origin: null} (a sandboxed frame, a file)
 * is foreign.
 */
final class OriginFilter extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private final Refusal refusal;

    OriginFilter(Refusal refusal) {
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (READING.contains(request.getMethod()) || comesFromHere(request)) {
            chain.doFilter(request, response);
        } else {
            refusal.send(
                    request,
                    response,
                    HttpStatus.FORBIDDEN,
                    "The request comes from a page of another site. Only this service's own pages and programs without an Origin header"
                            + " may change something.");
        }
    }

    private static boolean comesFromHere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !OWN_SITES.contains(site)) {
            return false;
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin == null || isOwn(origin, request.getHeader(HttpHeaders.HOST));
    }

    /** The scheme is not compared: behind a proxy that speaks TLS the browser says https where this service hears http. */
    private static boolean isOwn(String origin, @Nullable String host) {
        Optional<Authority> theirs = afterScheme(origin).flatMap(Authority::parse);
        return theirs.isPresent() && host != null && theirs.equals(Authority.parse(host));
    }

    private static Optional<String> afterScheme(String origin) {
        for (String scheme : new String[] {"http://", "https://"}) {
            if (origin.startsWith(scheme)) {
                return Optional.of(origin.substring(scheme.length()));
            }
        }
        return Optional.empty();
    }
}
