package dev.chainrule.experiment;

/**
 * A field in which somebody types one or several numbers.
 *
 * @param path in {@link Problems}
 * @param example what may be written there, for example "0.01, 0.1, 1"
 * @param range in words, for example "1 to 20,000"
 */
record NumberField(String path, String example, String range) {}
