package dev.chainrule.dataset;

import java.util.List;

/**
 * A data set as it is, before split and scaling. Shared and immutable: nobody changes the arrays.
 *
 * @param x [rows, features]
 * @param y [rows]: class index from 0, or value
 * @param classNames empty for regression
 */
public record Dataset(
        DatasetKind kind,
        DatasetSpec spec,
        int rows,
        int features,
        float[] x,
        float[] y,
        List<String> featureNames,
        List<String> classNames) {

    public int classes() {
        return classNames.size();
    }

    /** Rows of each class; none for regression. */
    public int[] countsByClass() {
        int[] counts = new int[classes()];
        if (counts.length > 0) {
            for (float label : y) {
                counts[(int) label]++;
            }
        }
        return counts;
    }
}
