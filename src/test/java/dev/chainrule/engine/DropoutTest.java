package dev.chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DropoutTest {

    private static final int ROWS = 50;

    @Test
    void dropsItsShareAndMakesUpForIt() {
        Network network = network(0.3, Activation.IDENTITY);
        DenseLayer layer = network.layer(0);
        float[] x = ones();
        int dropped = 0;
        double sum = 0;
        for (int update = 0; update < 100; update++) {
            network.forwardToLearn(x, 0, ROWS, 7, update);
            for (int r = 0; r < ROWS; r++) {
                for (int j = 0; j < 13; j++) {
                    float out = layer.out[r * layer.stride + j];
                    dropped += out == 0 ? 1 : 0;
                    sum += out;
                    assertThat(out).isIn(0f, (float) (1 / 0.7)); // every weighted sum here is 1
                }
            }
        }
        double n = 100.0 * ROWS * 13;
        // 65,000 coins: the share is within .3 ± 4·√(.21/65,000) = .007, but for one seed in 16,000
        assertThat(dropped / n).isCloseTo(0.3, within(0.0072));
        assertThat(sum / n).isCloseTo(1, within(0.0072 / 0.7));
    }

    @Test
    void anotherUpdateDropsOthersAndTheSameTheSame() {
        Network network = network(0.5, Activation.IDENTITY);

        float[] first = dropped(network, 3);
        float[] other = dropped(network, 4);

        assertThat(dropped(network, 3)).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void nothingIsDroppedWhereANetworkIsEvaluated() {
        Network network = network(0.5, Activation.TANH);
        network.forwardToLearn(ones(), 0, ROWS, 7, 0);

        network.forward(ones(), 0, ROWS);

        float all = network.output().a[0];
        for (int r = 1; r < ROWS; r++) {
            assertThat(network.output().a[r * network.output().stride]).isEqualTo(all);
        }
        assertThat(network.layer(0).out).isSameAs(network.layer(0).a);
    }

    @Test
    void aTrainingWithItLearns() {
        TrainingSpec spec = Trainings.rings(0.9, 100);
        double[] start = new double[1];
        double[] end = new double[1];

        new Trainer()
                .train(
                        Trainings.withDropout(spec, 0.2),
                        Trainings.rings(),
                        epoch -> {
                            start[0] = epoch.epoch() == 0 ? epoch.training().loss() : start[0];
                            end[0] = epoch.training().loss();
                        },
                        StopSignal.NEVER);

        assertThat(end[0]).isLessThan(0.8 * start[0]);
    }

    private static float[] dropped(Network network, long update) {
        network.forwardToLearn(ones(), 0, ROWS, 7, update);
        return network.layer(0).out.clone();
    }

    private static float[] ones() {
        float[] x = new float[2 * ROWS];
        Arrays.fill(x, 1);
        return x;
    }

    private static Network network(double dropout, Activation activation) {
        NetworkSpec spec = new NetworkSpec(
                2, List.of(new LayerSpec(13, activation, dropout), new LayerSpec(1, Activation.IDENTITY)));
        Network network = Network.toTrain(Team.alone(), spec, ROWS);
        network.shape.spread(InitialWeights.draw(spec, new Initialization.Constant(0.5), 0), network.w);
        return network;
    }
}
