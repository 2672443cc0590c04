package dev.chainrule.engine;

/** What training makes small: a mean over the rows of a batch, in float64 when it is reported. */
public enum Loss {
    /** Mean over rows and outputs of (output − target)². */
    SQUARED_ERROR,
    /** Mean over rows and outputs of −y·log σ(z) − (1 − y)·log(1 − σ(z)), with the sigmoid folded in; targets are 0 or 1. */
    SIGMOID_CROSS_ENTROPY,
    /** Mean over rows of −log softmax(z)[label], with the softmax folded in; targets are one-hot. */
    SOFTMAX_CROSS_ENTROPY,
    /** Mean over rows and outputs of |output − target|; its derivative at 0 is 0. */
    ABSOLUTE_ERROR,
    /** Mean over rows and outputs of d²/2 for |d| up to 1, otherwise |d| − 1/2; d = output − target. Huber 1964. */
    HUBER,
    /** Mean over rows and outputs of max(0, 1 − target·output); targets are −1 or 1. */
    HINGE
}
