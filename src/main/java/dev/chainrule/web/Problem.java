package dev.chainrule.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/**
 * A refusal or failure, ready to be shown: the same words on the error page and in a problem detail.
 *
 * @param title what happened in a few words, a heading without a full stop
 * @param detail which value, and why it is wrong
 * @param remedy what to do now; on the page only
 * @param field the field that is wrong, for programs, or null
 * @param reference what to look for in the log, or null where the log has nothing to add
 */
record Problem(
        HttpStatusCode status,
        String title,
        String detail,
        String remedy,
        @Nullable String field,
        @Nullable String reference) {

    Problem(HttpStatusCode status, String title, String detail, String remedy) {
        this(status, title, detail, remedy, null, null);
    }

    Problem withDetail(String other) {
        return new Problem(status, title, other, remedy, field, reference);
    }

    /** RFC 9457; {@code field} and {@code reference} are extension members, present when known. */
    ProblemDetail toProblemDetail() {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(title);
        if (field != null) {
            problem.setProperty("field", field);
        }
        if (reference != null) {
            problem.setProperty("reference", reference);
        }
        return problem;
    }
}
