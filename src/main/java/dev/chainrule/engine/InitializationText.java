package dev.chainrule.engine;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Initializations as text. */
final class InitializationText {

    static final String CHOICES =
            "zeros, constant:c, normal:σ, uniform:low:high, xavier_uniform, xavier_normal, he_uniform, he_normal";

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,4})?");

    private InitializationText() {}

    static Initialization parse(String text) {
        String[] parts = text.strip().split(":", -1);
        return switch (parts[0]) {
            case "zeros" -> exactly(0, parts, text, new Initialization.Zeros());
            case "constant" -> {
                exactly(1, parts, text, null);
                yield new Initialization.Constant(number(parts[1], text));
            }
            case "normal" -> {
                exactly(1, parts, text, null);
                double deviation = number(parts[1], text);
                if (deviation < 0) {
                    throw new IllegalArgumentException(
                            "“%s” has a negative standard deviation. Use 0 or more, for example normal:0.01."
                                    .formatted(text));
                }
                yield new Initialization.Normal(deviation);
            }
            case "uniform" -> {
                exactly(2, parts, text, null);
                double low = number(parts[1], text);
                double high = number(parts[2], text);
                if (low > high) {
                    throw new IllegalArgumentException(
                            "“%s” has a lower bound above its upper one. Write the smaller first, for example uniform:-0.1:0.1."
                                    .formatted(text));
                }
                yield new Initialization.Uniform(low, high);
            }
            case "xavier_uniform" -> exactly(0, parts, text, new Initialization.Xavier(Initialization.Shape.UNIFORM));
            case "xavier_normal" -> exactly(0, parts, text, new Initialization.Xavier(Initialization.Shape.NORMAL));
            case "he_uniform" -> exactly(0, parts, text, new Initialization.He(Initialization.Shape.UNIFORM));
            case "he_normal" -> exactly(0, parts, text, new Initialization.He(Initialization.Shape.NORMAL));
            default ->
                throw new IllegalArgumentException(
                        "“%s” is not an initialization. Use one of %s.".formatted(text, CHOICES));
        };
    }

    /** The shortest text that reads back as the same number, without an exponent where that stays short. */
    static String number(double value) {
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        return size >= 1e-6 && size < 1e9
                ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }

    /** As {@link #number}, with a true minus sign. */
    static String readable(double value) {
        return number(value).replace('-', '−');
    }

    private static Initialization exactly(int numbers, String[] parts, String text, Initialization initialization) {
        if (parts.length != numbers + 1) {
            throw new IllegalArgumentException("“%s” has %d numbers where %s takes %d. The choices are %s."
                    .formatted(text, parts.length - 1, parts[0], numbers, CHOICES));
        }
        return initialization;
    }

    private static double number(String part, String text) {
        if (!NUMBER.matcher(part).matches()) {
            throw new IllegalArgumentException(
                    "“%s” is not a number in “%s”. Write for example normal:0.01.".formatted(part, text));
        }
        double value = Double.parseDouble(part);
        if (!Double.isFinite(value) || Math.abs(value) > 1e6) {
            throw new IllegalArgumentException(
                    "%s in “%s” is out of range. Use −1,000,000 to 1,000,000.".formatted(part, text));
        }
        return value;
    }
}
