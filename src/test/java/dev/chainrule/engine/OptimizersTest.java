package dev.chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every option of every optimizer against PyTorch's loops written down once more, in float64, on 300 random gradients. The engine rounds
 * to float32 a few times a step, 6e-8 each; steps add up like a random walk, so a hundred roundings of the largest weight are allowed for.
 */
class OptimizersTest {

    private static final int STEPS = 300;
    private static final double RATE = 0.01;
    private static final double TOLERANCE = 1e-5;

    static Stream<Optimizer> followsPyTorchsLoop() {
        return Stream.of(
                Optimizer.sgd(),
                new Optimizer.Sgd(0, false, 0.1),
                new Optimizer.Sgd(0.8, false, 0.1),
                new Optimizer.Sgd(0.8, true, 0.1),
                Optimizer.adagrad(),
                new Optimizer.Adagrad(0.05, 0.3, 1e-6, 0.1),
                Optimizer.rmsProp(),
                new Optimizer.RmsProp(0.9, 1e-4, 0, true, 0),
                new Optimizer.RmsProp(0.9, 1e-4, 0.8, false, 0.1),
                new Optimizer.RmsProp(0.9, 1e-4, 0.8, true, 0.1),
                Optimizer.adam(),
                new Optimizer.Adam(0.5, 0.7, 1e-3, 0.1),
                new Optimizer.Adam(0, 0, 1e-3, 0),
                Optimizer.adamW(),
                new Optimizer.AdamW(0.95, 0.9, 1e-6, 0.5));
    }

    @ParameterizedTest
    @MethodSource
    void followsPyTorchsLoop(Optimizer optimizer) {
        TrainingSpec spec = new TrainingSpec(
                new NetworkSpec(6, List.of(new LayerSpec(5, Activation.IDENTITY))),
                new Initialization.Normal(1),
                Loss.SQUARED_ERROR,
                Score.R_SQUARED,
                optimizer,
                RATE,
                1,
                1,
                2);
        Team team = Team.alone();
        Network network = Network.toTrain(team, spec.network(), 1);
        float[] start = InitialWeights.draw(spec.network(), spec.initialization(), spec.seed());
        network.shape.spread(start, network.w);
        Descent descent = new Descent(team, network, spec);
        descent.start();
        Reference reference = new Reference(optimizer, start);
        RandomStream random = new RandomStream(9, RandomStream.Purpose.NOISE, 0);

        for (int step = 0; step < STEPS; step++) {
            float[] gradient = new float[start.length];
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = (float) (random.nextNormal() + 0.1 * i);
            }
            network.shape.spread(gradient, network.g);
            double norm = Math.sqrt(network.sumOfSquares(network.g));
            assertThat(descent.update(norm, RATE, step)).isTrue();
            reference.step(gradient);
        }

        float[] weights = network.shape.compact(network.w);
        double largest = 0;
        for (double weight : reference.w) {
            largest = Math.max(largest, Math.abs(weight));
        }
        for (int i = 0; i < weights.length; i++) {
            assertThat(Math.abs(weights[i] - reference.w[i]) / largest)
                    .as("weight %d: %s and %s", i, weights[i], reference.w[i])
                    .isLessThan(TOLERANCE);
        }
    }

    /** The loops of torch.optim, a parameter at a time. */
    private static final class Reference {

        final double[] w;
        private final Optimizer optimizer;
        private final double[] a; // momentum, sum, square average or first moment
        private final double[] b; // second moment or mean of gradients
        private final double[] c; // momentum of RMSprop
        private int t;

        Reference(Optimizer optimizer, float[] start) {
            this.optimizer = optimizer;
            w = new double[start.length];
            a = new double[start.length];
            b = new double[start.length];
            c = new double[start.length];
            for (int i = 0; i < w.length; i++) {
                w[i] = start[i];
                a[i] = optimizer instanceof Optimizer.Adagrad adagrad ? adagrad.initialSum() : 0;
            }
        }

        void step(float[] gradient) {
            t++;
            for (int i = 0; i < w.length; i++) {
                boolean decoupled = optimizer instanceof Optimizer.AdamW;
                double g = gradient[i] + (decoupled ? 0 : optimizer.weightDecay() * w[i]);
                if (optimizer instanceof Optimizer.Sgd sgd) {
                    a[i] = sgd.momentum() * a[i] + g;
                    w[i] -= RATE * (sgd.nesterov() ? g + sgd.momentum() * a[i] : a[i]);
                } else if (optimizer instanceof Optimizer.Adagrad adagrad) {
                    a[i] += g * g;
                    double rate = RATE / (1 + (t - 1) * adagrad.learningRateDecay());
                    w[i] -= rate * g / (Math.sqrt(a[i]) + adagrad.epsilon());
                } else if (optimizer instanceof Optimizer.RmsProp rms) {
                    a[i] = rms.alpha() * a[i] + (1 - rms.alpha()) * g * g;
                    b[i] = rms.alpha() * b[i] + (1 - rms.alpha()) * g;
                    double variance = rms.centered() ? a[i] - b[i] * b[i] : a[i];
                    c[i] = rms.momentum() * c[i] + g / (Math.sqrt(variance) + rms.epsilon());
                    w[i] -= RATE * c[i];
                } else if (optimizer instanceof Optimizer.Adam adam) {
                    adam(i, g, adam.beta1(), adam.beta2(), adam.epsilon());
                } else if (optimizer instanceof Optimizer.AdamW adam) {
                    w[i] *= 1 - RATE * adam.weightDecay();
                    adam(i, g, adam.beta1(), adam.beta2(), adam.epsilon());
                }
            }
        }

        private void adam(int i, double g, double beta1, double beta2, double epsilon) {
            a[i] = beta1 * a[i] + (1 - beta1) * g;
            b[i] = beta2 * b[i] + (1 - beta2) * g * g;
            double width = Math.sqrt(b[i]) / Math.sqrt(1 - Math.pow(beta2, t)) + epsilon;
            w[i] -= RATE / (1 - Math.pow(beta1, t)) * a[i] / width;
        }
    }
}
