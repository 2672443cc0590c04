package dev.chainrule.web;

import org.springframework.http.HttpStatus;

/** The thing exists, but its present state does not allow what was asked: status 409. */
public final class Conflict extends Refusal {

    /** @param message what state it is in and what that state allows: "Run 41 has finished. Only a failed run can be retried." */
    public Conflict(String message) {
        super(HttpStatus.CONFLICT, message);
    }
}
