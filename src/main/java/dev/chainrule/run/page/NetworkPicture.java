package dev.chainrule.run.page;

import dev.chainrule.dataset.PreparedData;
import dev.chainrule.engine.Examples;
import dev.chainrule.engine.Predictor;
import dev.chainrule.engine.TrainingSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at a run's network, epoch by epoch, with the engine that trained it. Made for one request; not for several threads at once. */
final class NetworkPicture {

    /** Multiply-adds that counting the training rows may cost. */
    private static final double DEAREST_COUNT = 1e9;

    private final TrainingSpec spec;
    private final PreparedData data;
    private final Answers answers;
    private final @Nullable Plane plane;
    private final float[] places;
    private final boolean counting;

    NetworkPicture(TrainingSpec spec, PreparedData data, Answers answers, @Nullable Plane plane) {
        this.spec = spec;
        this.data = data;
        this.answers = answers;
        this.plane = plane;
        this.places = plane == null ? new float[0] : data.scaler().apply(plane.points(), plane.places());
        this.counting = answers.classes() > 0
                && (double) data.trainingRows().length * spec.network().parameters() <= DEAREST_COUNT;
    }

    /** Multiply-adds of one frame. */
    double cost() {
        int rows = counting ? data.trainingRows().length : 0;
        return (double) (rows + (plane == null ? 0 : plane.places()))
                * spec.network().parameters();
    }

    Frame at(int epoch, float[] weights) {
        Predictor network = new Predictor(spec.network(), spec.loss(), weights);
        Shades shades = plane == null ? Shades.NONE : shades(network, plane.places());
        if (!counting) {
            return new Frame(epoch, shades.shade(), shades.classes(), shades.finite(), new int[0], null);
        }
        return count(epoch, network, shades);
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

    private Frame count(int epoch, Predictor network, Shades shades) {
        Examples training = data.split().training();
        float[] outputs = network.predict(training.x(), training.rows());
        int[][] confusion = new int[answers.classes()][answers.classes()];
        List<Integer> wrong = new ArrayList<>();
        for (int row = 0; row < training.rows(); row++) {
            int own = (int) data.dataset().y()[data.trainingRows()[row]];
            int taken = answers.winner(outputs, row);
            confusion[own][taken]++;
            if (own != taken) {
                wrong.add(row);
            }
        }
        int[] rows = wrong.stream().mapToInt(Integer::intValue).toArray();
        return new Frame(epoch, shades.shade(), shades.classes(), shades.finite(), rows, confusion);
    }
}
