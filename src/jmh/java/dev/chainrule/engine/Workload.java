package dev.chainrule.engine;

import dev.chainrule.engine.Initialization.Shape;
import dev.chainrule.engine.RandomStream.Purpose;
import java.util.Arrays;
import java.util.List;

/** The trainings that this engine and others are timed on, on data made here: two moons, two spirals, and digits' and MNIST's shapes. */
public enum Workload {
    W1_RELU(
            Activation.RELU,
            Activation.IDENTITY,
            Loss.SIGMOID_CROSS_ENTROPY,
            100,
            100,
            0.5,
            Optimizer.sgd(),
            2,
            16,
            16,
            1),
    W1_TANH(
            Activation.TANH,
            Activation.IDENTITY,
            Loss.SIGMOID_CROSS_ENTROPY,
            100,
            100,
            0.5,
            Optimizer.sgd(),
            2,
            16,
            16,
            1),
    W2(Activation.TANH, Activation.TANH, Loss.SQUARED_ERROR, 500, 10, 0.03, Optimizer.sgd(), 2, 8, 8, 1),
    W3(
            Activation.RELU,
            Activation.IDENTITY,
            Loss.SOFTMAX_CROSS_ENTROPY,
            1_437,
            32,
            0.001,
            Optimizer.adam(),
            64,
            128,
            64,
            10),
    W4(
            Activation.RELU,
            Activation.IDENTITY,
            Loss.SOFTMAX_CROSS_ENTROPY,
            60_000,
            128,
            0.05,
            Optimizer.momentum(),
            784,
            256,
            128,
            10);

    final int rows;
    private final Loss loss;
    private final Optimizer optimizer;
    private final double learningRate;
    private final int batch;
    private final NetworkSpec network;

    Workload(
            Activation hidden,
            Activation output,
            Loss loss,
            int rows,
            int batch,
            double learningRate,
            Optimizer optimizer,
            int inputs,
            int... units) {
        this.loss = loss;
        this.rows = rows;
        this.batch = batch;
        this.learningRate = learningRate;
        this.optimizer = optimizer;
        LayerSpec[] layers = new LayerSpec[units.length];
        for (int l = 0; l < units.length; l++) {
            layers[l] = new LayerSpec(units[l], l < units.length - 1 ? hidden : output);
        }
        network = new NetworkSpec(inputs, List.of(layers));
    }

    TrainingSpec spec(int epochs, long seed) {
        Initialization start = new Initialization.Xavier(Shape.UNIFORM);
        return new TrainingSpec(network, start, loss, Score.ACCURACY, optimizer, learningRate, batch, epochs, seed);
    }

    Split data() {
        return Split.withoutValidation(
                switch (this) {
                    case W1_RELU, W1_TANH -> moons(rows);
                    case W2 -> spirals(rows);
                    case W3, W4 -> images(rows, network.inputs());
                });
    }

    private static Examples moons(int rows) {
        RandomStream random = new RandomStream(1, Purpose.NOISE, 0);
        float[] x = new float[2 * rows];
        float[] y = new float[rows];
        for (int i = 0; i < rows; i++) {
            boolean inner = i >= rows / 2;
            double t = Math.PI * (i % (rows / 2)) / (rows / 2 - 1.0);
            double across = inner ? 1 - StrictMath.cos(t) : StrictMath.cos(t);
            double up = inner ? 0.5 - StrictMath.sin(t) : StrictMath.sin(t);
            x[2 * i] = (float) (across + 0.1 * random.nextNormal());
            x[2 * i + 1] = (float) (up + 0.1 * random.nextNormal());
            y[i] = inner ? 1 : 0;
        }
        return new Examples(rows, 2, 1, x, y);
    }

    private static Examples spirals(int rows) {
        float[] x = new float[2 * rows];
        float[] y = new float[rows];
        int arm = rows / 2;
        for (int i = 0; i < rows; i++) {
            double r = 5.0 * (i % arm) / arm;
            double t = 3.5 * Math.PI * (i % arm) / arm + (i < arm ? 0 : Math.PI);
            x[2 * i] = (float) (r * StrictMath.sin(t));
            x[2 * i + 1] = (float) (r * StrictMath.cos(t));
            y[i] = i < arm ? 1 : -1;
        }
        return new Examples(rows, 2, 1, x, y);
    }

    /** Noise from 0 to 1, and as class the largest of the first ten values, which there is to be learned. */
    private static Examples images(int rows, int pixels) {
        RandomStream random = new RandomStream(1, Purpose.DATA, 0);
        float[] x = new float[rows * pixels];
        float[] y = new float[rows * 10];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextDouble();
        }
        for (int r = 0; r < rows; r++) {
            float[] first = Arrays.copyOfRange(x, r * pixels, r * pixels + 10);
            int largest = 0;
            for (int j = 1; j < 10; j++) {
                largest = first[j] > first[largest] ? j : largest;
            }
            y[r * 10 + largest] = 1;
        }
        return new Examples(rows, pixels, 10, x, y);
    }
}
