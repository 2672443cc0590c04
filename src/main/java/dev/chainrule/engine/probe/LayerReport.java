package dev.chainrule.engine.probe;

import dev.chainrule.engine.Examples;
import dev.chainrule.engine.LayerHealth;
import dev.chainrule.engine.LayerSpec;
import dev.chainrule.engine.Model;
import java.util.ArrayList;
import java.util.List;

/**
 * How one layer does on given rows, in figures and in pictures.
 *
 * @param activations of all its units on all rows
 * @param gradients of its weights, without the biases
 * @param weights without the biases
 */
public record LayerReport(LayerHealth health, Histogram activations, Histogram gradients, Histogram weights) {

    /** Outputs looked at in one report, of all layers together: 200 MB. Use fewer rows of a larger network. */
    public static final int MOST_OUTPUTS = 50_000_000;

    /**
     * Looks at every layer, with the update that plain gradient descent would make next over all the rows: rate · gradient.
     *
     * @throws IllegalArgumentException if the rows do not fit the network, or are too many
     */
    public static List<LayerReport> of(Model model, Examples rows, double learningRate) {
        double[] gradient = gradient(model, rows);
        double[] update = new double[gradient.length];
        for (int i = 0; i < update.length; i++) {
            update[i] = learningRate * gradient[i];
        }
        return reports(model, rows, gradient, model.weights(), update);
    }

    /**
     * Looks at every layer, with the update that led to the model's weights.
     *
     * @param before the weights before it
     * @throws IllegalArgumentException if the rows or the weights do not fit the network, or the rows are too many
     */
    public static List<LayerReport> after(Model model, Examples rows, float[] before) {
        if (before.length != model.parameters()) {
            throw new IllegalArgumentException("The weights before the update: %,d values came; the network needs %,d."
                    .formatted(before.length, model.parameters()));
        }
        float[] weights = model.weights();
        double[] update = new double[before.length];
        for (int i = 0; i < update.length; i++) {
            update[i] = (double) weights[i] - before[i];
        }
        return reports(model, rows, gradient(model, rows), before, update);
    }

    private static double[] gradient(Model model, Examples rows) {
        long outputs = 0;
        for (LayerSpec layer : model.network().layers()) {
            outputs += (long) rows.rows() * layer.units();
        }
        if (outputs > MOST_OUTPUTS) {
            throw new IllegalArgumentException(
                    "%,d rows through this network give %,d outputs; a report takes %,d. Use fewer rows."
                            .formatted(rows.rows(), outputs, MOST_OUTPUTS));
        }
        return model.gradient(rows);
    }

    private static List<LayerReport> reports(
            Model model, Examples rows, double[] gradient, float[] before, double[] update) {
        float[] weights = model.weights();
        List<float[]> activations = model.activations(rows);
        List<LayerRange> ranges = LayerRange.of(model.network());
        List<LayerReport> reports = new ArrayList<>();
        for (int l = 0; l < ranges.size(); l++) {
            LayerRange range = ranges.get(l);
            LayerHealth health = LayerHealth.of(
                    model.network().layers().get(l),
                    activations.get(l),
                    range.norm(gradient),
                    range.norm(weights),
                    LayerHealth.ratio(range.norm(update), range.norm(before)));
            reports.add(new LayerReport(
                    health,
                    Histogram.of(activations.get(l), 0, activations.get(l).length),
                    Histogram.of(gradient, range.from(), range.biases()),
                    Histogram.of(weights, range.from(), range.biases())));
        }
        return reports;
    }
}
