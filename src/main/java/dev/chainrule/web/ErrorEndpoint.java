package dev.chainrule.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers for what never reached a handler: refusals by filters, by the firewall or by the server itself. */
@Controller
class ErrorEndpoint implements ErrorController {

    @RequestMapping("${spring.web.error.path:/error}")
    Object answer(HttpServletRequest request) {
        Integer code = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        String path = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (code == null || path == null) { // asked for by hand
            return ErrorAnswer.to(
                    request, request.getRequestURI(), Problems.ofStatus(HttpStatus.NOT_FOUND, request.getRequestURI()));
        }
        @Nullable Throwable cause = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        HttpStatusCode status = Problems.isMalformed(cause) ? HttpStatus.BAD_REQUEST : HttpStatusCode.valueOf(code);
        Problem problem = cause != null && status.is5xxServerError()
                ? Problems.unforeseen(cause, request.getMethod() + " " + path)
                : inWordsOf(request, Problems.ofStatus(status, path));
        return ErrorAnswer.to(request, path, problem);
    }

    /** A filter that refuses may say why, in sentences; the server's own messages ("Forbidden") say nothing and are no sentences. */
    private static Problem inWordsOf(HttpServletRequest request, Problem problem) {
        String said = (String) request.getAttribute(RequestDispatcher.ERROR_MESSAGE);
        return said != null
                        && problem.status().is4xxClientError()
                        && said.strip().endsWith(".")
                ? problem.withDetail(said)
                : problem;
    }
}
