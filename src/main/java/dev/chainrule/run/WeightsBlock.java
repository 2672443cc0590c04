package dev.chainrule.run;

import java.util.Arrays;
import java.util.Optional;

/**
 * Weights of several epochs, one after the other.
 *
 * @param epochs ascending
 * @param bytes little-endian float32, [epochs][parameters]
 */
public record WeightsBlock(int[] epochs, byte[] bytes) {

    static WeightsBlock read(byte[] epochs, byte[] bytes) {
        return new WeightsBlock(Floats.toInts(epochs), bytes);
    }

    Optional<float[]> at(int epoch) {
        int i = Arrays.binarySearch(epochs, epoch);
        return i < 0 ? Optional.empty() : Optional.of(weights(i));
    }

    float[] weights(int i) {
        int size = bytes.length / epochs.length;
        return Floats.toFloats(bytes, i * size, size);
    }
}
