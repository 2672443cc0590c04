package dev.chainrule.dataset;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes the pictures of data sets. */
final class Pictures {

    private static final MathContext FOUR_FIGURES = new MathContext(4);

    private Pictures() {}

    static DatasetPicture.Scatter scatter(Dataset data) {
        int[] axes = TellingFeatures.two(data);
        int step = (data.rows() + DatasetPicture.MOST_POINTS - 1) / DatasetPicture.MOST_POINTS;
        List<double[]> points = new ArrayList<>();
        for (int row = 0; row < data.rows(); row += step) {
            points.add(new double[] {
                rounded(data.x()[row * data.features() + axes[0]]),
                rounded(data.x()[row * data.features() + axes[1]]),
                rounded(data.y()[row])
            });
        }
        boolean regression = data.classes() == 0;
        return new DatasetPicture.Scatter(
                points,
                data.classNames(),
                counts(data),
                regression ? range(data.y()) : List.of(),
                data.featureNames().get(axes[0]),
                data.featureNames().get(axes[1]));
    }

    private static List<Integer> counts(Dataset data) {
        return Arrays.stream(data.countsByClass()).boxed().toList();
    }

    private static List<Double> range(float[] y) {
        float least = y[0];
        float most = y[0];
        for (float value : y) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return List.of(rounded(least), rounded(most));
    }

    /** Large images are sent in smaller numbers. */
    static DatasetPicture.Images images(Dataset data) {
        int pixels = data.features();
        int count = Math.min(data.rows(), pixels > 100 ? 12 : 24);
        float brightest = 0;
        for (float pixel : data.x()) {
            brightest = Math.max(brightest, pixel);
        }
        List<double[]> images = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            double[] image = new double[pixels];
            for (int pixel = 0; pixel < pixels; pixel++) {
                image[pixel] = Math.rint(1000.0 * data.x()[row * pixels + pixel] / brightest) / 1000;
            }
            images.add(image);
            labels.add(data.classNames().get((int) data.y()[row]));
        }
        DatasetKind.Image shape = data.kind().image();
        return new DatasetPicture.Images(
                images, shape.width(), shape.height(), labels, data.classNames(), counts(data));
    }

    /** By way of the shortest text, so that 0.1f is 0.1 and not 0.10000000149. */
    private static double rounded(float value) {
        return new BigDecimal(Float.toString(value)).round(FOUR_FIGURES).doubleValue();
    }
}
