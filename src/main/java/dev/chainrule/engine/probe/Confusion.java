package dev.chainrule.engine.probe;

import dev.chainrule.engine.Examples;
import dev.chainrule.engine.Model;

/**
 * What a network takes for what.
 *
 * @param counts [class][class that it was taken for], rows
 */
public record Confusion(int[][] counts) {

    /** Counts the rows, each with the class that the score counts it as. One output makes two classes. */
    public static Confusion of(Model model, Examples rows) {
        int classes = Math.max(2, rows.targets());
        int[] actual = model.actualClasses(rows);
        int[] predicted = model.predictedClasses(rows);
        int[][] counts = new int[classes][classes];
        for (int r = 0; r < actual.length; r++) {
            counts[actual[r]][predicted[r]]++;
        }
        return new Confusion(counts);
    }

    /** Share of the rows that were taken for what they are. */
    public double accuracy() {
        int right = 0;
        int all = 0;
        for (int i = 0; i < counts.length; i++) {
            right += counts[i][i];
            all += rows(i);
        }
        return (double) right / all;
    }

    /** Rows of a class. */
    public int rows(int actual) {
        int rows = 0;
        for (int count : counts[actual]) {
            rows += count;
        }
        return rows;
    }
}
