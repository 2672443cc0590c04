package dev.chainrule.web;

import org.springframework.http.HttpStatus;

/**
 * What a request asked for cannot be done, for a reason the reader can act on. Becomes an error page, or a problem detail
 * (RFC 9457) for programs. The message is shown as it is: it says what came, why that is wrong and what would be right.
 */
public abstract sealed class Refusal extends RuntimeException permits BadInput, NotFound, Conflict, Gone {

    private final HttpStatus status;

    Refusal(HttpStatus status, String message) {
        super(message);
        this.status = status;
    }

    /** The status to answer with: 400, 404, 409 or 410. */
    public HttpStatus status() {
        return status;
    }
}
