package dev.chainrule.dataset;

import dev.chainrule.engine.RandomStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which rows train and which validate. One shuffle by the data's seed orders all rows; both parts keep that order.
 *
 * <p>Validation gets round(share · rows) rows, halves up, at least one if the share is above 0. Each class gives its share of them: the
 * whole part of validation · (rows of the class) / rows, and what is then missing goes one by one to the classes with the largest
 * remainder, the first of equals. A class never gives its last row.
 */
record SplitRows(int[] training, int[] validation) {

    /** @throws InvalidDatasetException naming {@code validationShare} if fewer rows are left to train on than there are classes, or none */
    static SplitSizes sizes(int rows, int classes, double share) {
        if (!(share >= 0 && share < 1)) {
            throw refused("%s is not a share of the rows. Use 0, for no validation, to below 1.".formatted(share));
        }
        // As decimals: 0.29 of 50 rows are 14.5 and so 15, though in binary they are a little less.
        int rounded = BigDecimal.valueOf(share)
                .multiply(BigDecimal.valueOf(rows))
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact();
        int validation = share == 0 ? 0 : Math.max(1, rounded);
        int training = rows - validation;
        int least = Math.max(1, classes);
        if (training < least) {
            throw refused("A validation share of %s leaves %d of %d rows to train on; %s. Use 0 to %s."
                    .formatted(
                            share,
                            training,
                            rows,
                            classes > 0 ? "there are %d classes".formatted(classes) : "one is needed",
                            BigDecimal.valueOf(rows - least).divide(BigDecimal.valueOf(rows), 2, RoundingMode.DOWN)));
        }
        return new SplitSizes(training, validation);
    }

    private static InvalidDatasetException refused(String message) {
        return new InvalidDatasetException(List.of(new InvalidDatasetException.Problem("validationShare", message)));
    }

    static SplitRows of(Dataset data, double share) {
        SplitSizes sizes = sizes(data.rows(), data.classes(), share);
        int[] quotas =
                data.classes() == 0 ? new int[] {sizes.validation()} : quotas(data.countsByClass(), sizes.validation());
        int[] training = new int[sizes.training()];
        int[] validation = new int[sizes.validation()];
        int trained = 0;
        int validated = 0;
        for (int row : shuffled(data)) {
            int group = data.classes() == 0 ? 0 : (int) data.y()[row];
            if (quotas[group] > 0) {
                quotas[group]--;
                validation[validated++] = row;
            } else {
                training[trained++] = row;
            }
        }
        return new SplitRows(training, validation);
    }

    private static int[] shuffled(Dataset data) {
        int[] order = IntStream.range(0, data.rows()).toArray();
        new RandomStream(data.spec().seed(), RandomStream.Purpose.SPLIT, 0).shuffle(order);
        return order;
    }

    /** How many rows of each class validate; they add up to {@code validation}. */
    static int[] quotas(int[] counts, int validation) {
        long rows = 0;
        for (int count : counts) {
            rows += count;
        }
        int[] quotas = new int[counts.length];
        int missing = validation;
        for (int label = 0; label < counts.length; label++) {
            quotas[label] = (int) ((long) validation * counts[label] / rows);
            missing -= quotas[label];
        }
        boolean[] raised = new boolean[counts.length];
        for (; missing > 0; missing--) {
            int best = largestRemainder(counts, quotas, raised, validation, rows);
            if (best < 0) { // every class with rows to spare has had one
                raised = new boolean[counts.length];
                best = largestRemainder(counts, quotas, raised, validation, rows);
            }
            quotas[best]++;
            raised[best] = true;
        }
        return quotas;
    }

    private static int largestRemainder(int[] counts, int[] quotas, boolean[] raised, int validation, long rows) {
        int best = -1;
        long largest = -1;
        for (int label = 0; label < counts.length; label++) {
            long remainder = (long) validation * counts[label] % rows;
            if (!raised[label] && quotas[label] < counts[label] - 1 && remainder > largest) {
                best = label;
                largest = remainder;
            }
        }
        return best;
    }
}
