package dev.chainrule.engine.kernel;

/**
 * exp, log, tanh and sigmoid from +, −, ×, ÷ and fma alone, so that every machine gives the same bits. The float forms are
 * mirrored operation by operation in {@link VectorElements}.
 */
public final class Elementary {

    /** Far above the denormals and far below what training notices. */
    public static final float TINY = 1e-30f;

    /** exp is taken of no less than this, so that it is never denormal: exp(−69) is 1.1e-30. */
    static final float EXP_LOW = -69f;

    /** exp is taken of no more than this: exp(88) is 1.7e38, still finite. */
    static final float EXP_HIGH = 88f;

    static final float LOG2_E = 1.44269504f;
    static final float LN2_HIGH = 0.693359375f;
    static final float LN2_LOW = -2.12194440e-4f;

    /** Adding it leaves a number of size below 2²² rounded to an integer in the lowest bits of the mantissa. */
    static final float ROUND = 12582912f;

    // Cephes, expf: exp(r) = 1 + r + r²·P(r) for |r| up to ln 2 / 2.
    static final float E0 = 5.0000001201e-1f;
    static final float E1 = 1.6666665459e-1f;
    static final float E2 = 4.1665795894e-2f;
    static final float E3 = 8.3334519073e-3f;
    static final float E4 = 1.3981999507e-3f;
    static final float E5 = 1.9875691500e-4f;

    // tanh(x) = x·P(x²)/Q(x²), the rational minimax approximation that Eigen uses, good up to TANH_HIGH.
    static final float TANH_HIGH = 7.90531110763549805f;
    static final float P0 = 4.89352455891786e-03f;
    static final float P1 = 6.37261928875436e-04f;
    static final float P2 = 1.48572235717979e-05f;
    static final float P3 = 5.12229709037114e-08f;
    static final float P4 = -8.60467152213735e-11f;
    static final float P5 = 2.00018790482477e-13f;
    static final float P6 = -2.76076847742355e-16f;
    static final float Q0 = 4.89352518554385e-03f;
    static final float Q1 = 2.26843463243900e-03f;
    static final float Q2 = 1.18534705686654e-04f;
    static final float Q3 = 1.19825839466702e-06f;

    private static final double[] RECIPROCALS = reciprocals(23);

    private Elementary() {}

    /** e to the x. Below −69 it stays at 1.1e-30, above 88 at 1.7e38; NaN stays NaN. */
    public static float exp(float x) {
        float t = Math.max(Math.min(x, EXP_HIGH), EXP_LOW);
        float shifted = Math.fma(t, LOG2_E, ROUND);
        float n = shifted - ROUND;
        float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, t));
        float p = Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(E5, r, E4), r, E3), r, E2), r, E1), r, E0);
        float y = Math.fma(r * r, p, r) + 1f;
        // shifted ends in n, so n << 23 steps y's exponent by n
        return Float.intBitsToFloat(Float.floatToRawIntBits(y) + (Float.floatToRawIntBits(shifted) << 23));
    }

    public static float sigmoid(float x) {
        return 1f / (1f + exp(-x));
    }

    public static float tanh(float x) {
        float t = Math.max(Math.min(x, TANH_HIGH), -TANH_HIGH);
        float s = t * t;
        float p = Math.fma(
                Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(P6, s, P5), s, P4), s, P3), s, P2), s, P1), s, P0);
        float q = Math.fma(Math.fma(Math.fma(Q3, s, Q2), s, Q1), s, Q0);
        return t * p / q;
    }

    /** e to the x in float64, for x up to 700, to about an ulp. Below −700 it is 0. */
    public static double exp(double x) {
        if (x < -700) {
            return 0;
        }
        double n = Math.rint(x * 1.4426950408889634);
        double r = Math.fma(n, -1.9082149292705877e-10, Math.fma(n, -6.93147180369123816490e-01, x));
        double sum = 1;
        for (int i = 13; i > 0; i--) {
            sum = Math.fma(sum * r, RECIPROCALS[i], 1); // Taylor: 1 + r/1·(1 + r/2·(1 + r/3·(…)))
        }
        return sum * Double.longBitsToDouble((long) (n + 1023) << 52);
    }

    /** Natural logarithm in float64 of a normal positive number, to about an ulp; infinity and NaN stay what they are. */
    public static double log(double x) {
        if (!(x <= Double.MAX_VALUE)) {
            return x;
        }
        int exponent = Math.getExponent(x);
        double mantissa = Double.longBitsToDouble(Double.doubleToRawLongBits(x) - ((long) exponent << 52));
        if (mantissa > 1.4142135623730951) {
            mantissa *= 0.5;
            exponent++;
        }
        return Math.fma(exponent, 0.6931471805599453, logOfRatio((mantissa - 1) / (mantissa + 1)));
    }

    /** log(1 + x) in float64 for x from 0 to 1, exact also where x is far below an ulp of 1. */
    public static double log1p(double x) {
        return x > 0.4 ? log(1 + x) : logOfRatio(x / (2 + x));
    }

    /** log((1 + f) / (1 − f)) = 2·(f + f³/3 + f⁵/5 + …) for |f| below 0.172. */
    private static double logOfRatio(double f) {
        double square = f * f;
        double sum = RECIPROCALS[23];
        for (int i = 21; i > 0; i -= 2) {
            sum = Math.fma(sum, square, RECIPROCALS[i]);
        }
        return 2 * f * sum;
    }

    private static double[] reciprocals(int last) {
        double[] reciprocals = new double[last + 1];
        for (int i = 1; i <= last; i++) {
            reciprocals[i] = 1.0 / i;
        }
        return reciprocals;
    }
}
