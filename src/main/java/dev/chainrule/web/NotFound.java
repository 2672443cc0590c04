package dev.chainrule.web;

import org.springframework.http.HttpStatus;

/** What was asked for does not exist, or no longer: status 404. */
public final class NotFound extends Refusal {

    /** @param message what was not found, by the number or name that came: "There is no run 41." */
    public NotFound(String message) {
        super(HttpStatus.NOT_FOUND, message);
    }
}
