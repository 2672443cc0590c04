package dev.chainrule.dataset;

import dev.chainrule.engine.Split;

/**
 * A data set split, scaled and coded: what a training eats. Shared and immutable.
 *
 * @param trainingRows indices into the data set, in the order of the split's training part
 * @param validationRows indices into the data set, in the order of the split's validation part; empty without validation
 * @param scaler what was fitted on the training rows, to bring other points to the same scale
 * @param targetScaler the same for the target of a regression, one column; leaves classes as they are
 * @param fingerprint SHA-256, lower-case hex, of the float32 bytes (little-endian) after split and scaling: training X and y, validation
 *     X and y; y as class index or scaled value, so that it does not depend on the coding
 * @param targetVariance population variance over the training rows of the coded targets, the loss of guessing their mean with squared
 *     error; a mean over columns
 */
public record PreparedData(
        Dataset dataset,
        Split split,
        int[] trainingRows,
        int[] validationRows,
        Scaler scaler,
        Scaler targetScaler,
        String fingerprint,
        double targetVariance) {}
