package dev.chainrule.engine.kernel;

/**
 * exp, log, tanh and sigmoid from +, −, ×, ÷ and fma alone, so that every machine gives the same bits. The float forms are
 * mirrored operation by operation in {@link VectorElements}.
 */
public final class Elementary {

    /** Far above the denormals and far below what training notices. */
    public static final float TINY = 1e-30f;

    /**
     * Added before a sum and taken off after, it leaves a multiple of 2⁻¹²³: 0 or far above the denormals, and what is larger than 2e-23 as it was.
     */
    static final float FLOOR = 1e-30f;

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

    static final float LEAK = 0.01f;

    // erf(x) = x·P(x²)/Q(x²), the rational minimax approximation that Eigen uses, good up to ERF_HIGH.
    static final float ERF_HIGH = 4f;
    static final float EP0 = -1.60960333262415e-02f;
    static final float EP1 = -2.95459980854025e-03f;
    static final float EP2 = -7.34990630326855e-04f;
    static final float EP3 = -5.69250639462346e-05f;
    static final float EP4 = -2.10102402082508e-06f;
    static final float EP5 = 2.77068142495902e-08f;
    static final float EP6 = -2.72614225801306e-10f;
    static final float EQ0 = -1.42647390514189e-02f;
    static final float EQ1 = -7.37332916720468e-03f;
    static final float EQ2 = -1.68282697438203e-03f;
    static final float EQ3 = -2.13374055278905e-04f;
    static final float EQ4 = -1.45660718464996e-05f;
    static final float SQRT_HALF = 0.70710678f;
    static final float NORMAL_PEAK = 0.39894228f;

    // log(1 + x) = 2·(f + f³/3 + f⁵/5 + …) for f = x/(2 + x), at most 1/3
    static final float L1 = 1f / 3;
    static final float L2 = 1f / 5;
    static final float L3 = 1f / 7;
    static final float L4 = 1f / 9;
    static final float L5 = 1f / 11;
    static final float L6 = 1f / 13;
    static final float L7 = 1f / 15;

    private static final double[] RECIPROCALS = reciprocals(24);

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

    /** exp(x) − 1 for x up to 0, without the cancellation near 0: 2t/(1 − t) for t = tanh(x/2). */
    static float expm1(float x) {
        float t = tanh(0.5f * x);
        return (t + t) / (1f - t);
    }

    /** The normal distribution function. */
    static float normal(float x) {
        float t = Math.max(Math.min(x * SQRT_HALF, ERF_HIGH), -ERF_HIGH);
        float s = t * t;
        float p = Math.fma(
                Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(EP6, s, EP5), s, EP4), s, EP3), s, EP2), s, EP1), s, EP0);
        float q = Math.fma(Math.fma(Math.fma(Math.fma(EQ4, s, EQ3), s, EQ2), s, EQ1), s, EQ0);
        return Math.fma(0.5f, t * p / q, 0.5f);
    }

    /** log(1 + x) for x from 0 to 1. */
    static float log1p(float x) {
        float f = x / (2f + x);
        float s = f * f;
        float p = Math.fma(
                Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(L7, s, L6), s, L5), s, L4), s, L3), s, L2), s, L1);
        return 2f * Math.fma(f * s, p, f);
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

    /** base to a whole power of 0 or more, by squaring: unlike StrictMath's, which goes by way of the heap. */
    public static double power(double base, long exponent) {
        double power = 1;
        double square = base;
        for (long rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                power *= square;
            }
            square *= square;
        }
        return power;
    }

    /** cos(π·x) for x from 0 to 1, to 2e-16: 1 − y²/(1·2)·(1 − y²/(3·4)·(…)) for y up to π/2, mirrored beyond. */
    public static double cosineOfPi(double x) {
        double y = StrictMath.PI * Math.min(x, 1 - x);
        double square = y * y;
        double sum = 1;
        for (int i = 23; i > 0; i -= 2) {
            sum = Math.fma(-square * RECIPROCALS[i] * RECIPROCALS[i + 1], sum, 1);
        }
        return x > 0.5 ? -sum : sum;
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
