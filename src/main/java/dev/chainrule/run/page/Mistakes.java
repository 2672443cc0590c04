package dev.chainrule.run.page;

import dev.chainrule.dataset.Dataset;
import dev.chainrule.dataset.PreparedData;
import dev.chainrule.engine.Examples;
import dev.chainrule.engine.Predictor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What a network takes images for that it has not trained on, or, where all rows train, those that it has.
 *
 * @param confusion [class][class it is taken for], rows
 * @param worst rows of the data set that it predicts worst, the worst first; none if an answer is not finite
 * @param finite whether every answer is
 * @param validation whether the rows are those of validation
 */
record Mistakes(
        int[][] confusion, List<Worst> worst, int rows, boolean finite, boolean validation, List<String> classNames) {

    /** As many as a thumbnail has room for. */
    static final int MOST_WORST = 6;

    /** Multiply-adds that asking may cost; of more rows the first are asked about. */
    private static final double DEAREST = 5e8;

    /**
     * A row of the data set.
     *
     * @param share what the network gives its own class, 0 to 1
     */
    record Worst(int row, int truth, int taken, float share) {}

    /** @param parameters of the network */
    static Mistakes of(PreparedData data, Predictor network, Answers answers, long parameters) {
        boolean validation = data.split().validation().isPresent();
        Examples part = data.split().validation().orElse(data.split().training());
        int[] numbers = validation ? data.validationRows() : data.trainingRows();
        int rows = (int) Math.max(1, Math.min(numbers.length, DEAREST / parameters));
        Dataset set = data.dataset();
        float[] outputs = network.predict(Arrays.copyOf(part.x(), rows * set.features()), rows);
        int[][] confusion = new int[set.classes()][set.classes()];
        List<Worst> worst = new ArrayList<>();
        boolean finite = true;
        for (int row = 0; row < rows; row++) {
            int truth = (int) set.y()[numbers[row]];
            int taken = answers.winner(outputs, row);
            confusion[truth][taken]++;
            finite &= answers.finite(outputs, row);
            worst.add(new Worst(numbers[row], truth, taken, answers.shareOf(truth, outputs, row)));
        }
        worst.sort(Comparator.comparingDouble(Worst::share));
        return new Mistakes(
                confusion,
                finite ? List.copyOf(worst.subList(0, Math.min(MOST_WORST, rows))) : List.of(),
                rows,
                finite,
                validation,
                set.classNames());
    }

    int wrong() {
        int right = 0;
        for (int own = 0; own < confusion.length; own++) {
            right += confusion[own][own];
        }
        return rows - right;
    }

    /** For example "12 of 360 validation rows wrong; most confused: 8 as 1, 4 rows". */
    String confusionInWords() {
        String of = "%,d %s %s".formatted(rows, validation ? "validation" : "training", rows == 1 ? "row" : "rows");
        if (!finite) {
            return "the answers are not finite";
        }
        Confused most = Confused.most(confusion);
        return most == null
                ? "all of " + of + " right"
                : "%,d of %s wrong; most confused: %s".formatted(wrong(), of, most.words(classNames));
    }

    /** For example "worst: 8 taken for 1, 9 taken for 4"; one that is taken for what it is, is the least sure. */
    String worstInWords() {
        if (!finite) {
            return "the answers are not finite";
        }
        return "worst: "
                + String.join(
                        ", ",
                        worst.stream()
                                .map(row -> row.truth() == row.taken()
                                        ? "%s, right but unsure".formatted(classNames.get(row.truth()))
                                        : "%s taken for %s"
                                                .formatted(classNames.get(row.truth()), classNames.get(row.taken())))
                                .toList());
    }
}
