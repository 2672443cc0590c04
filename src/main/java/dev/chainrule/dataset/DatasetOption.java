package dev.chainrule.dataset;

/**
 * A number that a kind of data set can be made with, for example its rows or its noise.
 *
 * @param name as in definitions, for example {@code noise}
 * @param label what a reader sees, for example "Noise"
 * @param hint what it means and its range, for example "standard deviation, 0 to 10"
 * @param whole only whole numbers
 */
public record DatasetOption(
        String name, String label, String hint, double least, double most, double standard, boolean whole) {}
