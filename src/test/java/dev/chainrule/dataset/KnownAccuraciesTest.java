package dev.chainrule.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainrule.engine.Activation;
import dev.chainrule.engine.EpochResult;
import dev.chainrule.engine.Examples;
import dev.chainrule.engine.Initialization;
import dev.chainrule.engine.LayerSpec;
import dev.chainrule.engine.Loss;
import dev.chainrule.engine.NetworkSpec;
import dev.chainrule.engine.Optimizer;
import dev.chainrule.engine.Score;
import dev.chainrule.engine.Split;
import dev.chainrule.engine.StopSignal;
import dev.chainrule.engine.Trainer;
import dev.chainrule.engine.TrainingSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The data sets give the accuracies that are known of them: they are the ones they are said to be, and split fairly. */
class KnownAccuraciesTest {

    private final Datasets datasets = new Datasets();

    /** Over splits one hidden layer of 100 has .965 to .995. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void digitsAreLearnedByOneHiddenLayer(long seed) {
        PreparedData digits =
                datasets.prepare(datasets.spec("digits", seed, Map.of()), 0.2, Scaling.MAX, TargetCoding.ONE_HOT);

        double accuracy = accuracy(digits, List.of(100), Activation.RELU, Loss.SOFTMAX_CROSS_ENTROPY, 0.1, 20, seed);

        assertThat(accuracy).isBetween(0.95, 1.0);
    }

    /** Known: .94 against .865; 200 validation rows leave a standard error of .017 and .024. */
    @Test
    void moonsNeedABend() {
        PreparedData moons = prepare("moons", Map.of("rows", 500.0, "noise", 0.2));

        assertThat(network(moons)).isBetween(0.90, 1.0);
        assertThat(linear(moons)).isBetween(0.80, 0.92);
    }

    /** Known: .99 against .56; a straight line does no better than chance, give or take three standard errors of .035. */
    @Test
    void circlesCannotBeToldApartByALine() {
        PreparedData circles = prepare("circles", Map.of("rows", 500.0, "noise", 0.1, "factor", 0.5));

        assertThat(network(circles)).isBetween(0.97, 1.0);
        assertThat(linear(circles)).isBetween(0.35, 0.67);
    }

    /**
     * Known of two tanh layers of eight units: .93 at a rate of .03 and .96 at .1 after 1,000 epochs; with sin(x1) and sin(x2) added .98 after
     * 100. Splits and starts scatter by several per cent, so the middle one of three is asked for.
     */
    @Test
    void spiralsNeedManyEpochsOrASine() {
        assertThat(spirals(false, 1_000)).isBetween(0.85, 1.0);
        assertThat(spirals(false, 100)).isLessThan(0.85);
        assertThat(spirals(true, 100)).isBetween(0.95, 1.0);
    }

    private double spirals(boolean sines, int epochs) {
        double[] accuracies = new double[3];
        for (int seed = 0; seed < 3; seed++) {
            DatasetSpec spec = datasets.spec("spirals", seed, Map.of("rows", 500.0, "noise", 0.0));
            Split split = datasets.prepare(spec, 0.5, Scaling.NONE, TargetCoding.MINUS_ONE_ONE)
                    .split();
            Examples training = sines ? withSines(split.training()) : split.training();
            Examples validation = split.validation().orElseThrow();
            List<LayerSpec> layers = List.of(
                    new LayerSpec(8, Activation.TANH),
                    new LayerSpec(8, Activation.TANH),
                    new LayerSpec(1, Activation.TANH));
            TrainingSpec spiral = new TrainingSpec(
                    new NetworkSpec(training.features(), layers),
                    Initialization.parse("xavier_uniform"),
                    Loss.SQUARED_ERROR,
                    Score.ACCURACY,
                    Optimizer.sgd(),
                    0.03,
                    10,
                    epochs,
                    seed);
            EpochResult[] last = new EpochResult[1];
            new Trainer()
                    .train(
                            spiral,
                            Split.of(training, sines ? withSines(validation) : validation),
                            result -> last[0] = result,
                            StopSignal.NEVER);
            accuracies[seed] = last[0].validation().orElseThrow().score();
        }
        Arrays.sort(accuracies);
        return accuracies[1];
    }

    private static Examples withSines(Examples points) {
        float[] x = new float[4 * points.rows()];
        for (int r = 0; r < points.rows(); r++) {
            for (int j = 0; j < 2; j++) {
                x[4 * r + j] = points.x()[2 * r + j];
                x[4 * r + 2 + j] = (float) StrictMath.sin(points.x()[2 * r + j]);
            }
        }
        return new Examples(points.rows(), 4, 1, x, points.y());
    }

    private PreparedData prepare(String kind, Map<String, Double> options) {
        return datasets.prepare(datasets.spec(kind, 0, options), 0.4, Scaling.STANDARD, TargetCoding.ZERO_ONE);
    }

    private static double network(PreparedData data) {
        return accuracy(data, List.of(16, 16), Activation.TANH, Loss.SIGMOID_CROSS_ENTROPY, 0.3, 100, 0);
    }

    private static double linear(PreparedData data) {
        return accuracy(data, List.of(), Activation.IDENTITY, Loss.SIGMOID_CROSS_ENTROPY, 0.3, 100, 0);
    }

    /** On the validation rows after the last epoch. */
    private static double accuracy(
            PreparedData data,
            List<Integer> hidden,
            Activation activation,
            Loss loss,
            double rate,
            int epochs,
            long seed) {
        List<LayerSpec> layers = new ArrayList<>();
        hidden.forEach(units -> layers.add(new LayerSpec(units, activation)));
        layers.add(new LayerSpec(data.split().training().targets(), Activation.IDENTITY));
        TrainingSpec spec = new TrainingSpec(
                new NetworkSpec(data.split().training().features(), layers),
                Initialization.parse("he_normal"),
                loss,
                Score.ACCURACY,
                new Optimizer.Sgd(0),
                rate,
                32,
                epochs,
                seed);
        EpochResult[] last = new EpochResult[1];
        new Trainer().train(spec, data.split(), result -> last[0] = result, StopSignal.NEVER);
        return last[0].validation().orElseThrow().score();
    }
}
