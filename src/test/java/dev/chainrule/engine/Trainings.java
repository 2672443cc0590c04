package dev.chainrule.engine;

import java.util.ArrayList;
import java.util.List;

/** Small trainings that tests share. */
final class Trainings {

    static final Split XOR = Split.withoutValidation(
            new Examples(4, 2, 1, new float[] {0, 0, 0, 1, 1, 0, 1, 1}, new float[] {0, 1, 1, 0}));

    /** Gives even the smallest loops to every thread, row by row and vector by vector. */
    static final Team.Cut FINEST = new Team.Cut(0, 1, 16);

    private Trainings() {}

    static TrainingSpec xor(double momentum, int epochs) {
        return new TrainingSpec(
                new NetworkSpec(2, List.of(new LayerSpec(8, Activation.TANH), new LayerSpec(1, Activation.IDENTITY))),
                new Initialization.Xavier(Initialization.Shape.NORMAL),
                Loss.SIGMOID_CROSS_ENTROPY,
                Score.ACCURACY,
                new Optimizer.Sgd(momentum),
                0.3,
                4,
                epochs,
                1);
    }

    /** Two classes by the distance from the middle, three features, odd widths: 100 rows to train, 37 to validate. */
    static TrainingSpec rings(double momentum, int epochs) {
        return new TrainingSpec(
                new NetworkSpec(
                        3,
                        List.of(
                                new LayerSpec(13, Activation.TANH),
                                new LayerSpec(7, Activation.RELU),
                                new LayerSpec(2, Activation.IDENTITY))),
                new Initialization.Xavier(Initialization.Shape.UNIFORM),
                Loss.SOFTMAX_CROSS_ENTROPY,
                Score.ACCURACY,
                new Optimizer.Sgd(momentum),
                0.1,
                16,
                epochs,
                0);
    }

    static Split rings() {
        RandomStream random = new RandomStream(5, RandomStream.Purpose.DATA, 0);
        return Split.of(ring(100, random), ring(37, random));
    }

    private static Examples ring(int rows, RandomStream random) {
        float[] x = new float[rows * 3];
        float[] y = new float[rows * 2];
        for (int r = 0; r < rows; r++) {
            double square = 0;
            for (int j = 0; j < 3; j++) {
                x[3 * r + j] = (float) random.nextNormal();
                square += x[3 * r + j] * x[3 * r + j];
            }
            y[2 * r + (square > 2.4 ? 1 : 0)] = 1;
        }
        return new Examples(rows, 3, 2, x, y);
    }

    static TrainingSpec withSeed(TrainingSpec spec, long seed) {
        return new TrainingSpec(
                spec.network(),
                spec.initialization(),
                spec.loss(),
                spec.score(),
                spec.optimizer(),
                spec.learningRate(),
                spec.batchSize(),
                spec.epochs(),
                seed,
                spec.refinements());
    }

    static TrainingSpec withInitialization(TrainingSpec spec, Initialization initialization) {
        return new TrainingSpec(
                spec.network(),
                initialization,
                spec.loss(),
                spec.score(),
                spec.optimizer(),
                spec.learningRate(),
                spec.batchSize(),
                spec.epochs(),
                spec.seed(),
                spec.refinements());
    }

    /** Drops a share of the outputs of every hidden layer. */
    static TrainingSpec withDropout(TrainingSpec spec, double share) {
        List<LayerSpec> layers = new ArrayList<>();
        for (LayerSpec layer : spec.network().layers()) {
            boolean output = layers.size() == spec.network().layers().size() - 1;
            layers.add(new LayerSpec(layer.units(), layer.activation(), output ? 0 : share));
        }
        return withNetwork(spec, new NetworkSpec(spec.network().inputs(), layers));
    }

    static TrainingSpec withNetwork(TrainingSpec spec, NetworkSpec network) {
        return new TrainingSpec(
                network,
                spec.initialization(),
                spec.loss(),
                spec.score(),
                spec.optimizer(),
                spec.learningRate(),
                spec.batchSize(),
                spec.epochs(),
                spec.seed(),
                spec.refinements());
    }
}
