package dev.chainrule.dataset.upload;

import java.util.regex.Pattern;

/** Reads cells as float32. */
final class CellNumber {

    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]{1,4})?");
    private static final Pattern INFINITE = Pattern.compile("[+-]?(?i:inf|infinity)");
    private static final int LONGEST = 60;

    private CellNumber() {}

    /** The number; an infinite one for what is beyond float32; not a number for everything else. */
    static float read(String cell, boolean decimalComma) {
        if (cell.isEmpty() || cell.length() > LONGEST) {
            return Float.NaN;
        }
        String text = decimalComma ? cell.replace(',', '.') : cell;
        if (NUMBER.matcher(text).matches()) {
            return Float.parseFloat(text);
        }
        if (INFINITE.matcher(text).matches()) {
            return text.startsWith("-") ? Float.NEGATIVE_INFINITY : Float.POSITIVE_INFINITY;
        }
        return Float.NaN;
    }
}
