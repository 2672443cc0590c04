package dev.chainrule.dataset;

import java.util.ArrayList;
import java.util.List;

/**
 * One column of a data set in four numbers, worked out in float64 over all rows.
 *
 * @param deviation population standard deviation
 */
record FeatureStatistics(String name, double mean, double deviation, double least, double most) {

    /** One for each feature, in order. */
    static List<FeatureStatistics> ofEach(Dataset data) {
        List<FeatureStatistics> statistics = new ArrayList<>();
        for (int feature = 0; feature < data.features(); feature++) {
            float[] column = new float[data.rows()];
            for (int row = 0; row < column.length; row++) {
                column[row] = data.x()[row * data.features() + feature];
            }
            statistics.add(of(data.featureNames().get(feature), column));
        }
        return statistics;
    }

    static FeatureStatistics of(String name, float[] values) {
        double sum = 0;
        double least = values[0];
        double most = values[0];
        for (float value : values) {
            sum += value;
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        double mean = sum / values.length;
        double squares = 0;
        for (float value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new FeatureStatistics(name, mean, Math.sqrt(squares / values.length), least, most);
    }

    /** How many features are 0 in every row: pixels that no picture uses. */
    static int unlit(Dataset data) {
        boolean[] lit = new boolean[data.features()];
        for (int i = 0; i < data.x().length; i++) {
            lit[i % lit.length] |= data.x()[i] != 0;
        }
        int unlit = 0;
        for (boolean used : lit) {
            unlit += used ? 0 : 1;
        }
        return unlit;
    }
}
