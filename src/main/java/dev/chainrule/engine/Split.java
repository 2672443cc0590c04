package dev.chainrule.engine;

import java.util.Optional;

/** Rows to train on and, if any were held back, rows to validate on. */
public final class Split {

    private final Examples training;
    private final Examples validation;

    private Split(Examples training, Examples validation) {
        this.training = training;
        this.validation = validation;
    }

    public static Split of(Examples training, Examples validation) {
        return new Split(training, validation);
    }

    public static Split withoutValidation(Examples training) {
        return new Split(training, null);
    }

    public Examples training() {
        return training;
    }

    public Optional<Examples> validation() {
        return Optional.ofNullable(validation);
    }
}
