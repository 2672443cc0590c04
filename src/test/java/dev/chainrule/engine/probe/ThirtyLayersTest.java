package dev.chainrule.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chainrule.engine.Activation;
import dev.chainrule.engine.Examples;
import dev.chainrule.engine.LayerHealth;
import dev.chainrule.engine.LayerSpec;
import dev.chainrule.engine.Loss;
import dev.chainrule.engine.Model;
import dev.chainrule.engine.NetworkSpec;
import dev.chainrule.engine.RandomStream;
import dev.chainrule.engine.RandomStream.Purpose;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * 1,000 standard-normal rows through 30 layers of 100 units: what the standard deviation of the outputs is at the first and at the last
 * layer. One layer's factor scatters by about 1/√100 over the draws, so its product over 30 by about √30/10: a factor of 2 either way.
 */
class ThirtyLayersTest {

    private static final int UNITS = 100;
    private static final int LAYERS = 30;
    private static final double ROOT_OF_UNITS = 10;

    @Test
    void heKeepsTheSignalAlive() {
        List<Double> ends = new ArrayList<>();
        for (long seed = 0; seed < 15; seed++) {
            List<LayerHealth> layers =
                    layers(Activation.RELU, seed, 250, r -> Math.sqrt(2) / ROOT_OF_UNITS * r.nextNormal());
            assertThat(deviation(layers, 1)).isCloseTo(0.83, within(0.06));
            ends.add(deviation(layers, LAYERS));
        }
        Collections.sort(ends);
        assertThat(ends).allSatisfy(end -> assertThat(end).isBetween(0.1, 2.0));
        assertThat(ends.get(7)).isBetween(0.2, 0.8);
    }

    /** √½ a layer: 2⁻¹⁵ of what He has. */
    @Test
    void xavierLosesHalfTheVarianceInEachLayer() {
        List<LayerHealth> layers = layers(Activation.RELU, 0, r -> r.nextNormal() / ROOT_OF_UNITS);

        assertThat(deviation(layers, 1)).isCloseTo(0.59, within(0.05));
        assertThat(deviation(layers, LAYERS)).isBetween(3e-6, 5e-5);
    }

    /** Its variance is a third of Xavier's, √⅙ a layer. */
    @Test
    void uniformByTheRootOfTheWidthLosesMore() {
        List<LayerHealth> layers = layers(Activation.RELU, 0, r -> r.nextUniform(-1, 1) / ROOT_OF_UNITS);

        assertThat(deviation(layers, LAYERS)).isBetween(2e-13, 2e-11);
    }

    @Test
    void aHundredthIsFarTooSmallAndOneFarTooLarge() {
        assertThat(deviation(layers(Activation.RELU, 0, r -> 0.01 * r.nextNormal()), LAYERS))
                .isBetween(1e-36, 5e-34);
        assertThat(deviation(layers(Activation.RELU, 0, RandomStream::nextNormal), LAYERS))
                .isBetween(1e24, 5e26);
    }

    /** P(|tanh z| > 0.97) for z with deviation 5/3 is P(|N| > 1.255) = 0.209. */
    @Test
    void fiveThirdsKeepsTanhFromFadingAtThePriceOfSaturation() {
        List<LayerHealth> layers = layers(Activation.TANH, 0, r -> 5.0 / 3 / ROOT_OF_UNITS * r.nextNormal());

        assertThat(deviation(layers, 10)).isCloseTo(0.65, within(0.03));
        assertThat(deviation(layers, LAYERS)).isCloseTo(0.65, within(0.03));
        assertThat(layers.get(0).saturatedShare()).isCloseTo(0.207f, within(0.03f));
    }

    private static double deviation(List<LayerHealth> layers, int layer) {
        return layers.get(layer - 1).activationDeviation();
    }

    private static List<LayerHealth> layers(Activation activation, long seed, ToDoubleFunction<RandomStream> draw) {
        return layers(activation, seed, 1_000, draw);
    }

    private static List<LayerHealth> layers(
            Activation activation, long seed, int count, ToDoubleFunction<RandomStream> draw) {
        NetworkSpec network = new NetworkSpec(UNITS, Collections.nCopies(LAYERS, new LayerSpec(UNITS, activation)));
        float[] weights = new float[Math.toIntExact(network.parameters())];
        for (LayerRange layer : LayerRange.of(network)) {
            RandomStream random = new RandomStream(seed, Purpose.WEIGHTS, layer.from());
            for (int i = layer.from(); i < layer.biases(); i++) {
                weights[i] = (float) draw.applyAsDouble(random);
            }
        }
        float[] x = new float[count * UNITS];
        RandomStream random = new RandomStream(seed, Purpose.DATA, 0);
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextNormal();
        }
        Examples rows = new Examples(count, UNITS, UNITS, x, new float[count * UNITS]);
        List<float[]> outputs =
                new Model(network, Loss.SQUARED_ERROR).with(weights).activations(rows);
        List<LayerHealth> health = new ArrayList<>();
        for (int l = 0; l < LAYERS; l++) {
            health.add(LayerHealth.of(network.layers().get(l), outputs.get(l), 0, 0, 0));
        }
        return health;
    }
}
