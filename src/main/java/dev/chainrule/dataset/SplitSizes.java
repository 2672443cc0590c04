package dev.chainrule.dataset;

/** How many rows each part has. */
public record SplitSizes(int training, int validation) {

    public int rows() {
        return training + validation;
    }
}
