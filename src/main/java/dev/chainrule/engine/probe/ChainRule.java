package dev.chainrule.engine.probe;

import dev.chainrule.engine.Examples;
import dev.chainrule.engine.LayerSpec;
import dev.chainrule.engine.Loss;
import dev.chainrule.engine.Model;
import java.util.Arrays;
import java.util.List;

/**
 * The gradient of single weights, row by row and with every number on the way, in float64: slow and plain, to be read beside the engine's
 * own. The loss is the data's alone, as in {@link Model}.
 */
public final class ChainRule {

    private final List<LayerSpec> layers;
    private final List<LayerRange> ranges;
    private final Loss loss;
    private final float[] weights;
    private final Examples rows;

    /** @throws IllegalArgumentException if the rows do not fit the network */
    public ChainRule(Model model, Examples rows) {
        if (rows.features() != model.network().inputs()
                || rows.targets() != model.network().outputs()) {
            throw new IllegalArgumentException(
                    "Rows of %,d features and %,d targets came; the network has %,d inputs and %,d outputs."
                            .formatted(
                                    rows.features(),
                                    rows.targets(),
                                    model.network().inputs(),
                                    model.network().outputs()));
        }
        layers = model.network().layers();
        ranges = LayerRange.of(model.network());
        loss = model.loss();
        weights = model.weights();
        this.rows = rows;
    }

    /**
     * Where a weight is.
     *
     * @param layer that it leads to, from 0
     * @param from what it comes from: a feature or a unit of the layer before, from 0; {@value #BIAS} for a bias
     * @param unit that it leads to, from 0
     */
    public record Place(int layer, int from, int unit) {

        public static final int BIAS = -1;

        public boolean bias() {
            return from == BIAS;
        }
    }

    /**
     * Where the weight at a place lies among all, as in {@link Model#gradient}.
     *
     * @throws IllegalArgumentException if there is no such place
     */
    int index(Place place) {
        if (place.layer() < 0 || place.layer() >= ranges.size()) {
            throw new IllegalArgumentException(
                    "There is no layer %d. Use 0 to %d.".formatted(place.layer(), ranges.size() - 1));
        }
        LayerRange range = ranges.get(place.layer());
        if (place.unit() < 0 || place.unit() >= range.units()) {
            throw new IllegalArgumentException(
                    "There is no unit %d. Use 0 to %d.".formatted(place.unit(), range.units() - 1));
        }
        if (place.from() < Place.BIAS || place.from() >= range.inputs()) {
            throw new IllegalArgumentException("Nothing comes from %d. Use 0 to %d, or -1 for the bias."
                    .formatted(place.from(), range.inputs() - 1));
        }
        return place.bias()
                ? range.biases() + place.unit()
                : range.from() + place.from() * range.units() + place.unit();
    }

    public double weight(Place place) {
        return weights[index(place)];
    }

    /** What each row says: dL/dw of its own loss, [rows]. Their mean is the gradient over all the rows. */
    public double[] slopes(Place place) {
        index(place);
        double[] slopes = new double[rows.rows()];
        for (int row = 0; row < slopes.length; row++) {
            slopes[row] = pass(row, place.layer()).slope(place);
        }
        return slopes;
    }

    /** A row's way through the network and all the way back. */
    public RowPass pass(int row) {
        return pass(row, 0);
    }

    /** @param until the layer to go back to; those before it stay 0 */
    private RowPass pass(int row, int until) {
        int count = layers.size();
        double[] x = new double[rows.features()];
        for (int i = 0; i < x.length; i++) {
            x[i] = rows.x()[row * x.length + i];
        }
        double[][] z = new double[count][];
        double[][] a = new double[count][];
        double[][] slopes = new double[count][];
        double[][] byA = new double[count][];
        double[][] byZ = new double[count][];
        for (int l = 0; l < count; l++) {
            z[l] = sums(ranges.get(l), l == 0 ? x : a[l - 1]);
            a[l] = new double[z[l].length];
            slopes[l] = new double[z[l].length];
            byA[l] = new double[z[l].length];
            byZ[l] = new double[z[l].length];
            for (int j = 0; j < z[l].length; j++) {
                a[l][j] = Float64.activation(layers.get(l).activation(), z[l][j]);
                slopes[l][j] = Slopes.of(layers.get(l).activation(), z[l][j]);
            }
        }
        int offset = row * rows.targets();
        double[] out = a[count - 1];
        byA[count - 1] = Slopes.of(loss, out, rows.y(), offset);
        for (int l = count - 1; l >= until; l--) {
            for (int j = 0; j < byZ[l].length; j++) {
                byZ[l][j] = byA[l][j] * slopes[l][j];
            }
            if (l > until) {
                byA[l - 1] = through(ranges.get(l), byZ[l]);
            }
        }
        double[] targets = new double[out.length];
        for (int j = 0; j < targets.length; j++) {
            targets[j] = rows.y()[offset + j];
        }
        return new RowPass(x, z, a, slopes, byA, byZ, answers(out), targets, Float64.loss(loss, out, rows.y(), offset));
    }

    private double[] sums(LayerRange range, double[] in) {
        double[] sums = new double[range.units()];
        for (int j = 0; j < sums.length; j++) {
            sums[j] = weights[range.biases() + j];
        }
        for (int i = 0; i < in.length; i++) {
            int from = range.from() + i * sums.length;
            for (int j = 0; j < sums.length; j++) {
                sums[j] += in[i] * weights[from + j];
            }
        }
        return sums;
    }

    /** dL/da of the layer before, from dL/dz. */
    private double[] through(LayerRange range, double[] byZ) {
        double[] through = new double[range.inputs()];
        for (int i = 0; i < through.length; i++) {
            int from = range.from() + i * byZ.length;
            for (int j = 0; j < byZ.length; j++) {
                through[i] += weights[from + j] * byZ[j];
            }
        }
        return through;
    }

    private double[] answers(double[] out) {
        return switch (loss) {
            case SOFTMAX_CROSS_ENTROPY -> Slopes.softmax(out);
            case SIGMOID_CROSS_ENTROPY ->
                Arrays.stream(out).map(Slopes::sigmoid).toArray();
            default -> out.clone();
        };
    }
}
