package dev.chainrule.autograd;

/** The standard normal distribution. */
final class Normal {

    private static final double ROOT_OF_TWO_PI = StrictMath.sqrt(2 * Math.PI);

    /** From here on less than 2⁻⁵³ of the distribution is left outside. */
    private static final double TAIL = 8.5;

    private Normal() {}

    static double density(double z) {
        return StrictMath.exp(-z * z / 2) / ROOT_OF_TWO_PI;
    }

    /** The share below z: 1/2 + density(z)·(z + z³/3 + z⁵/(3·5) + z⁷/(3·5·7) + …), to 1e-16. Abramowitz and Stegun 26.2.11. */
    static double distribution(double z) {
        if (Double.isNaN(z)) {
            return z;
        }
        if (Math.abs(z) > TAIL) {
            return z > 0 ? 1 : 0;
        }
        double sum = 0;
        double term = z;
        for (int n = 3; sum + term != sum; n += 2) { // all terms have one sign: nothing cancels
            sum += term;
            term *= z * z / n;
        }
        return 0.5 + density(z) * sum;
    }
}
