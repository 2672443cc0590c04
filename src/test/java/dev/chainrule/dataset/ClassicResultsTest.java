package dev.chainrule.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Known results about initialization and learning rate. Random streams differ from those they were found with, so shapes and orderings are asked for. */
class ClassicResultsTest {

    private static final double CHANCE = Math.log(2); // .693147
    private static final long[] SEEDS = {0, 1, 2};

    private final Datasets datasets = new Datasets();

    /** Circles, 2-10-5-1 ReLU, cross-entropy of a sigmoid, full batch, learning rate .01, 15,000 steps, all rows train. */
    @Nested
    class InitializationLab {

        private final Examples circles = all("circles", Map.of("rows", 300.0, "noise", 0.05, "factor", 0.8))
                .training();

        @Test
        void zerosNeverLeaveChance() {
            List<EpochResult> epochs = train("zeros", 0);

            // equal weights get equal gradients, and hidden outputs of 0 get none at all: only the last bias may move
            assertThat(epochs)
                    .allSatisfy(epoch -> assertThat(epoch.training().loss()).isCloseTo(CHANCE, within(1e-6)));
            assertThat(last(epochs).training().score()).isEqualTo(0.5);
        }

        @Test
        void normalWeightsOfTenStartBadlyAndEndPoorly() {
            List<EpochResult> epochs = train("normal:10", 0);

            assertThat(epochs.get(0).training().loss()).isGreaterThan(100);
            assertThat(last(epochs).training().loss()).isGreaterThan(0.15);
        }

        @Test
        void heLearns() {
            double loss = medianLoss("he_normal");

            // known: .07
            assertThat(loss).isLessThan(0.2);
        }

        @Test
        void normalWeightsOfOneOverTheRootOfTheInputsLearnAsWell() {
            double loss = medianLoss("lecun_normal");

            // known: about .11, now and then a seed stuck near .64, which the middle one of three is not
            assertThat(loss).isBetween(0.03, 0.4);
        }

        private double medianLoss(String initialization) {
            return median(LongStream.of(SEEDS)
                    .mapToDouble(
                            seed -> last(train(initialization, seed)).training().loss())
                    .toArray());
        }

        private List<EpochResult> train(String initialization, long seed) {
            return ClassicResultsTest.train(
                    Split.withoutValidation(circles),
                    Activation.RELU,
                    List.of(10, 5),
                    initialization,
                    0.01,
                    circles.rows(),
                    15_000,
                    seed);
        }
    }

    /** Moons (300, noise .2, all rows, centred but not scaled), tanh 2-16-16-1, batch 32, 100 epochs; medians of three seeds. */
    @Nested
    class LearningRateMap {

        private final Split moons = centred(all("moons", Map.of("rows", 300.0, "noise", 0.2)));

        @Test
        void zerosStayAtChance() {
            assertThat(loss("zeros", 0.001)).isCloseTo(CHANCE, within(0.001));
            assertThat(loss("zeros", 0.1)).isCloseTo(CHANCE, within(0.001));
        }

        @Test
        void smallWeightsNeedALargerRate() {
            assertThat(loss("normal:0.01", 0.01)).isCloseTo(CHANCE, within(0.02));
            assertThat(loss("normal:0.01", 0.1)).isLessThan(0.45); // known: .311
        }

        @Test
        void xavierLearnsTheBetterTheLargerTheRateUpToOne() {
            double slow = loss("xavier_uniform", 0.001); // known: .494
            double middling = loss("xavier_uniform", 0.01); // .311
            double fast = loss("xavier_uniform", 0.1); // .084
            double tooFast = loss("xavier_uniform", 10); // 15.5

            assertThat(slow).isBetween(0.35, 0.65);
            assertThat(middling).isBetween(0.2, 0.4).isLessThan(slow);
            assertThat(fast).isLessThan(0.2).isLessThan(middling);
            assertThat(tooFast).isGreaterThan(slow);
        }

        @Test
        void onAShallowNetNormalOneBeatsXavierAndNormalTenDoesNot() {
            assertThat(loss("normal:1", 0.01)).isLessThan(loss("xavier_uniform", 0.01)); // known: .110 and .311
            assertThat(loss("normal:10", 0.001)).isGreaterThan(2); // 10.6
        }

        private double loss(String initialization, double rate) {
            return median(LongStream.of(SEEDS)
                    .mapToDouble(seed -> last(train(
                                    moons, Activation.TANH, List.of(16, 16), initialization, rate, 32, 100, seed))
                            .training()
                            .loss())
                    .toArray());
        }
    }

    private Split all(String kind, Map<String, Double> options) {
        return datasets.prepare(datasets.spec(kind, 0, options), 0, Scaling.NONE, TargetCoding.ZERO_ONE)
                .split();
    }

    private static Split centred(Split split) {
        Examples rows = split.training();
        float[] x = rows.x().clone();
        for (int j = 0; j < rows.features(); j++) {
            double sum = 0;
            for (int i = j; i < x.length; i += rows.features()) {
                sum += x[i];
            }
            for (int i = j; i < x.length; i += rows.features()) {
                x[i] -= (float) (sum / rows.rows());
            }
        }
        return Split.withoutValidation(new Examples(rows.rows(), rows.features(), rows.targets(), x, rows.y()));
    }

    private static List<EpochResult> train(
            Split split,
            Activation activation,
            List<Integer> hidden,
            String initialization,
            double rate,
            int batch,
            int epochs,
            long seed) {
        List<LayerSpec> layers = new ArrayList<>();
        hidden.forEach(units -> layers.add(new LayerSpec(units, activation)));
        layers.add(new LayerSpec(1, Activation.IDENTITY));
        TrainingSpec spec = new TrainingSpec(
                new NetworkSpec(2, layers),
                Initialization.parse(initialization),
                Loss.SIGMOID_CROSS_ENTROPY,
                Score.ACCURACY,
                new Optimizer.Sgd(0),
                rate,
                batch,
                epochs,
                seed);
        List<EpochResult> results = new ArrayList<>();
        new Trainer().train(spec, split, results::add, StopSignal.NEVER);
        return results;
    }

    private static EpochResult last(List<EpochResult> epochs) {
        return epochs.get(epochs.size() - 1);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
