package dev.chainrule.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chainrule.engine.Activation;
import dev.chainrule.engine.EpochResult;
import dev.chainrule.engine.Initialization;
import dev.chainrule.engine.LayerSpec;
import dev.chainrule.engine.Loss;
import dev.chainrule.engine.NetworkSpec;
import dev.chainrule.engine.Optimizer;
import dev.chainrule.engine.Score;
import dev.chainrule.engine.StopSignal;
import dev.chainrule.engine.Trainer;
import dev.chainrule.engine.TrainingResult;
import dev.chainrule.engine.TrainingSpec;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Known results about depth and learning rate on digits. Random streams differ from those they were found with, so ranges and orderings are asked for. */
class DigitsResultsTest {

    private final Datasets datasets = new Datasets();
    private EpochResult last;

    /** Thirty layers of 64 ReLU units, standardised, SGD at .01, batch 32, 10 epochs. */
    @Nested
    class ThirtyLayers {

        private final PreparedData digits = digits(Scaling.STANDARD);
        private final List<Integer> hidden = Collections.nCopies(30, 64);

        @Test
        void heTrainsThem() {
            train(digits, hidden, "he_normal", 0.01, 10);

            assertThat(last.training().loss()).isBetween(0.4, 2.0); // known over three seeds: .6 to 1.9
        }

        @Test
        void orthogonalWithTheGainOfReluTrainsThem() {
            train(digits, hidden, "orthogonal:1.4142135623730951", 0.01, 10);

            assertThat(last.training().loss()).isBetween(0.2, 2.0); // known over three seeds: .4 to 1.9
        }

        @Test
        void xavierStandsStill() {
            train(digits, hidden, "xavier_normal", 0.01, 10);

            assertThat(last.training().loss()).isCloseTo(Math.log(10), within(0.002)); // chance among ten digits
        }

        @Test
        void normalOneDivergesWithWhatItWasThatWentFirst() {
            TrainingResult result = train(digits, hidden, "normal:1", 0.01, 10);

            assertThat(result).isInstanceOf(TrainingResult.Diverged.class);
            assertThat(((TrainingResult.Diverged) result).lastEpoch()).isEqualTo(1);
        }
    }

    /** 64-64-64-10 ReLU with He's start, pixels as shares of 16, SGD, batch 32, 20 epochs. */
    @Test
    void theLossFallsWithTheRateUntilTheRateIsTooLarge() {
        PreparedData digits = digits(Scaling.MAX);
        double[] rates = {0.001, 0.01, 0.1, 0.3, 1};
        double[] losses = new double[rates.length];
        double[] accuracies = new double[rates.length];
        for (int i = 0; i < rates.length; i++) {
            train(digits, List.of(64, 64), "he_normal", rates[i], 20);
            losses[i] = last.training().loss();
            accuracies[i] = last.validation().orElseThrow().score();
        }

        // known: 2.03, .37, .039, .0066, 1.9 and .35, .93, .984, .986, .15
        assertThat(losses[0]).isBetween(1.4, 2.3);
        assertThat(losses[1]).isBetween(0.2, 0.6);
        assertThat(losses[2]).isBetween(0.015, 0.1);
        assertThat(losses[3]).isLessThan(losses[2] / 2);
        assertThat(losses[4]).isGreaterThan(1);
        assertThat(accuracies[0]).isLessThan(accuracies[1]);
        assertThat(accuracies[1]).isLessThan(accuracies[2]);
        assertThat(accuracies[3]).isGreaterThan(0.96);
        assertThat(accuracies[4]).isLessThan(0.7);
    }

    private PreparedData digits(Scaling scaling) {
        return datasets.prepare(datasets.spec("digits", 0, Map.of()), 0.2, scaling, TargetCoding.ONE_HOT);
    }

    private TrainingResult train(
            PreparedData data, List<Integer> hidden, String initialization, double rate, int epochs) {
        List<LayerSpec> layers = Stream.concat(
                        hidden.stream().map(units -> new LayerSpec(units, Activation.RELU)),
                        Stream.of(new LayerSpec(10, Activation.IDENTITY)))
                .toList();
        TrainingSpec spec = new TrainingSpec(
                new NetworkSpec(64, layers),
                Initialization.parse(initialization),
                Loss.SOFTMAX_CROSS_ENTROPY,
                Score.ACCURACY,
                Optimizer.sgd(),
                rate,
                32,
                epochs,
                0);
        return new Trainer().train(spec, data.split(), epoch -> last = epoch, StopSignal.NEVER);
    }
}
