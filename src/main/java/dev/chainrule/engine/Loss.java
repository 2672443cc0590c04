package dev.chainrule.engine;

/** What training makes small: a mean over the rows of a batch, in float64 when it is reported. */
public enum Loss {
    /** Mean over rows and outputs of (output − target)². */
    SQUARED_ERROR,
    /** Mean over rows and outputs of −y·log σ(z) − (1 − y)·log(1 − σ(z)), with the sigmoid folded in; targets are 0 or 1. */
    SIGMOID_CROSS_ENTROPY,
    /** Mean over rows of −log softmax(z)[label], with the softmax folded in; targets are one-hot. */
    SOFTMAX_CROSS_ENTROPY
}
