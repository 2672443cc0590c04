package dev.chainrule.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainrule.engine.Activation;
import dev.chainrule.engine.Checkpoint;
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
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two engines that share no line agree on random networks: shapes, activations, losses, weights and rows all come from a seed. One step of
 * gradient descent at rate 1 moves the fast engine's weights by its gradient, from which it is read.
 */
class SecondOpinionTest {

    private static final float RATE = 1;

    /** Of a tensor's largest gradient: float32 has 6e-8 a rounding, and there are a few hundred in a row at most. */
    private static final double TOLERANCE = 1e-5;

    /** Of the network's largest gradient, for a tensor in which all rows' shares cancel: what is left of one rounding each. */
    private static final double CANCELLED = 1e-6;

    /** Of a weight: the gradient is read from the difference of two, each rounded to float32. */
    private static final double READING = 0x1p-23;

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void bothEnginesTakeTheSameStep(long seed) {
        Problem problem = Problem.random(seed);
        String message = "seed %d: %s, %s".formatted(seed, problem.network, problem.loss);
        EpochResult fast = problem.trainOneStep();
        Mlp network = problem.asValues();

        problem.loss(network).backward();
        for (Value p : network.parameters()) {
            p.set(p.data() - RATE * p.gradient());
        }

        gradientsAgree(problem, fast.checkpoint().weights(), network, message);
        double loss = problem.loss(network).data();
        assertThat(Math.abs(fast.training().loss() - loss) / Math.max(1, loss))
                .as(
                        "%s: loss after the step, %s and %s",
                        message, fast.training().loss(), loss)
                .isLessThan(TOLERANCE);
    }

    private static void gradientsAgree(Problem problem, float[] after, Mlp network, String message) {
        double largestOfAll = largestGradient(network.parameters());
        int at = 0;
        for (int l = 0; l < network.layers().size(); l++) {
            for (List<Value> tensor : tensors(network.layers().get(l))) {
                double allowed = TOLERANCE * largestGradient(tensor) + CANCELLED * largestOfAll;
                for (Value p : tensor) {
                    double reading = READING * Math.max(Math.abs(problem.weights[at]), Math.abs(after[at])) / RATE;
                    double gradient = ((double) problem.weights[at] - after[at]) / RATE;
                    assertThat(Math.abs(gradient - p.gradient()))
                            .as("%s: layer %d, %s and %s", message, l, gradient, p.gradient())
                            .isLessThanOrEqualTo(allowed + reading);
                    at++;
                }
            }
        }
        assertThat(at).isEqualTo(after.length);
    }

    private static double largestGradient(List<Value> parameters) {
        return parameters.stream()
                .mapToDouble(p -> Math.abs(p.gradient()))
                .max()
                .orElseThrow();
    }

    /** As a checkpoint has them: W as [inputs][outputs], then b. */
    private static List<List<Value>> tensors(Layer layer) {
        List<Value> w = new ArrayList<>();
        for (int i = 0; i < layer.neurons().get(0).weights().size(); i++) {
            for (Neuron neuron : layer.neurons()) {
                w.add(neuron.weights().get(i));
            }
        }
        return List.of(w, layer.neurons().stream().map(Neuron::bias).toList());
    }

    private record Problem(NetworkSpec network, Loss loss, Examples rows, float[] weights) {

        static Problem random(long seed) {
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            Loss loss = any(Loss.values(), random);
            boolean foldsItsOwnIn = loss == Loss.SIGMOID_CROSS_ENTROPY || loss == Loss.SOFTMAX_CROSS_ENTROPY;
            int outputs = random.nextInt(loss == Loss.SOFTMAX_CROSS_ENTROPY ? 2 : 1, 5);
            List<LayerSpec> layers = new ArrayList<>();
            for (int hidden = random.nextInt(5); hidden > 0; hidden--) {
                layers.add(new LayerSpec(random.nextInt(1, 10), any(Activation.values(), random)));
            }
            layers.add(new LayerSpec(outputs, foldsItsOwnIn ? Activation.IDENTITY : any(Activation.values(), random)));
            NetworkSpec network = new NetworkSpec(random.nextInt(1, 7), layers);
            float[] weights = weights(network, random);
            return new Problem(
                    network, loss, rows(random.nextInt(1, 13), network.inputs(), outputs, loss, random), weights);
        }

        /** σ = 1/√inputs keeps signals near 1. Where a sigmoid or tanh is all but flat, float32 has lost the digits of 1 − a. */
        private static float[] weights(NetworkSpec network, RandomGenerator random) {
            float[] weights = new float[(int) network.parameters()];
            int at = 0;
            int inputs = network.inputs();
            for (LayerSpec layer : network.layers()) {
                for (int i = 0; i < (inputs + 1) * layer.units(); i++) {
                    weights[at++] = (float) (random.nextGaussian() / Math.sqrt(inputs));
                }
                inputs = layer.units();
            }
            return weights;
        }

        private static Examples rows(int rows, int inputs, int outputs, Loss loss, RandomGenerator random) {
            float[] x = new float[rows * inputs];
            float[] y = new float[rows * outputs];
            for (int i = 0; i < x.length; i++) {
                x[i] = (float) random.nextGaussian();
            }
            for (int i = 0; i < y.length; i++) {
                y[i] = switch (loss) {
                    case SQUARED_ERROR, ABSOLUTE_ERROR, HUBER -> (float) random.nextGaussian();
                    case SIGMOID_CROSS_ENTROPY -> random.nextInt(2);
                    case HINGE -> 2 * random.nextInt(2) - 1;
                    case SOFTMAX_CROSS_ENTROPY -> 0;
                };
            }
            if (loss == Loss.SOFTMAX_CROSS_ENTROPY) {
                for (int r = 0; r < rows; r++) {
                    y[r * outputs + random.nextInt(outputs)] = 1;
                }
            }
            return new Examples(rows, inputs, outputs, x, y);
        }

        private static <T> T any(T[] values, RandomGenerator random) {
            return values[random.nextInt(values.length)];
        }

        EpochResult trainOneStep() {
            TrainingSpec spec = new TrainingSpec(
                    network,
                    new Initialization.Zeros(),
                    loss,
                    Score.R_SQUARED,
                    new Optimizer.Sgd(0),
                    RATE,
                    rows.rows(),
                    1,
                    0);
            List<EpochResult> epochs = new ArrayList<>();
            new Trainer()
                    .resume(
                            spec,
                            Split.withoutValidation(rows),
                            new Checkpoint(0, weights, new float[0]),
                            epochs::add,
                            StopSignal.NEVER);
            return epochs.get(epochs.size() - 1);
        }

        Mlp asValues() {
            List<Layer> layers = new ArrayList<>();
            int at = 0;
            int inputs = network.inputs();
            for (LayerSpec spec : network.layers()) {
                List<Neuron> neurons = new ArrayList<>();
                for (int j = 0; j < spec.units(); j++) {
                    List<Value> w = new ArrayList<>();
                    for (int i = 0; i < inputs; i++) {
                        w.add(Value.of(weights[at + i * spec.units() + j]));
                    }
                    Value b = Value.of(weights[at + inputs * spec.units() + j]);
                    neurons.add(new Neuron(
                            w, b, Functions.activation(spec.activation().id())));
                }
                layers.add(new Layer(neurons));
                at += (inputs + 1) * spec.units();
                inputs = spec.units();
            }
            return new Mlp(layers);
        }

        Value loss(Mlp values) {
            List<List<Value>> outputs = Functions.rows(matrix(rows.x(), rows.features())).stream()
                    .map(values::apply)
                    .toList();
            String name = switch (loss) {
                case SQUARED_ERROR -> "mse";
                case ABSOLUTE_ERROR -> "mae";
                case HUBER -> "huber";
                case HINGE -> "hinge";
                case SIGMOID_CROSS_ENTROPY -> "bce_logits";
                case SOFTMAX_CROSS_ENTROPY -> "softmax_ce";
            };
            return Functions.loss(name, outputs, matrix(rows.y(), rows.targets()));
        }

        private static double[][] matrix(float[] values, int columns) {
            double[][] matrix = new double[values.length / columns][columns];
            for (int i = 0; i < values.length; i++) {
                matrix[i / columns][i % columns] = values[i];
            }
            return matrix;
        }
    }
}
