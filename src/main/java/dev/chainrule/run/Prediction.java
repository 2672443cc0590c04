package dev.chainrule.run;

import org.jspecify.annotations.Nullable;

/**
 * What a network answers for one row.
 *
 * @param outputs as the network gives them: probabilities where the loss is a cross-entropy
 * @param winner the class that it takes the row for; null for values
 * @param probabilities one a class; null for values, and for classes learned with another loss than cross-entropy, whose outputs are none
 * @param value in the target's own units; null for classes
 */
public record Prediction(
        float[] outputs,
        @Nullable Integer winner,
        float @Nullable [] probabilities,
        @Nullable Double value) {}
