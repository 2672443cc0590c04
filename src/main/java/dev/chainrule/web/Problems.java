package dev.chainrule.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** Finds the words for what went wrong. What is not foreseen becomes a 500 that names a reference and nothing else. */
final class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private static final String BACK = "Go back and correct it, or start from the list of experiments.";

    private Problems() {}

    /** The problem that an exception out of a handler stands for; logs the unforeseen ones with their stack. */
    static Problem of(Exception e, HttpServletRequest request) {
        if (e instanceof Refusal refusal) {
            return ofRefusal(refusal);
        }
        if (e instanceof MethodArgumentTypeMismatchException mismatch) {
            return ofMismatch(mismatch);
        }
        if (e instanceof MissingServletRequestParameterException missing) {
            String name = missing.getParameterName();
            String detail = "The request lacks “%s”.".formatted(name);
            return new Problem(HttpStatus.BAD_REQUEST, "Something is missing", detail, BACK, name, null);
        }
        if (e instanceof HttpRequestMethodNotSupportedException method) {
            return ofMethod(method, request);
        }
        if (isMalformed(e)) {
            return ofStatus(HttpStatus.BAD_REQUEST, request.getRequestURI());
        }
        if (e instanceof MaxUploadSizeExceededException) {
            return ofStatus(HttpStatus.CONTENT_TOO_LARGE, request.getRequestURI());
        }
        if (e instanceof ErrorResponse response && response.getStatusCode().is4xxClientError()) {
            return ofStatus(response.getStatusCode(), request.getRequestURI());
        }
        return unforeseen(e, request.getMethod() + " " + request.getRequestURI());
    }

    /** The problem of a status that some filter, or the server before it, has set without saying more. */
    static Problem ofStatus(HttpStatusCode status, String path) {
        String at = "“" + shortened(path) + "”";
        return switch (status.value()) {
            case 400 ->
                new Problem(
                        status,
                        "The request cannot be read",
                        "Something in " + at + " or in what was sent with it is malformed.",
                        BACK);
            case 403 ->
                new Problem(
                        status,
                        "It was not carried out",
                        "The form’s token is missing or not this browser’s, or the request came from another site.",
                        "Open the page again and repeat what you did.");
            case 404 ->
                new Problem(
                        status,
                        "There is no such page",
                        "Nothing is kept at " + at + ".",
                        "Check the address, or look for it in the list of experiments.");
            case 405 -> new Problem(status, "This cannot be done here", at + " does not take such a request.", BACK);
            case 406 ->
                new Problem(
                        status,
                        "Not in this form",
                        at + " cannot be sent in the form that was asked for.",
                        "Ask for text/html or application/json.");
            case 413 ->
                new Problem(
                        status,
                        "Too much at once",
                        "What was sent is larger than the service accepts.",
                        "Send less, or in parts.");
            case 415 ->
                new Problem(
                        status,
                        "Not in this form",
                        at + " cannot read what was sent in that form.",
                        "Programs send application/json.");
            default ->
                status.is4xxClientError()
                        ? new Problem(
                                status,
                                "The request was refused",
                                "The request to " + at + " was not carried out.",
                                BACK)
                        : new Problem(
                                status,
                                "The service failed",
                                "The service could not finish this request.",
                                "Try again; if it fails again, the service’s log says why.");
        };
    }

    /** A failure of the service itself. The reader gets a reference and the log gets the cause, never the other way round. */
    static Problem unforeseen(Throwable e, String what) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        log.error("Reference {}: {} failed", reference, what, e);
        return new Problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "The service failed",
                "The service could not finish this request.",
                "Try again. If it fails again, the service’s log has the cause under reference %s."
                        .formatted(reference),
                null,
                reference);
    }

    /** A body or a parameter that cannot even be decoded; Tomcat says the latter only when the parameters are first asked for. */
    static boolean isMalformed(@Nullable Throwable e) {
        return e instanceof HttpMessageNotReadableException || e instanceof InvalidParameterException;
    }

    private static Problem ofRefusal(Refusal refusal) {
        String title = switch (refusal.status()) {
            case NOT_FOUND -> "It does not exist";
            case CONFLICT -> "Not in this state";
            case GONE -> "It was deleted";
            default -> "The request cannot be used";
        };
        String remedy = switch (refusal.status()) {
            case NOT_FOUND ->
                "It may have been deleted. The lists of experiments and data sets have all that are kept.";
            case CONFLICT -> "Open its page again to see what state it is in now.";
            case GONE -> "The list of experiments leads to the recently deleted ones at its end.";
            default -> BACK;
        };
        String field = refusal instanceof BadInput bad ? bad.field() : null;
        return new Problem(refusal.status(), title, String.valueOf(refusal.getMessage()), remedy, field, null);
    }

    private static Problem ofMismatch(MethodArgumentTypeMismatchException e) {
        Class<?> type = e.getRequiredType();
        String right = "";
        if (type != null && (type == long.class || type == int.class || Number.class.isAssignableFrom(type))) {
            right = " Use a whole number, such as 1.";
        } else if (type != null && type.isEnum()) {
            right = Arrays.stream(type.getEnumConstants())
                    .map(value -> value.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", ", " Use one of: ", "."));
        }
        String detail = "“%s” is not a value for “%s”.%s"
                .formatted(shortened(String.valueOf(e.getValue())), e.getName(), right);
        return new Problem(HttpStatus.BAD_REQUEST, "The address is wrong", detail, BACK, e.getName(), null);
    }

    private static Problem ofMethod(HttpRequestMethodNotSupportedException e, HttpServletRequest request) {
        String[] supported = e.getSupportedMethods();
        String takes =
                supported == null ? "no such request" : String.join(" and ", supported) + ", not " + e.getMethod();
        String detail = "“%s” takes %s.".formatted(shortened(request.getRequestURI()), takes);
        return new Problem(HttpStatus.METHOD_NOT_ALLOWED, "This cannot be done here", detail, BACK);
    }

    /** Long enough to recognize what came, short enough for one line. */
    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 79) + "…";
    }
}
