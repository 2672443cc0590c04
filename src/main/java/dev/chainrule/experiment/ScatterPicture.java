package dev.chainrule.experiment;

import dev.chainrule.dataset.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Rows as points over two columns. Of more than two features those are taken that tell the classes apart best, each by itself; for values,
 * the one that goes with the target best is drawn against it.
 */
final class ScatterPicture {

    private static final int MOST_POINTS = 1_000;
    private static final int MARGIN = 14;
    /** Of the classes in order; the first two are the pair of the sign of a weight. */
    private static final List<String> CLASS_TOKENS = List.of("neg", "pos", "c3", "c6", "c1", "c5", "c4", "c0");

    private static final int VALUE_STEPS = 5;

    private ScatterPicture() {}

    static DataPicture draw(Dataset data, String alt) {
        boolean values = data.classes() == 0;
        int[] best = data.features() == 2 ? new int[] {0, 1} : Columns.telling(data);
        boolean againstTarget = values && data.features() != 2;
        float[] across = column(data, best[0]);
        float[] up = againstTarget ? data.y() : column(data, best.length > 1 ? best[1] : best[0]);
        int groups = values ? (againstTarget ? 1 : VALUE_STEPS) : data.classes();
        int[] group = groups(data, groups);
        List<DataPicture.Mark> marks = new ArrayList<>();
        List<DataPicture.Key> key = new ArrayList<>();
        for (int k = 0; k < groups; k++) {
            String token = values ? (againstTarget ? "accent" : "o" + k) : CLASS_TOKENS.get(k % CLASS_TOKENS.size());
            boolean square = !values && k % 2 == 1;
            marks.add(new DataPicture.Mark(path(across, up, group, k), token, square, ""));
            if (!values) {
                key.add(new DataPicture.Key(token, square, className(data, k, count(group, k))));
            } else if (!againstTarget && (k == 0 || k == groups - 1)) {
                key.add(new DataPicture.Key(token, false, k == 0 ? "smallest values" : "largest values"));
            }
        }
        String caption = data.features() == 2
                ? ""
                : "%s across, %s up"
                        .formatted(
                                data.featureNames().get(best[0]),
                                againstTarget
                                        ? "the target"
                                        : data.featureNames().get(best[1]));
        return new DataPicture(DataPicture.WIDTH, DataPicture.HEIGHT, marks, key, caption, alt);
    }

    private static String className(Dataset data, int k, int rows) {
        return String.format(Locale.ROOT, "%s, %,d %s", data.classNames().get(k), rows, rows == 1 ? "row" : "rows");
    }

    private static int count(int[] group, int k) {
        int count = 0;
        for (int g : group) {
            count += g == k ? 1 : 0;
        }
        return count;
    }

    private static int[] groups(Dataset data, int groups) {
        int[] group = new int[data.rows()];
        Range range = Range.of(data.y());
        for (int row = 0; row < group.length; row++) {
            group[row] = data.classes() > 0
                    ? (int) data.y()[row]
                    : (int) Math.min(groups - 1, range.share(data.y()[row]) * groups);
        }
        return group;
    }

    private static float[] column(Dataset data, int feature) {
        float[] column = new float[data.rows()];
        for (int row = 0; row < column.length; row++) {
            column[row] = data.x()[row * data.features() + feature];
        }
        return column;
    }

    private static String path(float[] across, float[] up, int[] group, int k) {
        Range x = Range.of(across);
        Range y = Range.of(up);
        int stride = (across.length + MOST_POINTS - 1) / MOST_POINTS;
        StringBuilder path = new StringBuilder();
        for (int row = 0; row < across.length; row += stride) {
            if (group[row] == k) {
                path.append(String.format(
                        Locale.ROOT,
                        "M%.1f %.1fh0",
                        MARGIN + x.share(across[row]) * (DataPicture.WIDTH - 2 * MARGIN),
                        DataPicture.HEIGHT - MARGIN - y.share(up[row]) * (DataPicture.HEIGHT - 2 * MARGIN)));
            }
        }
        return path.toString();
    }

    private record Range(float least, float most) {

        static Range of(float[] values) {
            float least = Float.POSITIVE_INFINITY;
            float most = Float.NEGATIVE_INFINITY;
            for (float value : values) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
            return new Range(least, most);
        }

        /** 0 to 1 from the least to the most; a constant lies in the middle. */
        double share(float value) {
            return most > least ? ((double) value - least) / ((double) most - least) : .5;
        }
    }

    /** Chooses which columns to look at. */
    private static final class Columns {

        private Columns() {}

        /** The two features with the largest share of variance between classes, or the one that correlates most with the values. */
        static int[] telling(Dataset data) {
            int first = -1;
            int second = -1;
            double[] worth = new double[data.features()];
            for (int feature = 0; feature < worth.length; feature++) {
                worth[feature] = data.classes() == 0
                        ? correlation(column(data, feature), data.y())
                        : between(column(data, feature), data);
                if (first < 0 || worth[feature] > worth[first]) {
                    second = first;
                    first = feature;
                } else if (second < 0 || worth[feature] > worth[second]) {
                    second = feature;
                }
            }
            return second < 0 ? new int[] {first} : new int[] {first, second};
        }

        private static double between(float[] column, Dataset data) {
            double[] sums = new double[data.classes()];
            int[] counts = new int[data.classes()];
            double mean = mean(column);
            double total = 0;
            for (int row = 0; row < column.length; row++) {
                sums[(int) data.y()[row]] += column[row] - mean;
                counts[(int) data.y()[row]]++;
                total += (column[row] - mean) * (column[row] - mean);
            }
            double between = 0;
            for (int k = 0; k < sums.length; k++) {
                between += counts[k] == 0 ? 0 : sums[k] * sums[k] / counts[k];
            }
            return total == 0 ? 0 : between / total;
        }

        private static double correlation(float[] column, float[] target) {
            double columnMean = mean(column);
            double targetMean = mean(target);
            double product = 0;
            double columnSquares = 0;
            double targetSquares = 0;
            for (int row = 0; row < column.length; row++) {
                product += (column[row] - columnMean) * (target[row] - targetMean);
                columnSquares += (column[row] - columnMean) * (column[row] - columnMean);
                targetSquares += (target[row] - targetMean) * (target[row] - targetMean);
            }
            double scale = Math.sqrt(columnSquares * targetSquares);
            return scale == 0 ? 0 : Math.abs(product / scale);
        }

        private static double mean(float[] values) {
            double sum = 0;
            for (float value : values) {
                sum += value;
            }
            return values.length == 0 ? 0 : sum / values.length;
        }
    }
}
