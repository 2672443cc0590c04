package dev.chainrule.run.page;

import org.jspecify.annotations.Nullable;

/**
 * What the page says of the verification of a run.
 *
 * @param possible whether one can be asked for now
 * @param underWay whether one waits or is performed
 * @param badge null if the run was never verified
 * @param text beside the badge
 * @param got SHA-256 of the last weights of the rerun if it is not the expected one
 */
record Verified(
        boolean possible,
        boolean underWay,
        @Nullable Badge badge,
        String text,
        @Nullable String got) {}
