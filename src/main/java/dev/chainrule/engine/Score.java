package dev.chainrule.engine;

/** What is reported beside the loss: the larger the better, 1 is perfect. */
public enum Score {
    /** Share of rows whose class is right: the largest output, or for one output the side of its threshold. */
    ACCURACY,
    /** Coefficient of determination, 1 − residual sum of squares / total sum of squares of the same rows. */
    R_SQUARED
}
