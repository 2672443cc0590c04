package dev.chainrule.dataset.upload;

import java.util.List;

/** Whether a network can learn from what a file became. */
final class ConversionChecks {

    private final Trouble.Gathered troubles;

    ConversionChecks(Trouble.Gathered troubles) {
        this.troubles = troubles;
    }

    void size(int rows, int incomplete, int features) {
        if (rows < UploadLimits.LEAST_ROWS) {
            troubles.add(
                    0,
                    "%,d complete %s too few; use at least %d.%s"
                            .formatted(
                                    rows,
                                    rows == 1 ? "row is" : "rows are",
                                    UploadLimits.LEAST_ROWS,
                                    incomplete == 0
                                            ? ""
                                            : " %,d %s a missing cell: leave out the columns that miss most."
                                                    .formatted(incomplete, incomplete == 1 ? "row has" : "rows have")));
        }
        if (features == 0) {
            troubles.add(0, "No column is left to learn from. Use at least one besides the one to predict.");
        }
        if (features > UploadLimits.FEATURES) {
            troubles.add(
                    0,
                    "Categories as columns of their own make %,d features. Use up to %,d: leave some columns out."
                            .formatted(features, UploadLimits.FEATURES));
        }
        if ((long) rows * features > UploadLimits.NUMBERS) {
            troubles.add(
                    0,
                    "%,d rows of %,d features are %,d numbers. Use up to %,d: leave rows or columns out."
                            .formatted(rows, features, (long) rows * features, UploadLimits.NUMBERS));
        }
    }

    /** A column that never changes tells nothing, and one category of 0 everywhere comes from rows that were left out. */
    void features(float[] x, List<String> names) {
        int features = names.size();
        for (int feature = 0; feature < features; feature++) {
            boolean constant = true;
            for (int i = feature + features; i < x.length && constant; i += features) {
                constant = x[i] == x[feature];
            }
            if (constant) {
                troubles.add(
                        0,
                        "Column %s is the same in every complete row, so there is nothing to learn from it. Leave it out."
                                .formatted(names.get(feature)));
            }
        }
    }

    void target(String name, float[] y, List<String> classes) {
        if (classes.isEmpty()) {
            boolean constant = true;
            for (float value : y) {
                constant &= value == y[0];
            }
            if (constant) {
                troubles.add(0, "Column %s is %s in every row. Predict a column that changes.".formatted(name, y[0]));
            }
            return;
        }
        if (classes.size() == 1) {
            troubles.add(
                    0,
                    "Column %s has one class only, “%s”. Predict a column with at least two."
                            .formatted(name, classes.get(0)));
        }
        if (classes.size() > UploadLimits.CLASSES) {
            troubles.add(
                    0,
                    "Column %s has %,d classes. Use up to %d, or predict it as a value."
                            .formatted(name, classes.size(), UploadLimits.CLASSES));
            return;
        }
        int[] counts = new int[classes.size()];
        for (float label : y) {
            counts[(int) label]++;
        }
        for (int label = 0; label < counts.length; label++) {
            if (counts[label] == 1) {
                troubles.add(
                        0,
                        "Class “%s” of column %s has one complete row. Use at least two: one to train on, one to validate on."
                                .formatted(classes.get(label), name));
            }
        }
    }
}
