package dev.chainrule.run;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A named array of a file with weights.
 *
 * @param whole whether it holds int32; else float32. Both little-endian
 */
record FileArray(String name, boolean whole, int... shape) {

    static final int ITEM_BYTES = 4;

    long bytes() {
        long items = 1;
        for (int size : shape) {
            items *= size;
        }
        return items * ITEM_BYTES;
    }

    /** "16, 2" */
    String sizes() {
        return Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    }
}
