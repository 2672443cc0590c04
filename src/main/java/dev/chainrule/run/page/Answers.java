package dev.chainrule.run.page;

import dev.chainrule.run.OutputReading;

/**
 * Reads a network's outputs as somebody wants to see them.
 *
 * @param classes 0 for values
 * @param least of the scaled values that it was trained on; 0 for classes
 * @param most likewise
 */
record Answers(OutputReading reading, int classes, float least, float most) {

    boolean finite(float[] outputs, int row) {
        for (int i = row * reading.columns(); i < (row + 1) * reading.columns(); i++) {
            if (!Float.isFinite(outputs[i])) {
                return false;
            }
        }
        return true;
    }

    /** As {@link OutputReading#winner}. */
    int winner(float[] outputs, int row) {
        return reading.winner(outputs, row);
    }

    /** 0 to 1, as {@link Frame#shade} has it. */
    float shade(float[] outputs, int row) {
        if (classes == 0) {
            return most > least ? clamp((outputs[row] - least) / (most - least)) : 0.5f;
        }
        if (reading.columns() == 1) {
            return clamp(reading.share(outputs[row]));
        }
        float sure = reading.share(outputs[row * reading.columns() + winner(outputs, row)]);
        return clamp((sure - 1f / classes) / (1 - 1f / classes));
    }

    /** What a row's outputs give a class, from 0 to 1. */
    float shareOf(int own, float[] outputs, int row) {
        if (reading.columns() == 1) {
            float one = reading.share(outputs[row]);
            return own == 1 ? one : 1 - one;
        }
        return reading.share(outputs[row * reading.columns() + own]);
    }

    private static float clamp(float value) {
        return Math.max(0, Math.min(1, value));
    }
}
