package dev.chainrule.engine;

/** float64 numbers in a checkpoint's float32 state, bit by bit: 16 bits a place, each a finite whole number. */
final class StateNumbers {

    static final int PLACES = 4;

    private static final int BITS = 16;

    private StateNumbers() {}

    static void put(double value, float[] state, int offset) {
        long bits = Double.doubleToLongBits(value);
        for (int i = 0; i < PLACES; i++) {
            state[offset + i] = bits >>> BITS * i & 0xFFFF;
        }
    }

    static double get(float[] state, int offset) {
        long bits = 0;
        for (int i = 0; i < PLACES; i++) {
            bits |= ((long) state[offset + i] & 0xFFFF) << BITS * i;
        }
        return Double.longBitsToDouble(bits);
    }
}
