package dev.chainrule.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import tools.jackson.databind.json.JsonMapper;

/** Says no in the language of who asked: problem details (RFC 9457) to programs, the error page to people. */
final class Refusal {

    static final RequestMatcher API = PathPatternRequestMatcher.withDefaults().matcher("/api/**");

    private final JsonMapper json;

    Refusal(JsonMapper json) {
        this.json = json;
    }

    /** {@code detail} says what came and what would be right. It must not contain unchecked input. */
    void send(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String detail)
            throws IOException {
        if (!API.matches(request)) {
            response.sendError(status.value(), detail);
            return;
        }
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }
}
