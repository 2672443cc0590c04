package dev.chainrule.run.page;

import dev.chainrule.dataset.Dataset;
import dev.chainrule.dataset.PreparedData;
import dev.chainrule.run.Predicting;
import dev.chainrule.run.Run;
import dev.chainrule.web.BadInput;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** Prepares what somebody can ask the network of a run about: fields with the training means, a place to draw, rows of the data. */
@Component
class TryItFacts {

    private static final int MOST_FIELDS = 40;
    private static final MathContext FIGURES = new MathContext(4);

    private final Predicting predicting;

    TryItFacts(Predicting predicting) {
        this.predicting = predicting;
    }

    TryIt of(Run run) {
        PreparedData data = predicting.data(run);
        Dataset rows = data.dataset();
        boolean picture = rows.kind().images();
        String[] means = picture ? new String[0] : means(data);
        boolean fielded = !picture && rows.features() <= MOST_FIELDS;
        List<TryIt.Field> fields = new ArrayList<>();
        for (int feature = 0; fielded && feature < rows.features(); feature++) {
            fields.add(new TryIt.Field(rows.featureNames().get(feature), means[feature]));
        }
        return new TryIt(
                fields,
                rows.kind().image(),
                picture ? largest(rows.x()) : 0,
                fielded ? "" : String.join(", ", means),
                rows.features(),
                rows.classNames(),
                rows.rows());
    }

    /**
     * A row of the data as somebody would type it.
     *
     * @param number from 0; rows that the network was not trained on come first
     * @param seen whether the network was trained on it
     * @param truth what it is: a class or a value
     */
    record Example(int number, boolean seen, float[] x, String truth) {}

    Example example(Run run, int number) {
        PreparedData data = predicting.data(run);
        Dataset rows = data.dataset();
        if (number < 0 || number >= rows.rows()) {
            throw new BadInput("number", "%d is out of range. Use 0 to %d.".formatted(number, rows.rows() - 1));
        }
        int unseen = data.validationRows().length;
        int row = number < unseen ? data.validationRows()[number] : data.trainingRows()[number - unseen];
        float y = rows.y()[row];
        String truth = rows.classes() > 0
                ? rows.classNames().get((int) y)
                : new BigDecimal(Float.toString(y)).stripTrailingZeros().toPlainString();
        float[] x = Arrays.copyOfRange(rows.x(), row * rows.features(), (row + 1) * rows.features());
        return new Example(number, number >= unseen, x, truth);
    }

    private static String[] means(PreparedData data) {
        Dataset rows = data.dataset();
        double[] sums = new double[rows.features()];
        for (int row : data.trainingRows()) {
            for (int feature = 0; feature < sums.length; feature++) {
                sums[feature] += rows.x()[row * sums.length + feature];
            }
        }
        int count = data.trainingRows().length;
        return Arrays.stream(sums).mapToObj(sum -> plain(sum / count)).toArray(String[]::new);
    }

    /** As a field of a form takes it. */
    private static String plain(double value) {
        return new BigDecimal(value).round(FIGURES).stripTrailingZeros().toPlainString();
    }

    private static double largest(float[] pixels) {
        float largest = 0;
        for (float pixel : pixels) {
            largest = Math.max(largest, pixel);
        }
        return largest;
    }
}
