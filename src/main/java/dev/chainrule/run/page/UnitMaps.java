package dev.chainrule.run.page;

import dev.chainrule.engine.LayerSpec;
import dev.chainrule.engine.Loss;
import dev.chainrule.engine.NetworkSpec;
import dev.chainrule.engine.Predictor;
import dev.chainrule.engine.TrainingSpec;
import java.util.Arrays;
import java.util.List;

/**
 * What each unit of a network answers over a plane. A layer's answers are the outputs of the network that ends with it, so the engine
 * computes them as it does in training.
 */
final class UnitMaps {

    static final int COLUMNS = 18;
    static final int ROWS = 12;
    private static final int PLACES = COLUMNS * ROWS;

    private final TrainingSpec spec;
    private final float[] places;

    UnitMaps(TrainingSpec spec, Slice slice) {
        this.spec = spec;
        this.places = slice.places(COLUMNS, ROWS);
    }

    /** How many the maps of a network are. */
    static long bytes(NetworkSpec network) {
        return (long) PLACES
                * network.layers().stream().mapToInt(LayerSpec::units).sum();
    }

    /**
     * One byte a place: 128 for 0, 1 and 255 for minus and plus the largest magnitude of the layer, 0 for what is not finite; of probabilities
     * 128 is one half.
     *
     * @return [units of all layers but the inputs][{@link #ROWS}][{@link #COLUMNS}]
     */
    byte[] of(float[] weights) {
        List<LayerSpec> layers = spec.network().layers();
        int units = layers.stream().mapToInt(LayerSpec::units).sum();
        byte[] maps = new byte[units * PLACES];
        int first = 0;
        for (int last = 1; last <= layers.size(); last++) {
            NetworkSpec part = new NetworkSpec(spec.network().inputs(), layers.subList(0, last));
            boolean output = last == layers.size();
            float[] answers = new Predictor(
                            part,
                            output ? spec.loss() : Loss.SQUARED_ERROR,
                            Arrays.copyOf(weights, Math.toIntExact(part.parameters())))
                    .predict(places, PLACES);
            boolean shares =
                    output && (spec.loss() == Loss.SIGMOID_CROSS_ENTROPY || spec.loss() == Loss.SOFTMAX_CROSS_ENTROPY);
            shade(answers, part.outputs(), shares, maps, first);
            first += part.outputs();
        }
        return maps;
    }

    private static void shade(float[] answers, int units, boolean shares, byte[] maps, int first) {
        float most = 0;
        for (float answer : answers) {
            most = Float.isFinite(answer) ? Math.max(most, Math.abs(answer)) : most;
        }
        for (int i = 0; i < answers.length; i++) {
            float signed = shares ? 2 * answers[i] - 1 : most > 0 ? answers[i] / most : 0;
            int shade = Float.isFinite(answers[i]) ? 128 + Math.round(127 * signed) : 0;
            maps[(first + i % units) * PLACES + i / units] = (byte) shade;
        }
    }
}
