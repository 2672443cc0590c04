package dev.chainrule.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Errors in ulps against StrictMath in float64, over a walk through all floats of a range; the bounds are the errors found, rounded up. */
class ElementaryTest {

    private interface FloatFunction {
        float at(float x);
    }

    private interface DoubleFunction {
        double at(double x);
    }

    @Test
    void expIsWithinOneUlp() {
        assertThat(worst(Elementary::exp, StrictMath::exp, 69)).isLessThan(1);
        assertThat(Elementary.exp(0f)).isEqualTo(1f);
    }

    @Test
    void sigmoidIsWithinThreeUlps() {
        assertThat(worst(Elementary::sigmoid, x -> 1 / (1 + StrictMath.exp(-x)), 69))
                .isLessThan(3);
        assertThat(Elementary.sigmoid(0f)).isEqualTo(0.5f);
    }

    @Test
    void tanhIsWithinFiveUlpsAndNeverBeyondOne() {
        assertThat(worst(Elementary::tanh, StrictMath::tanh, 1e30f)).isLessThan(5);
        for (float x = 0; x < 20; x += 0.001f) {
            assertThat(Elementary.tanh(x)).isLessThan(1);
            assertThat(Elementary.tanh(-x)).isEqualTo(-Elementary.tanh(x));
        }
    }

    @Test
    void whatOtherActivationsNeedIsGoodToAFewUlpsOfTheirLargestValue() {
        for (float x = 0; x < 20; x += 0.00137f) {
            // Φ(x) by a series of its own, so that no table is needed; 1.2e-7 is an ulp of 1
            assertThat((double) Elementary.normal(x)).isCloseTo(normal(x), within(3 * 1.2e-7));
            assertThat((double) Elementary.normal(-x)).isCloseTo(1 - normal(x), within(3 * 1.2e-7));
            assertThat((double) Elementary.expm1(-x)).isCloseTo(StrictMath.expm1(-x), within(6 * 1.2e-7));
            assertThat((double) Elementary.log1p(Math.min(x, 1)))
                    .isCloseTo(StrictMath.log1p(Math.min(x, 1)), within(1.2e-7));
        }
        assertThat(Elementary.expm1(-1e-10f)).isCloseTo(-1e-10f, within(1e-16f));
    }

    /** Φ(x) = ½ + φ(x)·(x + x³/3 + x⁵/(3·5) + …). */
    private static double normal(double x) {
        if (x > 8) {
            return 1;
        }
        double term = x;
        double sum = x;
        for (int i = 3; term > 1e-20; i += 2) {
            term *= x * x / i;
            sum += term;
        }
        return 0.5 + sum * StrictMath.exp(-x * x / 2) / StrictMath.sqrt(2 * Math.PI);
    }

    @Test
    void extremesStayFiniteAndNormalAndNotANumberStaysSo() {
        assertThat(Elementary.exp(Float.NEGATIVE_INFINITY)).isBetween(1e-30f, 2e-30f);
        assertThat(Elementary.exp(Float.POSITIVE_INFINITY)).isBetween(1e38f, Float.MAX_VALUE);
        assertThat(Elementary.sigmoid(Float.NEGATIVE_INFINITY)).isBetween(0f, 1e-38f);
        assertThat(Elementary.sigmoid(Float.POSITIVE_INFINITY)).isEqualTo(1f);
        assertThat(Elementary.tanh(Float.POSITIVE_INFINITY)).isBetween(0.9999997f, 1f);
        assertThat(Elementary.exp(Float.NaN)).isNaN();
        assertThat(Elementary.sigmoid(Float.NaN)).isNaN();
        assertThat(Elementary.tanh(Float.NaN)).isNaN();
    }

    @Test
    void reportedLossesHaveTheirFunctionsToFourUlpsOfFloat64() {
        for (double x = -690; x <= 690; x += 0.0137) {
            assertThat(Elementary.exp(x)).isCloseTo(StrictMath.exp(x), ulps(StrictMath.exp(x)));
        }
        for (double x = 1e-12; x < 1e12; x *= 1.0003) {
            assertThat(Elementary.log(x)).isCloseTo(StrictMath.log(x), ulps(StrictMath.log(x)));
            if (x <= 1) {
                assertThat(Elementary.log1p(x)).isCloseTo(StrictMath.log1p(x), ulps(StrictMath.log1p(x)));
            }
        }
        assertThat(Elementary.exp(-701.0)).isZero();
        assertThat(Elementary.log(Double.POSITIVE_INFINITY)).isInfinite();
        assertThat(Elementary.log1p(0.0)).isZero();
        assertThat(Elementary.log1p(Double.NaN)).isNaN();
    }

    private static org.assertj.core.data.Offset<Double> ulps(double value) {
        return org.assertj.core.data.Offset.offset(4 * Math.ulp(value));
    }

    private static double worst(FloatFunction function, DoubleFunction truth, float largest) {
        double worst = 0;
        int last = Float.floatToRawIntBits(largest);
        for (int bits = Float.floatToRawIntBits(1e-30f); bits < last; bits += 9_973) {
            float x = Float.intBitsToFloat(bits);
            worst = Math.max(worst, error(function.at(x), truth.at(x)));
            worst = Math.max(worst, error(function.at(-x), truth.at(-x)));
        }
        return worst;
    }

    private static double error(float actual, double expected) {
        return Math.abs(actual - expected) / Math.ulp((float) expected);
    }

    @Test
    void wholePowersAndCosinesAreThoseOfTheLibrary() {
        for (int exponent : new int[] {0, 1, 2, 3, 10, 31, 1_000, 40_001}) {
            // one rounding for each of up to 31 multiplications, doubled at each squaring
            double expected = StrictMath.pow(0.999, exponent);
            assertThat(Elementary.power(0.999, exponent) / expected).isCloseTo(1, within(exponent * 2e-16 + 1e-15));
        }
        assertThat(Elementary.power(0.5, 2_000)).isZero();
        for (int i = 0; i <= 1_000; i++) {
            double x = i / 1_000.0;
            assertThat(Elementary.cosineOfPi(x)).isCloseTo(StrictMath.cos(StrictMath.PI * x), within(4e-16));
        }
        assertThat(Elementary.cosineOfPi(0)).isEqualTo(1);
        assertThat(Elementary.cosineOfPi(1)).isEqualTo(-1);
    }
}
