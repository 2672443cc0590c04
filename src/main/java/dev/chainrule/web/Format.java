package dev.chainrule.web;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How numbers are worded on every page: three figures, a true minus, units after a space, "not finite" for what is not a
 * number and "none" for what there is none of. In templates {@code @format}; {@code format.js} says the same in the browser,
 * and one table of cases holds both. Always English, whatever the machine's locale. Safe for any thread.
 */
public final class Format {

    private static final String NONE = "none";
    private static final String NOT_FINITE = "not finite";
    private static final BigDecimal SMALLEST_IN_PLAIN = new BigDecimal("0.00001");
    private static final String[] BYTE_UNITS = {"KB", "MB", "GB", "TB", "PB"};

    private final Ages ages;

    Format(Clock clock) {
        this.ages = new Ages(clock);
    }

    /** A loss, a norm or any other plain quantity: "0.264", "39.7", "0.0092", "4.2 × 10⁻⁴", "1,240", "−0.047". */
    public String number(@Nullable Number value) {
        if (value == null) {
            return NONE;
        }
        double v = value.doubleValue();
        if (!Double.isFinite(v)) {
            return NOT_FINITE;
        }
        double size = Math.abs(v);
        if (size == 0) {
            return "0";
        }
        return signed(v, size >= 99_950 ? power(size) : size >= .001 ? figures(size) : power(size));
    }

    /** A share of one as "98.3 %". */
    public String percent(@Nullable Number share) {
        if (share == null) {
            return NONE;
        }
        double v = share.doubleValue();
        return Double.isFinite(v) ? signed(v, fixed(Math.abs(v) * 100, 1)) + " %" : NOT_FINITE;
    }

    /** A signed difference: "+0.047", "−0.012", "0". */
    public String difference(@Nullable Number value) {
        String text = number(value);
        return value != null && Double.isFinite(value.doubleValue()) && value.doubleValue() > 0 ? "+" + text : text;
    }

    /**
     * A learning rate with all its figures, so that it can be written into the form again: "0.001", "10", and below 0.00001, where zeros are
     * hard to count, "6.428e-7".
     */
    public String rate(@Nullable Number value) {
        if (value == null) {
            return NONE;
        }
        if (!Double.isFinite(value.doubleValue())) {
            return NOT_FINITE;
        }
        // by way of its shortest text, so that 0.1f is 0.1 and not 0.10000000149
        BigDecimal plain = new BigDecimal(value.toString()).stripTrailingZeros();
        BigDecimal size = plain.abs();
        return signed(
                plain.signum(),
                size.signum() == 0 || size.compareTo(SMALLEST_IN_PLAIN) >= 0
                        ? size.toPlainString()
                        : exponential(size));
    }

    private static String exponential(BigDecimal size) {
        int exponent = size.precision() - size.scale() - 1;
        return size.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }

    /** A whole number with its thousands parted: "1,080". */
    public String count(long n) {
        return signed(n, new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(Math.abs(n)));
    }

    /** A count and its noun: "1 run", "1,080 runs". */
    public String count(long n, String noun) {
        return count(n) + " " + (n == 1 ? noun : noun + "s");
    }

    /** A size in decimal units: "512 bytes", "6 KB", "16.4 MB", "212 GB". */
    public String bytes(long n) {
        if (n < 1000) {
            return count(n, "byte");
        }
        double size = n;
        int unit = -1;
        do {
            size /= 1000;
            unit++;
        } while (size >= 999.5 && unit < BYTE_UNITS.length - 1);
        return (unit == 0 || size >= 99.95 ? fixed(size, 0) : fixed(size, 1)) + " " + BYTE_UNITS[unit];
    }

    /** A span of time, at least 0: "450 ms", "1.8 s", "30 s", "4.5 min", "2 min", "1.5 h", "3 days". */
    public String duration(@Nullable Number seconds) {
        if (seconds == null) {
            return NONE;
        }
        double s = seconds.doubleValue();
        return Double.isFinite(s) ? Ages.span(s) : NOT_FINITE;
    }

    /** How long ago: "just now", "30 s ago", "4 min ago", "2 h ago", "yesterday", "3 days ago", "12 Nov", "12 Nov 2025". */
    public String ago(@Nullable Instant then) {
        return then == null ? NONE : ages.ago(then);
    }

    /** Three figures, two below a tenth: as many as a reader compares at a glance. */
    private static String figures(double size) {
        if (size >= 99.95) {
            return new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT))
                    .format(new BigDecimal(size).setScale(0, RoundingMode.HALF_UP));
        }
        if (size >= .0995) {
            return fixed(size, size >= 9.995 ? 1 : size >= .9995 ? 2 : 3);
        }
        return new BigDecimal(size)
                .round(new MathContext(2, RoundingMode.HALF_UP))
                .toPlainString();
    }

    private static String power(double size) {
        BigDecimal two = new BigDecimal(size).round(new MathContext(2, RoundingMode.HALF_UP));
        int exponent = two.precision() - two.scale() - 1;
        return two.movePointLeft(exponent).setScale(1, RoundingMode.UNNECESSARY).toPlainString() + " × 10"
                + raised(exponent);
    }

    private static String raised(int exponent) {
        StringBuilder text = new StringBuilder();
        for (char c : Integer.toString(exponent).toCharArray()) {
            text.append(c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0'));
        }
        return text.toString();
    }

    static String fixed(double size, int decimals) {
        return new BigDecimal(size).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }

    private static String signed(double v, String size) {
        return v < 0 ? "−" + size : size;
    }
}
