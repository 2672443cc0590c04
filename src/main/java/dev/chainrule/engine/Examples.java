package dev.chainrule.engine;

/**
 * Rows to train or to evaluate on, row-major and shared, not copied: whoever passes them on does not change them.
 *
 * @param x [rows, features]
 * @param y [rows, targets]: values, 0/1 or one-hot, as the loss needs them
 */
public record Examples(int rows, int features, int targets, float[] x, float[] y) {

    public Examples {
        if (x.length != (long) rows * features || y.length != (long) rows * targets) {
            throw new IllegalArgumentException(
                    "x has %d values and y %d; %d rows of %d features and %d targets need %d and %d."
                            .formatted(
                                    x.length,
                                    y.length,
                                    rows,
                                    features,
                                    targets,
                                    (long) rows * features,
                                    (long) rows * targets));
        }
    }
}
