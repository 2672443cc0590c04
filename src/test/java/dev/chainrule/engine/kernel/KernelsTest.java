package dev.chainrule.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Holds the two forms to each other, bit by bit. */
class KernelsTest {

    private static final int[] SIZES = {1, 2, 3, 7, 8, 13, 16, 17, 24, 25, 31, 33, 64, 100, 129, 207, 300};

    private static final float[] SPECIAL = {
        0f, -0f, 1e-31f, -1e-31f, 1e-42f, Float.MAX_VALUE, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN
    };

    private final Kernels scalar = new ScalarKernels();
    private Kernels vector;

    @BeforeEach
    void needsTheVectorModule() {
        assumeTrue(
                ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(),
                "nothing to compare: the module jdk.incubator.vector is not loaded");
        vector = new VectorKernels();
    }

    @RepeatedTest(60)
    void productsOfRandomShapesAreEqual(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition();
        Random random = new Random(seed);
        int m = SIZES[random.nextInt(SIZES.length)];
        int n = SIZES[random.nextInt(SIZES.length)];
        int k = SIZES[random.nextInt(SIZES.length)];
        float[] a = values(m * k, random);
        float[] b = values(k * n, random);
        float[] bias = values(n, random);
        boolean transposed = random.nextBoolean();

        float[] plain = product(scalar, a, transposed, b, bias, m, n, k);
        float[] vectors = product(vector, a, transposed, b, bias, m, n, k);

        assertThat(vectors).as("[%d, %d] · [%d, %d], seed %d", m, k, k, n, seed).isEqualTo(plain);
        assertThat(plain).isEqualTo(oneSumAfterTheOther(a, transposed, b, bias, m, n, k));
    }

    @RepeatedTest(20)
    void rowSumsOfRandomShapesAreEqual(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int rows = SIZES[random.nextInt(SIZES.length)];
        int n = SIZES[random.nextInt(SIZES.length)];
        float[] values = values(rows * n, random);

        assertThat(sums(vector, values, rows, n)).isEqualTo(sums(scalar, values, rows, n));
    }

    @RepeatedTest(40)
    void squaresOfRandomShapesAddUpToTheSame(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int rows = SIZES[random.nextInt(SIZES.length)];
        int columns = repetition.getCurrentRepetition() % 2 == 0
                ? 16 * (1 + random.nextInt(8)) // whole vectors
                : SIZES[random.nextInt(SIZES.length)];
        int stride = columns == 8
                ? Math.max(8, vector.lanes())
                : columns + random.nextInt(2); // 8 of 16 places are a case of their own
        float[] x = values(rows * stride, random);

        double plain = scalar.sumOfSquares(x, 0, rows, columns, stride);

        assertThat(vector.sumOfSquares(x, 0, rows, columns, stride)).isEqualTo(plain);
        assertThat(plain).isEqualTo(squaresOneAfterTheOther(x, rows, columns, stride));
    }

    private static double squaresOneAfterTheOther(float[] x, int rows, int columns, int stride) {
        double[] sums = new double[8];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double value = x[row * stride + column];
                sums[column % 8] += value * value;
            }
        }
        return ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
    }

    /** Values up to half a row's places wide, the special ones among them, rows of both parities, and what comes after them stays. */
    @Test
    void valuesOfNarrowRowsAreWorkedOnCloserTogether() {
        closerTogether((kernels, v, n) -> kernels.tanh(v, n));
        closerTogether((kernels, v, n) -> kernels.sigmoid(v, n));
        closerTogether((kernels, v, n) -> kernels.elu(v, n));
    }

    private interface Function {
        void on(Kernels kernels, float[] values, int n);
    }

    private void closerTogether(Function function) {
        int stride = vector.lanes();
        for (int columns = 1; columns <= stride / 2; columns++) {
            for (int rows = 1; rows <= 11; rows++) {
                float[] values = values((rows + 1) * stride, new Random(rows));
                System.arraycopy(SPECIAL, 0, values, 0, Math.min(SPECIAL.length, rows * stride));
                float[] plain = values.clone();
                float[] together = values.clone();
                float[] room = new float[values.length];

                function.on(scalar, plain, rows * stride);
                int n = vector.pack(together, rows, columns, stride, room);
                function.on(vector, room, n);
                vector.unpack(room, rows, columns, stride, together);

                assertThat(n).as("%d rows of %d", rows, columns).isLessThanOrEqualTo((rows + 1) / 2 * stride);
                int[] expected = bits(plain);
                int[] actual = bits(together);
                for (int i = 0; i < values.length; i++) {
                    if (i >= rows * stride) {
                        assertThat(together[i]).as("behind %d rows", rows).isEqualTo(values[i]);
                    } else if (i % stride < columns) {
                        assertThat(actual[i]).as("%d of %d", i, rows).isEqualTo(expected[i]);
                    }
                }
            }
        }
    }

    /** What lies past the columns may come from a neighbour, but where no value is NaN no such place becomes one. */
    @Test
    void nothingPastTheColumnsOfNarrowRowsBecomesNaN() {
        int stride = vector.lanes();
        float[] values = new float[4 * stride];
        float[] room = new float[values.length];
        int columns = stride / 2;
        for (int row = 0; row < 4; row++) {
            values[row * stride] = row % 2 == 0 ? Float.POSITIVE_INFINITY : Float.NEGATIVE_INFINITY;
        }

        int n = vector.pack(values, 4, columns, stride, room);
        vector.elu(room, n);
        vector.unpack(room, 4, columns, stride, values);
        float[] delta = new float[values.length];
        vector.eluBackward(values, delta, values.length);

        assertThat(values[0]).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(values[stride]).isCloseTo(-1, within(1e-6f)); // elu’s own rounding
        assertThat(delta).containsOnly(0f); // nothing comes back for them, as nothing came in
    }

    @Test
    void activationsAreEqual() {
        same((kernels, v) -> kernels.sigmoid(v[0], v[0].length));
        same((kernels, v) -> kernels.tanh(v[0], v[0].length));
        same((kernels, v) -> kernels.relu(v[0], v[0].length));
        same((kernels, v) -> kernels.leakyRelu(v[0], v[0].length));
        same((kernels, v) -> kernels.elu(v[0], v[0].length));
        same((kernels, v) -> kernels.gelu(v[0], v[1], v[0].length));
        same((kernels, v) -> kernels.silu(v[0], v[1], v[0].length));
        same((kernels, v) -> kernels.softplus(v[0], v[1], v[0].length));
    }

    @Test
    void derivativesAreEqual() {
        same((kernels, v) -> kernels.sigmoidBackward(v[0], v[1], v[0].length));
        same((kernels, v) -> kernels.tanhBackward(v[0], v[1], v[0].length));
        same((kernels, v) -> {
            kernels.relu(v[0], v[0].length);
            kernels.reluBackward(v[0], v[1], v[0].length);
        });
        same((kernels, v) -> kernels.leakyReluBackward(v[0], v[1], v[0].length));
        same((kernels, v) -> kernels.eluBackward(v[0], v[1], v[0].length));
        sameUpTo((kernels, v) -> kernels.geluBackward(v[0], v[2], v[1], v[0].length), 2);
        sameUpTo((kernels, v) -> kernels.siluBackward(v[0], v[2], v[1], v[0].length), 2);
        sameUpTo((kernels, v) -> kernels.softplusBackward(v[0], v[2], v[1], v[0].length), 2);
    }

    @Test
    void updatesAreEqual() {
        same((kernels, v) -> kernels.descend(v[0], v[1], 0.037f, 0, v[0].length));
        same((kernels, v) -> kernels.descend(v[0], v[1], v[2], 0.037f, 0.9f, 0, v[0].length));
        same((kernels, v) -> kernels.nesterov(v[0], v[1], v[2], 0.037f, 0.9f, 0, v[0].length));
        same((kernels, v) -> kernels.adagrad(v[0], v[1], squares(v[2]), 0.037f, 1e-10f, 0, v[0].length));
        RunningMean slow = new RunningMean(0.999);
        RunningMean fast = new RunningMean(0.9);
        same((kernels, v) -> kernels.rms(v[0], squares(v[2]), slow, 1e-8f, 0, v[0].length));
        same((kernels, v) -> kernels.centredRms(v[0], squares(v[2]), v[1], slow, 1e-8f, 0, v[0].length));
        same((kernels, v) ->
                kernels.adam(v[3], v[0], v[1], squares(v[2]), fast, slow, 0.037f, 31.6f, 1e-8f, 0, v[0].length));
    }

    @RepeatedTest(33)
    void updatesOfRandomLengthsAreEqual(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int n = stride(vector, SIZES[random.nextInt(SIZES.length)]); // what is flat is as long as whole vectors
        RunningMean slow = new RunningMean(0.999);
        RunningMean fast = new RunningMean(0.9);
        same(
                n,
                random,
                (kernels, v) -> kernels.adam(v[0], v[1], v[2], squares(v[3]), fast, slow, .01f, 2f, 1e-8f, 0, n));
        same(n, random, (kernels, v) -> kernels.adagrad(v[0], v[1], squares(v[2]), .01f, 1e-10f, 0, n));
        same(n, random, (kernels, v) -> kernels.rms(v[0], squares(v[1]), slow, 1e-8f, 0, n));
        same(n, random, (kernels, v) -> kernels.centredRms(v[0], squares(v[1]), v[2], slow, 1e-8f, 0, n));
        same(n, random, (kernels, v) -> kernels.nesterov(v[0], v[1], v[2], .01f, .9f, 0, n));
        same(n, random, (kernels, v) -> kernels.add(v[0], v[1], .01f, n));
        same(n, random, (kernels, v) -> kernels.addSigns(v[0], v[1], .01f, n));
        same(n, random, (kernels, v) -> kernels.scale(v[0], .01f, 0, n));
        same(n, random, (kernels, v) -> kernels.clamp(v[0], .5f, n));
        same(n, random, (kernels, v) -> kernels.mask(v[0], v[1], v[2], n));
    }

    private void same(int n, Random random, Work work) {
        long seed = random.nextLong();
        float[][] plain = new float[4][];
        float[][] vectors = new float[4][];
        for (int i = 0; i < 4; i++) {
            plain[i] = values(n, new Random(seed + i));
            vectors[i] = plain[i].clone();
        }
        work.on(scalar, plain);
        work.on(vector, vectors);
        for (int i = 0; i < 4; i++) {
            assertThat(bits(vectors[i])).as("array %d of %d values", i, n).isEqualTo(bits(plain[i]));
        }
    }

    @Test
    void preparationsOfAGradientAreEqual() {
        same((kernels, v) -> kernels.add(v[0], v[1], 0.037f, v[0].length));
        same((kernels, v) -> kernels.addSigns(v[1], v[0], 0.037f, v[0].length));
        same((kernels, v) -> kernels.scale(v[0], 0.037f, 0, v[0].length));
        same((kernels, v) -> kernels.clamp(v[0], 0.5f, v[0].length));
        same((kernels, v) -> kernels.mask(v[0], v[1], v[2], v[0].length));
    }

    @Test
    void nothingRememberedIsEverDenormal() {
        for (Kernels kernels : new Kernels[] {scalar, vector}) {
            float[] w = new float[64];
            float[] m = new float[64];
            float[] s = new float[64];
            Random random = new Random(3);
            for (int step = 0; step < 3_000; step++) {
                float[] g = new float[64];
                for (int i = 0; i < 64; i++) {
                    g[i] = step < 100 ? (float) (random.nextGaussian() * Math.pow(10, -i / 2)) : 0f; // 1 to 1e-31
                }
                RunningMean mean = new RunningMean(0.9);
                kernels.adam(w, g, m, s, mean, mean, 0.01f, 1f, 1e-8f, 0, 64);
                for (int i = 0; i < 64; i++) {
                    assertThat(Math.abs(m[i])).as("mean %d at %d", i, step).matches(KernelsTest::zeroOrNormal);
                    assertThat(s[i]).as("square %d at %d", i, step).matches(KernelsTest::zeroOrNormal);
                }
            }
            assertThat(s[0]).isNotNegative().isLessThan(1e-35f); // forgotten but for the last few multiples of 2⁻¹²³
        }
    }

    private static boolean zeroOrNormal(float value) {
        return value == 0 || value >= Float.MIN_NORMAL;
    }

    private static float[] squares(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.abs(values[i]);
        }
        return values;
    }

    private interface Work {
        void on(Kernels kernels, float[][] arrays);
    }

    private void same(Work work) {
        sameUpTo(work, 4);
    }

    /** Leaves out the last array, which a derivative may overwrite as it likes. */
    private void sameUpTo(Work work, int compared) {
        float[][] plain = arrays();
        float[][] vectors = arrays();
        work.on(scalar, plain);
        work.on(vector, vectors);
        for (int i = 0; i < compared; i++) {
            assertThat(bits(vectors[i])).as("array %d", i).isEqualTo(bits(plain[i]));
        }
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            bits[i] = Float.floatToIntBits(values[i]); // one pattern for all that is not a number
        }
        return bits;
    }

    /** Numbers of every size, and the special ones. */
    private static float[][] arrays() {
        Random random = new Random(8);
        float[][] arrays = new float[4][4_096];
        for (float[] array : arrays) {
            for (int i = 0; i < array.length; i++) {
                array[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(60) - 35));
            }
        }
        System.arraycopy(SPECIAL, 0, arrays[0], 7, SPECIAL.length);
        for (int i = 100; i < 3_000; i++) {
            arrays[0][i] = (float) (8 * random.nextGaussian()); // where the functions bend
        }
        return arrays;
    }

    private static float[] product(
            Kernels kernels, float[] a, boolean transposed, float[] b, float[] bias, int m, int n, int k) {
        int stride = stride(kernels, n);
        float[] c = new float[m * stride];
        kernels.multiply(new Product()
                .a(a, 0, transposed ? 1 : k, transposed ? m : 1)
                .b(padded(b, k, n, stride), 0, stride)
                .start(padded(bias, 1, n, stride), 0, 0)
                .c(c, 0, stride)
                .shape(m, stride, k));
        return unpadded(c, m, n, stride);
    }

    private static float[] sums(Kernels kernels, float[] values, int rows, int n) {
        int stride = stride(kernels, n);
        float[] sums = new float[stride];
        kernels.sumRows(padded(values, rows, n, stride), rows, stride, stride, sums, 0);
        return unpadded(sums, 1, n, stride);
    }

    private static float[] oneSumAfterTheOther(
            float[] a, boolean transposed, float[] b, float[] bias, int m, int n, int k) {
        float[] c = new float[m * n];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                float sum = bias[j];
                for (int p = 0; p < k; p++) {
                    sum = Math.fma(a[transposed ? p * m + i : i * k + p], b[p * n + j], sum);
                }
                c[i * n + j] = sum;
            }
        }
        return c;
    }

    private static int stride(Kernels kernels, int n) {
        return (n + kernels.lanes() - 1) / kernels.lanes() * kernels.lanes();
    }

    private static float[] values(int n, Random random) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static float[] padded(float[] values, int rows, int n, int stride) {
        float[] padded = new float[rows * stride];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(values, i * n, padded, i * stride, n);
        }
        return padded;
    }

    private static float[] unpadded(float[] values, int rows, int n, int stride) {
        float[] unpadded = new float[rows * n];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(values, i * stride, unpadded, i * n, n);
        }
        return unpadded;
    }
}
