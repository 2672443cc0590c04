package dev.chainrule.dataset;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes the {@code d} of an SVG path. */
final class PathText {

    private final StringBuilder text = new StringBuilder();

    PathText add(String command, double... numbers) {
        text.append(command);
        for (int i = 0; i < numbers.length; i++) {
            String number = number(numbers[i]);
            text.append(i == 0 || number.startsWith("-") ? "" : " ").append(number);
        }
        return this;
    }

    /** Two decimals at most: a hundredth of a pixel where a unit is one. */
    static String number(double value) {
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
