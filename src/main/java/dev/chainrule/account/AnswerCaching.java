package dev.chainrule.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;

/**
 * Answers are not kept by browsers, unless they say so themselves, but for those to a form: without one of its own to show, a browser asks
 * whoever goes back to it whether the form is to be sent again.
 */
final class AnswerCaching implements HeaderWriter {

    private final HeaderWriter never = new CacheControlHeadersWriter();

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        boolean form = request.getMethod().equals("POST") && !Refusal.API.matches(request);
        if (form && !response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        }
        never.writeHeaders(request, response);
    }
}
