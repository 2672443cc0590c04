package dev.chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Holds every derivative to what it is a derivative of: (L(w + h) − L(w − h)) / 2h for each weight and bias of a 3-6-5-2 net on 40 rows.
 *
 * <p>L is a mean of 80 float32 outputs, exact to about 2e-8, so the quotient is to 2e-8/h; it also misses the derivative by about h². With
 * h = 1/1024 that is 2e-5 and 1e-6, and the largest gradient here is above 0.1. Where the slopes to the left and to the right differ, a
 * bend (of ReLU, say) lies between and there is no telling; one that stays below the limit for that moves the quotient by half of it.
 */
class CentralDifferencesTest {

    private static final float H = 1f / 1_024;
    private static final double TOLERANCE = 5e-3; // of the largest gradient
    private static final double BEND = 8e-3; // of the largest gradient
    private static final int ROWS = 40;

    @ParameterizedTest
    @EnumSource
    void everyActivation(Activation activation) {
        check(activation, Activation.IDENTITY, Loss.SQUARED_ERROR);
    }

    @ParameterizedTest
    @EnumSource
    void everyLoss(Loss loss) {
        check(Activation.TANH, Activation.IDENTITY, loss);
    }

    @ParameterizedTest
    @EnumSource(names = {"TANH", "SIGMOID"})
    void everyOutput(Activation output) {
        check(Activation.TANH, output, Loss.SQUARED_ERROR);
    }

    @ParameterizedTest
    @EnumSource
    void everyActivationWithOutputsDropped(Activation activation) {
        check(activation, Activation.IDENTITY, Loss.SQUARED_ERROR, 0.3, Penalty.NONE);
    }

    @ParameterizedTest
    @CsvSource({"0.01, 0", "0, 0.01", "0.02, 0.03"})
    void everyPenalty(double l1, double l2) {
        check(Activation.TANH, Activation.IDENTITY, Loss.SQUARED_ERROR, 0, new Penalty(l1, l2));
    }

    private static void check(Activation hidden, Activation output, Loss loss) {
        check(hidden, output, loss, 0, Penalty.NONE);
    }

    private static void check(Activation hidden, Activation output, Loss loss, double dropout, Penalty penalty) {
        NetworkSpec spec = new NetworkSpec(
                3,
                List.of(
                        new LayerSpec(6, hidden, dropout),
                        new LayerSpec(5, hidden, dropout),
                        new LayerSpec(2, output)));
        Examples rows = rows(loss);
        float[] weights = InitialWeights.draw(spec, new Initialization.Normal(0.7), 3);
        Team team = Team.alone();
        Network network = Network.toTrain(team, spec, ROWS);
        Objective objective = new Objective(loss, network.output());
        PenaltyTerm term = new PenaltyTerm(team.kernels(), network, penalty);
        double here = loss(network, objective, term, weights, rows);
        objective.differentiate(rows.y(), 0, ROWS);
        network.backward(rows.x(), 0, ROWS);
        term.differentiate();
        float[] gradient = network.shape.compact(network.g);
        double largest = 0;
        for (float value : gradient) {
            largest = Math.max(largest, Math.abs(value));
        }

        int compared = 0;
        for (int i = 0; i < weights.length; i++) {
            float weight = weights[i];
            float above = weight + H;
            float below = weight - H;
            weights[i] = above;
            double up = loss(network, objective, term, weights, rows);
            weights[i] = below;
            double down = loss(network, objective, term, weights, rows);
            weights[i] = weight;
            double right = (up - here) / ((double) above - weight);
            double left = (here - down) / ((double) weight - below);
            double slope = (up - down) / ((double) above - below);
            if (Math.abs(right - left) < BEND * largest) {
                compared++;
                assertThat(Math.abs(gradient[i] - slope) / largest)
                        .as("parameter %d", i)
                        .isLessThan(TOLERANCE);
            }
        }
        assertThat(compared).isGreaterThan(weights.length * 2 / 3);
    }

    /** Drops the same outputs every time, those of update 0. */
    private static double loss(
            Network network, Objective objective, PenaltyTerm penalty, float[] weights, Examples rows) {
        network.shape.spread(weights, network.w);
        network.forwardToLearn(rows.x(), 0, ROWS, 1, 0);
        return objective.sum(rows.y(), 0, ROWS) / objective.divisor(ROWS) + penalty.value(weights);
    }

    private static Examples rows(Loss loss) {
        RandomStream random = new RandomStream(11, RandomStream.Purpose.DATA, 0);
        float[] x = new float[3 * ROWS];
        float[] y = new float[2 * ROWS];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextNormal();
        }
        for (int r = 0; r < ROWS; r++) {
            int label = random.nextInt(2);
            switch (loss) {
                case SQUARED_ERROR, ABSOLUTE_ERROR, HUBER -> {
                    y[2 * r] = (float) random.nextNormal();
                    y[2 * r + 1] = (float) random.nextNormal();
                }
                case HINGE -> {
                    y[2 * r] = 2 * label - 1;
                    y[2 * r + 1] = 1 - 2 * label;
                }
                case SIGMOID_CROSS_ENTROPY, SOFTMAX_CROSS_ENTROPY -> y[2 * r + label] = 1;
            }
        }
        return new Examples(ROWS, 3, 2, x, y);
    }
}
