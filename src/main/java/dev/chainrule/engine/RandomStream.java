package dev.chainrule.engine;

/**
 * The engine's own random numbers, the same on every machine: xoshiro256++ (Blackman and Vigna 2021), its state filled by SplitMix64
 * from a seed, a purpose and an index. Streams that differ in one of the three have nothing to do with each other.
 * Not for several threads at once.
 */
public final class RandomStream {

    /** What a stream is for. The numbers are part of every definition's result: none is ever changed. */
    public enum Purpose {
        /** Start of a layer's weights; the index is the layer, from 0. */
        WEIGHTS(1),
        /** Order of the rows; the index is the epoch, from 1. */
        SHUFFLE(2),
        /** Rows that a generator makes. */
        DATA(3),
        /** Noise put on them. */
        NOISE(4),
        /** Which rows are held back. */
        SPLIT(5),
        /** Which outputs an update goes without; the index is the update of the training, from 0, times 1,024, plus the layer, from 0. */
        DROPOUT(6),
        /** Where a probe looks; the index is the direction, from 0. */
        PROBE(64);

        private final long number;

        Purpose(long number) {
            this.number = number;
        }
    }

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1p-53;

    private long s0;
    private long s1;
    private long s2;
    private long s3;
    private double spareNormal = Double.NaN;

    public RandomStream(long seed, Purpose purpose, long index) {
        restart(seed, purpose, index);
    }

    /** Becomes the stream that a new one with these arguments would be. */
    public void restart(long seed, Purpose purpose, long index) {
        long state = mix(mix(mix(seed + GOLDEN) + purpose.number * GOLDEN) + index * GOLDEN);
        s0 = mix(state += GOLDEN);
        s1 = mix(state += GOLDEN);
        s2 = mix(state += GOLDEN);
        s3 = mix(state + GOLDEN);
        spareNormal = Double.NaN;
    }

    /** 64 random bits. */
    public long nextLong() {
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /** Uniform from 0 (included) to 1 (excluded), a multiple of 2⁻⁵³. */
    public double nextDouble() {
        return (nextLong() >>> 11) * UNIT;
    }

    /** Uniform from low to high. */
    public double nextUniform(double low, double high) {
        return low + (high - low) * nextDouble();
    }

    /** Uniform from 0 to bound − 1, without bias (Lemire 2019); bound is 1 or more. */
    public int nextInt(int bound) {
        long product = (nextLong() >>> 32) * bound;
        if ((product & 0xFFFFFFFFL) < bound) {
            long reject = (1L << 32) % bound;
            while ((product & 0xFFFFFFFFL) < reject) {
                product = (nextLong() >>> 32) * bound;
            }
        }
        return (int) (product >>> 32);
    }

    /** Standard normal, by Marsaglia's polar method. */
    public double nextNormal() {
        if (!Double.isNaN(spareNormal)) {
            double spare = spareNormal;
            spareNormal = Double.NaN;
            return spare;
        }
        double x;
        double y;
        double square;
        do {
            x = 2 * nextDouble() - 1;
            y = 2 * nextDouble() - 1;
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        double factor = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
        spareNormal = y * factor;
        return x * factor;
    }

    /** Puts the values into a random order (Fisher and Yates), every order equally likely. */
    public void shuffle(int[] values) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = nextInt(i + 1);
            int value = values[i];
            values[i] = values[j];
            values[j] = value;
        }
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
