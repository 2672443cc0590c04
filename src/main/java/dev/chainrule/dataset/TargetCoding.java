package dev.chainrule.dataset;

/** How a class or a value is written for the loss. */
public enum TargetCoding {
    /** One column a class: 1 for the row's own, else 0. */
    ONE_HOT,
    /** One column a class: 1 for the row's own, else −1. */
    ONE_HOT_SIGNED,
    /** Two classes in one column, 0 and 1. */
    ZERO_ONE,
    /** Two classes in one column, −1 and 1. */
    MINUS_ONE_ONE,
    /** The value itself, for regression. */
    VALUE
}
