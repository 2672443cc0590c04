package dev.chainrule.engine;

import dev.chainrule.engine.kernel.Elementary;

/** What schedules and early stopping allow, and the curve that two of the schedules share. */
final class ScheduleRanges {

    private ScheduleRanges() {}

    static void share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("%s of %s is out of range. Use 0 to 1.".formatted(name, value));
        }
    }

    static void factor(double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    "A factor of %s is out of range. Use more than 0 and at most 1.".formatted(value));
        }
    }

    static void divisor(String which, double value) {
        if (!(value >= 1 && value <= 1e12)) {
            throw new IllegalArgumentException(
                    "A divisor of %s at the %s is out of range. Use 1 to 1,000,000,000,000.".formatted(value, which));
        }
    }

    static void epochs(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("%s of %,d epochs is too short. Use 1 or more.".formatted(name, value));
        }
    }

    static void patience(int value) {
        if (value < 0) {
            throw new IllegalArgumentException("A patience of %,d epochs is negative. Use 0 or more.".formatted(value));
        }
    }

    /** From one value to another along half a cosine wave; progress is 0 to 1. */
    static double halfWave(double from, double to, double progress) {
        return to + (from - to) * (1 + Elementary.cosineOfPi(progress)) / 2;
    }
}
