package dev.chainrule.learn;

import dev.chainrule.engine.Activation;
import dev.chainrule.engine.EpochResult;
import dev.chainrule.engine.Examples;
import dev.chainrule.engine.Initialization;
import dev.chainrule.engine.LayerHealth;
import dev.chainrule.engine.LayerSpec;
import dev.chainrule.engine.Loss;
import dev.chainrule.engine.Model;
import dev.chainrule.engine.NetworkSpec;
import dev.chainrule.engine.Optimizer;
import dev.chainrule.engine.RandomStream;
import dev.chainrule.engine.Score;
import dev.chainrule.engine.Split;
import dev.chainrule.engine.Trainer;
import dev.chainrule.engine.TrainingSpec;
import dev.chainrule.learn.Exhibit.Finding;
import dev.chainrule.learn.Exhibit.Label;
import dev.chainrule.learn.Exhibit.Measured;
import dev.chainrule.web.Format;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** 1,000 standard-normal rows through thirty layers of 100 units: the spread of the activations in the first layer and in the last. */
final class SignalThroughDepth {

    static final Label LABEL = new Label(
            "signal",
            "A signal through thirty layers",
            "What is left of a signal after thirty layers?",
            "Each layer multiplies the spread of the signal by nearly the same factor, and thirty of them make it a power. Only a start whose factor is 1 lets anything through: for ReLU that is He, for tanh a gain of 5/3.",
            "30 × 100 units, 1,000 rows; after K. He et al., 2015, and X. Glorot and Y. Bengio, 2010");

    private static final int UNITS = 100;
    private static final int LAYERS = 30;
    private static final int ROWS = 1_000;

    private final Format format;
    private final Examples rows = rows();

    SignalThroughDepth(Format format) {
        this.format = format;
    }

    List<Finding> findings() {
        return List.of(
                spread("He, ReLU", "0.83 → 0.2 to 2", "he_normal", 0.1, 2.5),
                spread("Xavier, ReLU", "0.59 → about 10⁻⁵", "xavier_normal", 1e-6, 1e-4),
                spread("U ±1/√n, ReLU", "→ about 2 × 10⁻¹²", "uniform:-0.1:0.1", 2e-13, 2e-11),
                spread("N(0, 0.01), ReLU", "→ about 10⁻³⁵", "normal:0.01", 1e-37, 1e-33),
                spread("N(0, 1), ReLU", "→ about 10²⁵", "normal:1", 1e23, 1e27),
                saturation());
    }

    private Finding spread(String setting, String expected, String initialization, double least, double most) {
        List<LayerHealth> layers = layers(Activation.RELU, initialization);
        double first = layers.get(0).activationDeviation();
        double last = layers.get(LAYERS - 1).activationDeviation();
        return new Finding(
                setting,
                expected,
                new Measured(
                        "%s → %s".formatted(format.number(first), format.number(last)), last >= least && last <= most));
    }

    /** Xavier's √(2 / (n + n)) is √(1/n) here. */
    private Finding saturation() {
        List<LayerHealth> layers = layers(Activation.TANH, "xavier_normal:1.6666666666666667");
        double last = layers.get(LAYERS - 1).activationDeviation();
        double saturated = layers.get(0).saturatedShare();
        return new Finding(
                "gain 5/3, tanh",
                "→ 0.65, with 20.7 % of the first layer saturated",
                new Measured(
                        "→ %s, with %s".formatted(format.number(last), format.percent(saturated)),
                        Math.abs(last - 0.65) < 0.05 && Math.abs(saturated - 0.207) < 0.03));
    }

    private List<LayerHealth> layers(Activation activation, String initialization) {
        NetworkSpec network = new NetworkSpec(UNITS, Collections.nCopies(LAYERS, new LayerSpec(UNITS, activation)));
        List<float[]> outputs = new Model(network, Loss.SQUARED_ERROR)
                .with(start(network, initialization))
                .activations(rows);
        List<LayerHealth> layers = new ArrayList<>();
        for (int layer = 0; layer < LAYERS; layer++) {
            layers.add(LayerHealth.of(network.layers().get(layer), outputs.get(layer), 0, 0, 0));
        }
        return layers;
    }

    /** The weights before the first update, of a training that is stopped there. */
    private float[] start(NetworkSpec network, String initialization) {
        TrainingSpec spec = new TrainingSpec(
                network,
                Initialization.parse(initialization),
                Loss.SQUARED_ERROR,
                Score.R_SQUARED,
                new Optimizer.Sgd(0),
                0.1,
                ROWS,
                1,
                0);
        List<EpochResult> before = new ArrayList<>();
        new Trainer().train(spec, Split.withoutValidation(rows), before::add, () -> true);
        return before.get(0).checkpoint().weights();
    }

    private static Examples rows() {
        RandomStream random = new RandomStream(0, RandomStream.Purpose.DATA, 0);
        float[] x = new float[ROWS * UNITS];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextNormal();
        }
        return new Examples(ROWS, UNITS, UNITS, x, new float[ROWS * UNITS]);
    }
}
