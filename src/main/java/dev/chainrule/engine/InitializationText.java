package dev.chainrule.engine;

import dev.chainrule.engine.Initialization.Fan;
import dev.chainrule.engine.Initialization.Gain;
import dev.chainrule.engine.Initialization.Shape;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Initializations as text. */
final class InitializationText {

    static final String CHOICES =
            "zeros, constant:c, normal:σ, uniform:low:high, lecun_uniform, lecun_normal, xavier_uniform[:gain], xavier_normal[:gain],"
                    + " he_uniform[:fan_out][:own_gain], he_normal[:fan_out][:own_gain], pytorch, sklearn, orthogonal[:gain], sparse:zeros:σ, lsuv";

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
            case "lecun_uniform" -> exactly(0, parts, text, new Initialization.LeCun(Shape.UNIFORM));
            case "lecun_normal" -> exactly(0, parts, text, new Initialization.LeCun(Shape.NORMAL));
            case "xavier_uniform" -> new Initialization.Xavier(Shape.UNIFORM, gain(parts, text));
            case "xavier_normal" -> new Initialization.Xavier(Shape.NORMAL, gain(parts, text));
            case "he_uniform" -> he(Shape.UNIFORM, parts, text);
            case "he_normal" -> he(Shape.NORMAL, parts, text);
            case "pytorch" -> exactly(0, parts, text, new Initialization.PyTorchLinear());
            case "sklearn" -> exactly(0, parts, text, new Initialization.ScikitLearn());
            case "orthogonal" -> new Initialization.Orthogonal(gain(parts, text));
            case "sparse" -> {
                exactly(2, parts, text, null);
                yield new Initialization.Sparse(number(parts[1], text), number(parts[2], text));
            }
            case "lsuv" -> exactly(0, parts, text, new Initialization.Lsuv());
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

    /** A formula with the gain in it, where it is not 1. */
    static String gained(double gain, String formula) {
        return formula.formatted(gain == 1 ? "" : readable(gain) + "·");
    }

    static void checkGain(double gain) {
        if (!(gain > 0 && gain <= 1e6)) {
            throw new IllegalArgumentException(
                    "A gain of %s is out of range. Use more than 0 and at most 1,000,000.".formatted(readable(gain)));
        }
    }

    static void checkSparse(double zeros, double deviation) {
        if (!(zeros >= 0 && zeros < 1)) {
            throw new IllegalArgumentException(
                    "A share of %s zeros is out of range. Use 0 or more and less than 1.".formatted(readable(zeros)));
        }
        if (!(deviation >= 0 && deviation <= 1e6)) {
            throw new IllegalArgumentException(
                    "A standard deviation of %s is out of range. Use 0 to 1,000,000.".formatted(readable(deviation)));
        }
    }

    private static double gain(String[] parts, String text) {
        if (parts.length > 2) {
            throw new IllegalArgumentException("“%s” has %d numbers where %s takes 0 or 1. The choices are %s."
                    .formatted(text, parts.length - 1, parts[0], CHOICES));
        }
        return parts.length == 2 ? number(parts[1], text) : 1;
    }

    private static Initialization he(Shape shape, String[] parts, String text) {
        List<String> words = Arrays.asList(parts).subList(1, parts.length);
        boolean out = words.contains("fan_out");
        boolean own = words.contains("own_gain");
        int known = (out ? 1 : 0) + (own ? 1 : 0);
        if (words.size() != known) {
            throw new IllegalArgumentException("“%s” has more than %s takes, fan_out and own_gain. The choices are %s."
                    .formatted(text, parts[0], CHOICES));
        }
        return new Initialization.He(shape, out ? Fan.OUT : Fan.IN, own ? Gain.OWN : Gain.RELU);
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
