package dev.chainrule.engine.kernel;

import static dev.chainrule.engine.kernel.VectorElements.LANES;
import static dev.chainrule.engine.kernel.VectorElements.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The partial sums of {@link SquareSum} in vectors. The square of a float32 is exact in float64, so that fma rounds as an addition does.
 *
 * <p>Only the first half of a vector is ever made float64, because HotSpot 17 makes the second one slowly: the vectors overlap.
 */
final class VectorSquareSum {

    private static final int HALF = LANES / 2;
    private static final VectorSpecies<Double> DOUBLES = VectorSpecies.of(double.class, SPECIES.vectorShape());

    private VectorSquareSum() {}

    /** Whether rows are whole vectors without a gap, and the eight sums one or two of them. */
    static boolean takes(int columns, int stride) {
        return columns == stride && columns % LANES == 0 && (LANES == SquareSum.PARTS || LANES == 2 * SquareSum.PARTS);
    }

    /** Sets the sums to those of whole rows, in one loop: within another it takes three times as long. Reads half a vector past their end. */
    static void start(double[] sums, float[] x, int from, int to) {
        if (LANES == SquareSum.PARTS) {
            startTwo(sums, x, from, to);
        } else {
            startOne(sums, x, from, to);
        }
    }

    /** Whether each row is the first half of a vector, one value for each of the eight sums. */
    static boolean takesHalves(int columns, int stride) {
        return columns == SquareSum.PARTS && LANES == 2 * SquareSum.PARTS && stride == LANES;
    }

    /** Sets the sums to those of such rows. */
    static void startHalves(double[] sums, float[] x, int from, int to) {
        DoubleVector sum = DoubleVector.zero(DOUBLES);
        for (int i = from; i < to; i += LANES) {
            DoubleVector first =
                    (DoubleVector) FloatVector.fromArray(SPECIES, x, i).convertShape(VectorOperators.F2D, DOUBLES, 0);
            sum = first.fma(first, sum);
        }
        sum.intoArray(sums, 0);
    }

    private static void startOne(double[] sums, float[] x, int from, int to) {
        DoubleVector sum = DoubleVector.zero(DOUBLES);
        for (int i = from; i < to; i += LANES) {
            DoubleVector first =
                    (DoubleVector) FloatVector.fromArray(SPECIES, x, i).convertShape(VectorOperators.F2D, DOUBLES, 0);
            DoubleVector second = (DoubleVector)
                    FloatVector.fromArray(SPECIES, x, i + HALF).convertShape(VectorOperators.F2D, DOUBLES, 0);
            sum = first.fma(first, sum);
            sum = second.fma(second, sum);
        }
        sum.intoArray(sums, 0);
    }

    private static void startTwo(double[] sums, float[] x, int from, int to) {
        DoubleVector low = DoubleVector.zero(DOUBLES);
        DoubleVector high = DoubleVector.zero(DOUBLES);
        for (int i = from; i < to; i += LANES) {
            DoubleVector first =
                    (DoubleVector) FloatVector.fromArray(SPECIES, x, i).convertShape(VectorOperators.F2D, DOUBLES, 0);
            DoubleVector second = (DoubleVector)
                    FloatVector.fromArray(SPECIES, x, i + HALF).convertShape(VectorOperators.F2D, DOUBLES, 0);
            low = first.fma(first, low);
            high = second.fma(second, high);
        }
        low.intoArray(sums, 0);
        high.intoArray(sums, HALF);
    }
}
