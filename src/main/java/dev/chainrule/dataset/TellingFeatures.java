package dev.chainrule.dataset;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the two features that tell most about the target, each by itself: between classes by Fisher's ratio (variance of the class means
 * over variance within classes), for a value by its squared correlation. Features of two values or one, as of a category, make no scatter
 * and come last.
 */
final class TellingFeatures {

    private TellingFeatures() {}

    /** @return indices of features, the more telling first; of a data set with two features these, as they are */
    static int[] two(Dataset data) {
        if (data.features() < 3) {
            return new int[] {0, data.features() - 1};
        }
        List<Integer> best = IntStream.range(0, data.features())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer feature) -> -telling(data, feature)))
                .limit(2)
                .toList();
        return new int[] {best.get(0), best.get(1)};
    }

    static double telling(Dataset data, int feature) {
        if (!manyValued(data, feature)) {
            return -1;
        }
        return data.classes() == 0 ? squaredCorrelation(data, feature) : fisherRatio(data, feature);
    }

    private static boolean manyValued(Dataset data, int feature) {
        float first = data.x()[feature];
        float second = first;
        for (int i = feature; i < data.x().length; i += data.features()) {
            float value = data.x()[i];
            if (value != first && value != second) {
                if (second != first) {
                    return true;
                }
                second = value;
            }
        }
        return false;
    }

    private static double fisherRatio(Dataset data, int feature) {
        int classes = data.classes();
        double[] mean = new double[classes];
        int[] counts = data.countsByClass();
        double total = 0;
        for (int row = 0; row < data.rows(); row++) {
            double value = data.x()[row * data.features() + feature];
            mean[(int) data.y()[row]] += value;
            total += value;
        }
        double between = 0;
        for (int label = 0; label < classes; label++) {
            mean[label] /= Math.max(1, counts[label]);
            double difference = mean[label] - total / data.rows();
            between += counts[label] * difference * difference;
        }
        double within = 0;
        for (int row = 0; row < data.rows(); row++) {
            double difference = data.x()[row * data.features() + feature] - mean[(int) data.y()[row]];
            within += difference * difference;
        }
        return within == 0 ? Double.MAX_VALUE : between / within;
    }

    private static double squaredCorrelation(Dataset data, int feature) {
        int rows = data.rows();
        double meanX = 0;
        double meanY = 0;
        for (int row = 0; row < rows; row++) {
            meanX += data.x()[row * data.features() + feature] / (double) rows;
            meanY += data.y()[row] / (double) rows;
        }
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int row = 0; row < rows; row++) {
            double x = data.x()[row * data.features() + feature] - meanX;
            double y = data.y()[row] - meanY;
            xx += x * x;
            yy += y * y;
            xy += x * y;
        }
        return yy == 0 ? 0 : xy * xy / (xx * yy);
    }
}
