package dev.chainrule.run.page;

import dev.chainrule.dataset.TargetCoding;

/**
 * Reads a network's outputs as somebody wants to see them.
 *
 * @param classes 0 for values
 * @param least of the scaled values that it was trained on; 0 for classes
 * @param most likewise
 */
record Answers(TargetCoding coding, int classes, int columns, float least, float most) {

    boolean finite(float[] outputs, int row) {
        for (int i = row * columns; i < (row + 1) * columns; i++) {
            if (!Float.isFinite(outputs[i])) {
                return false;
            }
        }
        return true;
    }

    /** The class that the engine's accuracy takes it for: the largest output, the first of equals; for one output the side of its middle. */
    int winner(float[] outputs, int row) {
        if (columns == 1) {
            return share(outputs[row]) > 0.5f ? 1 : 0;
        }
        int winner = 0;
        for (int column = 1; column < columns; column++) {
            if (outputs[row * columns + column] > outputs[row * columns + winner]) {
                winner = column;
            }
        }
        return winner;
    }

    /** 0 to 1, as {@link Frame#shade} has it. */
    float shade(float[] outputs, int row) {
        if (classes == 0) {
            return most > least ? clamp((outputs[row] - least) / (most - least)) : 0.5f;
        }
        if (columns == 1) {
            return clamp(share(outputs[row]));
        }
        float sure = share(outputs[row * columns + winner(outputs, row)]);
        return clamp((sure - 1f / classes) / (1 - 1f / classes));
    }

    /** An output as a probability. */
    private float share(float output) {
        return switch (coding) {
            case MINUS_ONE_ONE, ONE_HOT_SIGNED -> (output + 1) / 2;
            default -> output;
        };
    }

    private static float clamp(float value) {
        return Math.max(0, Math.min(1, value));
    }
}
