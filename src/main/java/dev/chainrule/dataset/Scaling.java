package dev.chainrule.dataset;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How features, and for regression the target, are scaled; fitted on the training rows only. */
public enum Scaling {
    /** As they are. */
    NONE("none"),
    /** Mean 0, standard deviation 1; a constant column becomes 0. */
    STANDARD("standard"),
    /** Divided by the largest magnitude; for images that of all pixels together. */
    MAX("max");

    private final String id;

    Scaling(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    /** @throws IllegalArgumentException if there is none of that name; the message lists the choices */
    public static Scaling of(String id) {
        for (Scaling scaling : values()) {
            if (scaling.id.equals(id)) {
                return scaling;
            }
        }
        throw new IllegalArgumentException("“%s” is not a scaling. Use one of %s."
                .formatted(id, Arrays.stream(values()).map(Scaling::id).collect(Collectors.joining(", "))));
    }
}
