package dev.chainrule.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.servlet.ModelAndView;

/** A problem in the form its reader can use: a page for people, {@code application/problem+json} for programs. */
final class ErrorAnswer {

    private ErrorAnswer() {}

    /** Either a {@link ModelAndView} of {@code error.html} or a {@link ResponseEntity} with a problem detail. */
    static Object to(HttpServletRequest request, String path, Problem problem) {
        if (path.startsWith(request.getContextPath() + "/api/") || prefersJson(request)) {
            return ResponseEntity.status(problem.status())
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem.toProblemDetail());
        }
        return new ModelAndView("error", Map.of("problem", problem), problem.status());
    }

    /** True if JSON is asked for before HTML; who accepts anything gets the page. */
    private static boolean prefersJson(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null) {
            return false;
        }
        try {
            var types = MediaType.parseMediaTypes(accept);
            MimeTypeUtils.sortBySpecificity(types);
            for (MediaType type : types) {
                if (type.includes(MediaType.TEXT_HTML)) {
                    return false;
                }
                if (type.isCompatibleWith(MediaType.APPLICATION_JSON)
                        || type.getSubtype().endsWith("+json")) {
                    return true;
                }
            }
        } catch (InvalidMediaTypeException e) {
            // an Accept header that cannot be read states no preference
        }
        return false;
    }
}
