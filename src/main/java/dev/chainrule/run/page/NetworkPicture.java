package dev.chainrule.run.page;

import dev.chainrule.dataset.PreparedData;
import dev.chainrule.engine.Examples;
import dev.chainrule.engine.Predictor;
import dev.chainrule.engine.TrainingSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at a run's network, epoch by epoch, with the engine that trained it. Made for one request; not for several threads at once. */
final class NetworkPicture {

    /** Multiply-adds that asking about all rows may cost. */
    private static final double DEAREST_COUNT = 1e9;

    private static final int MOST_WORST = 8;

    private final TrainingSpec spec;
    private final PreparedData data;
    private final Answers answers;
    private final @Nullable Plane plane;
    private final float[] places;
    private final boolean counting;

    NetworkPicture(TrainingSpec spec, PreparedData data, Answers answers, @Nullable Slice slice) {
        this.spec = spec;
        this.data = data;
        this.answers = answers;
        this.plane = slice == null ? null : slice.plane();
        this.places = slice == null
                ? new float[0]
                : slice.places(slice.plane().columns(), slice.plane().rows());
        this.counting = (double) allRows() * spec.network().parameters() <= DEAREST_COUNT;
    }

    /** Multiply-adds of one frame. */
    double cost() {
        int rows = counting ? allRows() : 0;
        return (double) (rows + (plane == null ? 0 : plane.places()))
                * spec.network().parameters();
    }

    private int allRows() {
        return data.trainingRows().length + data.validationRows().length;
    }

    Frame at(int epoch, float[] weights) {
        Predictor network = new Predictor(spec.network(), spec.loss(), weights);
        Shades shades = plane == null ? Shades.NONE : shades(network, plane.places());
        Examples training = data.split().training();
        float[] outputs = counting ? network.predict(training.x(), training.rows()) : new float[0];
        Frame.Missed missed = missed(outputs, data.trainingRows(), training);
        return new Frame(
                epoch,
                shades.shade(),
                shades.classes(),
                shades.finite(),
                missed.confusion() == null ? new int[0] : wrong(outputs),
                missed.confusion(),
                missed.worst(),
                data.split()
                        .validation()
                        .map(rows -> missed(
                                counting ? network.predict(rows.x(), rows.rows()) : new float[0],
                                data.validationRows(),
                                rows))
                        .orElse(null));
    }

    /** @param numbers of the rows in the data set */
    private Frame.Missed missed(float[] outputs, int[] numbers, Examples rows) {
        if (!counting) {
            return Frame.Missed.UNCOUNTED;
        }
        return new Frame.Missed(
                answers.classes() > 0 ? confusion(outputs, numbers) : null, worst(outputs, numbers, rows));
    }

    private record Shades(byte @Nullable [] shade, byte @Nullable [] classes, boolean finite) {
        static final Shades NONE = new Shades(null, null, true);
    }

    private Shades shades(Predictor network, int count) {
        float[] outputs = network.predict(places, count);
        byte[] shade = new byte[count];
        byte[] classes = answers.classes() > 2 ? new byte[count] : null;
        for (int place = 0; place < count; place++) {
            if (!answers.finite(outputs, place)) {
                return new Shades(null, null, false);
            }
            shade[place] = (byte) Math.round(255 * answers.shade(outputs, place));
            if (classes != null) {
                classes[place] = (byte) answers.winner(outputs, place);
            }
        }
        return new Shades(shade, classes, true);
    }

    /** The target of a row of the data set as it has it: a class or a value. */
    private float truth(int number) {
        return data.dataset().y()[number];
    }

    private int[][] confusion(float[] outputs, int[] numbers) {
        int[][] confusion = new int[answers.classes()][answers.classes()];
        for (int row = 0; row < numbers.length; row++) {
            confusion[(int) truth(numbers[row])][answers.winner(outputs, row)]++;
        }
        return confusion;
    }

    private int[] wrong(float[] outputs) {
        List<Integer> wrong = new ArrayList<>();
        for (int row = 0; row < data.trainingRows().length; row++) {
            if ((int) truth(data.trainingRows()[row]) != answers.winner(outputs, row)) {
                wrong.add(row);
            }
        }
        return wrong.stream().mapToInt(Integer::intValue).toArray();
    }

    private List<Frame.Worst> worst(float[] outputs, int[] numbers, Examples rows) {
        List<Frame.Worst> worst = new ArrayList<>();
        for (int row = 0; row < rows.rows(); row++) {
            if (!answers.finite(outputs, row)) {
                return List.of();
            }
            float truth = truth(numbers[row]);
            worst.add(
                    answers.classes() > 0
                            ? new Frame.Worst(
                                    row,
                                    truth,
                                    answers.winner(outputs, row),
                                    answers.shareOf((int) truth, outputs, row))
                            : new Frame.Worst(
                                    row,
                                    truth,
                                    (float) data.targetScaler().undo(outputs[row]),
                                    -Math.abs(outputs[row] - rows.y()[row])));
        }
        worst.sort(Comparator.comparingDouble(Frame.Worst::share));
        return List.copyOf(worst.subList(0, Math.min(MOST_WORST, worst.size())));
    }
}
