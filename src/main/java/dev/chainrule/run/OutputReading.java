package dev.chainrule.run;

import dev.chainrule.dataset.TargetCoding;

/**
 * Reads the outputs of a network as the engine's accuracy reads them.
 *
 * @param columns outputs of a row
 */
public record OutputReading(TargetCoding coding, int columns) {

    /** The class of a row: the largest output, the first of equals; for one output the side of its middle. {@code outputs}: [rows, columns]. */
    public int winner(float[] outputs, int row) {
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

    /** An output brought to where 0 codes "not of the class" and 1 "of the class". */
    public float share(float output) {
        return switch (coding) {
            case MINUS_ONE_ONE, ONE_HOT_SIGNED -> (output + 1) / 2;
            default -> output;
        };
    }
}
