package dev.chainrule.dashboard;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers that a reader can hold on to. For finite values above 0. */
final class RoundNumbers {

    private RoundNumbers() {}

    /** One figure: 1.04 → 1, 0.0092 → 0.009. */
    static double oneFigure(double value) {
        return new BigDecimal(value)
                .round(new MathContext(1, RoundingMode.HALF_UP))
                .doubleValue();
    }

    /** The next of … 0.1, 0.2, 0.5, 1, 2, 5, 10 … that is not above the value. */
    static double stepBelow(double value) {
        BigDecimal decade = BigDecimal.ONE.movePointRight((int) Math.floor(Math.log10(value) + 1e-12));
        for (int step : new int[] {5, 2}) {
            double candidate = decade.multiply(BigDecimal.valueOf(step)).doubleValue();
            if (candidate <= value) {
                return candidate;
            }
        }
        return decade.doubleValue();
    }

    /**
     * Four figures, or all where rounding once more could tell a reader of fewer another number than the value itself: 0.14850021 is 0.149,
     * but 0.1485 may be 0.148.
     */
    static float asRead(float value) {
        float four = (float) fourFigures(value);
        if (four == 0 || !Float.isFinite(four)) {
            return value;
        }
        String figures = new BigDecimal(Float.toString(four))
                .stripTrailingZeros()
                .unscaledValue()
                .toString();
        return figures.endsWith("5") || Math.abs(four) >= 10_000 ? value : four;
    }

    /** Four figures, as many as a chart can show, to keep what is sent small. */
    static double fourFigures(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value;
        }
        int exponent = 3 - (int) Math.floor(Math.log10(Math.abs(value)));
        if (exponent > 300 || exponent < -300) {
            return value;
        }
        double power = Math.pow(10, Math.abs(exponent));
        return exponent >= 0 ? Math.rint(value * power) / power : Math.rint(value / power) * power;
    }
}
