package dev.chainrule.autograd;

/** Numbers as they are written in a drawing. */
final class Numbers {

    private static final double EXACT_INTEGERS = 0x1p53;

    private Numbers() {}

    /** The shortest text that reads back as the same number, whole numbers without a point: 2, −1, 0.5. */
    static String text(double number) {
        boolean whole = number == Math.rint(number) && Math.abs(number) < EXACT_INTEGERS;
        String text = whole ? Long.toString((long) number) : Double.toString(number);
        return text.replace('-', '−');
    }
}
