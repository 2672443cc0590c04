package dev.chainrule.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a request whose Host header names another service, before any other filter sees it. Reads the Host header itself and nothing that
 * a sender may add beside it ({@code X-Forwarded-Host}, {@code Forwarded}).
 */
final class HostFilter extends OncePerRequestFilter {

    private final AllowedHosts allowedHosts;

    HostFilter(AllowedHosts allowedHosts) {
        this.allowedHosts = allowedHosts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (allowedHosts.allows(request.getHeader(HttpHeaders.HOST))) {
            chain.doFilter(request, response);
            return;
        }
        // Plain text and without what came: the name is the sender's choice and is not echoed.
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write("""
                        This service does not answer under the host name of the request.
                        Use localhost, 127.0.0.1 or [::1], or start it with --chainrule.allowed-hosts=NAME.
                        """.getBytes(StandardCharsets.UTF_8));
    }
}
