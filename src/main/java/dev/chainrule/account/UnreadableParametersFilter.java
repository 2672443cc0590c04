package dev.chainrule.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers parameters that cannot be read ({@code %zz}, bytes that are no UTF-8, a part that breaks off) with the status Tomcat gives them,
 * 400 as a rule. Tomcat itself would do so too, but with a stack trace in the log for everybody who asks for one.
 */
final class UnreadableParametersFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (InvalidParameterException e) {
            refuse(response, e);
        } catch (ServletException e) {
            // the dispatcher servlet wraps what a controller's arguments throw
            if (!(e.getCause() instanceof InvalidParameterException unreadable)) {
                throw e;
            }
            refuse(response, unreadable);
        }
    }

    private static void refuse(HttpServletResponse response, InvalidParameterException e) throws IOException {
        response.sendError(
                e.getErrorCode(), "The parameters of the request cannot be read. They are percent-encoded UTF-8.");
    }
}
