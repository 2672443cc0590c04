package dev.chainrule.web;

import org.springframework.http.HttpStatus;

/** What was asked for was deleted and can be brought back: status 410. */
public final class Gone extends Refusal {

    /** @param message what was deleted, and how it comes back */
    public Gone(String message) {
        super(HttpStatus.GONE, message);
    }
}
