package dev.chainrule.dashboard;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the cells of the wall show. */
enum Metric {
    TRAINING_LOSS("tl"),
    VALIDATION_LOSS("vl"),
    TRAINING_SCORE("ta"),
    VALIDATION_SCORE("va"),
    /** The first epoch whose training loss is at most a target. */
    EPOCHS_TO_TARGET("ep"),
    /** Of the finished seeds. */
    DIVERGED_SHARE("dv"),
    /** Last validation loss minus last training loss. */
    GAP("gap");

    private final String id;

    Metric(String id) {
        this.id = id;
    }

    /** As addresses name it. */
    String id() {
        return id;
    }

    static Optional<Metric> of(String id) {
        return Arrays.stream(values()).filter(metric -> metric.id.equals(id)).findFirst();
    }

    /** Whether larger is better. */
    boolean score() {
        return this == TRAINING_SCORE || this == VALIDATION_SCORE;
    }

    boolean needsValidation() {
        return this == VALIDATION_LOSS || this == VALIDATION_SCORE || this == GAP;
    }

    /** Whether its best value makes a setting the best: one that has learned nothing neither diverges nor overfits. */
    boolean ranks() {
        return this != DIVERGED_SHARE && this != GAP;
    }

    static String choices() {
        return Arrays.stream(values()).map(Metric::id).collect(Collectors.joining(", "));
    }
}
