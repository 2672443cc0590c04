package dev.chainrule.dataset;

/** What is to be predicted. */
public enum Task {
    CLASSIFICATION,
    REGRESSION
}
