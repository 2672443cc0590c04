package dev.chainrule.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A value in the address or the body that cannot be used: status 400. */
public final class BadInput extends Refusal {

    private final @Nullable String field;

    /** A request that is wrong as a whole. */
    public BadInput(String message) {
        super(HttpStatus.BAD_REQUEST, message);
        this.field = null;
    }

    /** @param field the name as the sender wrote it, such as "epoch" or "sweep.learningRates" */
    public BadInput(String field, String message) {
        super(HttpStatus.BAD_REQUEST, message);
        this.field = field;
    }

    /** The field that is wrong, or null if it is none in particular. */
    public @Nullable String field() {
        return field;
    }
}
