package dev.chainrule.engine;

import static dev.chainrule.engine.Activation.*;

import dev.chainrule.engine.Initialization.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Trains a few definitions and prints a line for each: its name and the SHA-256 of the weights and figures of all its epochs. */
public final class Fingerprints {

    private final Trainer trainer;

    private Fingerprints(Trainer trainer) {
        this.trainer = trainer;
    }

    /** Takes the number of threads for each training, or nothing for one. */
    public static void main(String[] args) {
        System.out.println(Engine.kernels());
        all(args.length == 0 ? 1 : Integer.parseInt(args[0]))
                .forEach((name, hash) -> System.out.println(name + " " + hash));
    }

    /** With so many threads, to which even the smallest products are given. */
    static Map<String, String> all(int threads) {
        return new Fingerprints(new Trainer(threads, Trainings.FINEST)).take();
    }

    private Map<String, String> take() {
        Map<String, String> hashes = new LinkedHashMap<>();
        hashes.put("moons-like relu, full batch", classes(2, RELU, 100, 100, 0.5, 0, 40, 1, 16, 16, 1));
        hashes.put("moons-like tanh, momentum", classes(2, TANH, 100, 32, 0.1, 0.9, 20, 2, 16, 16, 1));
        hashes.put("spiral-like, squared error, tanh output", values(2, TANH, TANH, 500, 10, 0.03, 0, 5, 3, 8, 8, 1));
        hashes.put("digits-like, softmax, momentum", classes(64, RELU, 333, 32, 0.05, 0.9, 4, 4, 128, 64, 10));
        hashes.put("odd widths, sigmoid", classes(7, SIGMOID, 131, 13, 0.7, 0.5, 6, 5, 31, 17, 3));
        hashes.put("wide, batch of 207", classes(300, TANH, 450, 207, 0.01, 0, 3, 6, 207, 131, 5));
        hashes.put(
                "three outputs, linear and one row a batch", values(1, RELU, IDENTITY, 29, 1, 0.01, 0, 5, 7, 3, 2, 3));
        hashes.put(
                "twelve layers",
                classes(13, RELU, 90, 45, 0.02, 0.9, 8, 8, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 2));
        for (Activation activation : List.of(LEAKY_RELU, ELU, GELU, SILU, SOFTPLUS)) {
            hashes.put(activation.id(), classes(5, activation, 60, 20, 0.1, 0.9, 10, 9, 17, 13, 3));
        }
        refined().forEach((name, spec) -> hashes.put(name, train(spec, Trainings.rings())));
        narrow().forEach((name, spec) -> hashes.put(name, train(spec, Trainings.rings())));
        for (Loss loss : List.of(Loss.ABSOLUTE_ERROR, Loss.HUBER, Loss.HINGE)) {
            hashes.put("three outputs, " + loss.name().toLowerCase(Locale.ROOT), compared(loss));
        }
        return hashes;
    }

    /** Layers of half a vector and less, whatever its width, in batches of an odd number of rows. */
    private static Map<String, TrainingSpec> narrow() {
        Map<String, TrainingSpec> specs = new LinkedHashMap<>();
        for (Activation activation : List.of(SIGMOID, TANH, ELU)) {
            List<LayerSpec> layers = new ArrayList<>();
            for (int units : new int[] {8, 5, 4, 3, 2, 1}) {
                layers.add(new LayerSpec(units, activation, units == 5 ? 0.25 : 0));
            }
            layers.add(new LayerSpec(2, IDENTITY));
            TrainingSpec rings = Trainings.rings(0.9, 8);
            specs.put(
                    "narrow, " + activation.id(),
                    new TrainingSpec(
                            new NetworkSpec(3, layers),
                            rings.initialization(),
                            rings.loss(),
                            rings.score(),
                            rings.optimizer(),
                            rings.learningRate(),
                            11,
                            rings.epochs(),
                            rings.seed()));
        }
        return specs;
    }

    /** Three outputs and as many targets, which are −1 and 1 where the loss wants two values. */
    private String compared(Loss loss) {
        RandomStream random = new RandomStream(13, RandomStream.Purpose.DATA, 0);
        float[] x = normal(2 * 47, random);
        float[] y = normal(3 * 47, random);
        for (int i = 0; i < y.length && loss == Loss.HINGE; i++) {
            y[i] = y[i] > 0 ? 1 : -1;
        }
        return train(new Examples(47, 2, 3, x, y), TANH, IDENTITY, loss, 9, 0.05, 0.9, 8, 13, 6, 3);
    }

    /** Small trainings that have every optimizer, schedule, start and refinement between them. */
    private static Map<String, TrainingSpec> refined() {
        TrainingSpec rings = Trainings.rings(0, 8);
        Refinements none = Refinements.NONE;
        Schedule plateau = new Schedule.ReduceOnPlateau(Metric.VALIDATION_LOSS, 0.5, 0, 0.05, 0.01);
        Map<String, TrainingSpec> specs = new LinkedHashMap<>();
        specs.put("nesterov, linear", rings.with(Optimizer.nesterov()).with(none.with(new Schedule.Linear(0.1))));
        specs.put(
                "adagrad, penalty",
                rings.with(new Optimizer.Adagrad(0.01, 0.1, 1e-8, 0)).with(none.with(new Penalty(0.001, 0.01))));
        specs.put(
                "rmsprop, step, clipped by value",
                rings.with(Optimizer.rmsProp())
                        .with(none.with(new Schedule.Step(3, 0.5)).with(new GradientClipping.ByValue(0.05))));
        specs.put(
                "rmsprop, centred, momentum, one-cycle",
                rings.with(new Optimizer.RmsProp(0.9, 1e-6, 0.9, true, 0.01))
                        .with(none.with(Schedule.OneCycle.standard())));
        specs.put(
                "adam, warm-up, cosine",
                rings.with(Optimizer.adam()).with(none.with(new Schedule.WarmUp(1.5, 0.1, new Schedule.Cosine(0.01)))));
        specs.put(
                "adamw, dropout, clipped by norm, exponential",
                Trainings.withDropout(rings, 0.25)
                        .with(Optimizer.adamW())
                        .with(none.with(new Schedule.Exponential(0.9))
                                .with(new GradientClipping.ByNorm(0.5))
                                .withInitialBias(0.1)));
        specs.put("plateau", rings.with(none.with(plateau)));
        for (String start : List.of(
                "lecun_normal",
                "xavier_normal:1.667",
                "he_uniform:fan_out:own_gain",
                "pytorch",
                "sklearn",
                "orthogonal:1.414",
                "sparse:0.5:0.3",
                "lsuv")) {
            specs.put(start, Trainings.withInitialization(rings, Initialization.parse(start)));
        }
        return specs;
    }

    private String classes(
            int inputs,
            Activation hidden,
            int rows,
            int batch,
            double rate,
            double momentum,
            int epochs,
            long seed,
            int... units) {
        int outputs = units[units.length - 1];
        RandomStream random = new RandomStream(seed, RandomStream.Purpose.DATA, 0);
        float[] x = normal(rows * inputs, random);
        float[] y = new float[rows * outputs];
        for (int r = 0; r < rows; r++) {
            int label = (x[r * inputs] > 0 ? 1 : 0) + random.nextInt(2);
            if (outputs > 1) {
                y[r * outputs + label % outputs] = 1;
            } else {
                y[r] = label % 2;
            }
        }
        Loss loss = outputs == 1 ? Loss.SIGMOID_CROSS_ENTROPY : Loss.SOFTMAX_CROSS_ENTROPY;
        Examples examples = new Examples(rows, inputs, outputs, x, y);
        return train(examples, hidden, IDENTITY, loss, batch, rate, momentum, epochs, seed, units);
    }

    private String values(
            int inputs,
            Activation hidden,
            Activation output,
            int rows,
            int batch,
            double rate,
            double momentum,
            int epochs,
            long seed,
            int... units) {
        int outputs = units[units.length - 1];
        RandomStream random = new RandomStream(seed, RandomStream.Purpose.DATA, 0);
        Examples examples =
                new Examples(rows, inputs, outputs, normal(rows * inputs, random), normal(rows * outputs, random));
        return train(examples, hidden, output, Loss.SQUARED_ERROR, batch, rate, momentum, epochs, seed, units);
    }

    private String train(
            Examples rows,
            Activation hidden,
            Activation output,
            Loss loss,
            int batch,
            double rate,
            double momentum,
            int epochs,
            long seed,
            int... units) {
        List<LayerSpec> layers = new ArrayList<>();
        for (int l = 0; l < units.length; l++) {
            layers.add(new LayerSpec(units[l], l < units.length - 1 ? hidden : output));
        }
        TrainingSpec spec = new TrainingSpec(
                new NetworkSpec(rows.features(), layers),
                hidden == RELU ? new Initialization.He(Shape.NORMAL) : new Initialization.Xavier(Shape.UNIFORM),
                loss,
                loss == Loss.SQUARED_ERROR ? Score.R_SQUARED : Score.ACCURACY,
                new Optimizer.Sgd(momentum),
                rate,
                batch,
                epochs,
                seed);
        return train(spec, Split.withoutValidation(rows));
    }

    private String train(TrainingSpec spec, Split split) {
        MessageDigest digest = sha256();
        trainer.train(spec, split, epoch -> add(digest, epoch), StopSignal.NEVER);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, EpochResult epoch) {
        float[] weights = epoch.checkpoint().weights();
        ByteBuffer bytes = ByteBuffer.allocate(24 + 4 * weights.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putDouble(epoch.training().loss());
        bytes.putDouble(epoch.training().score());
        bytes.putDouble(epoch.gradientNorm().orElse(0));
        for (float weight : weights) {
            bytes.putFloat(weight);
        }
        digest.update(bytes.array());
    }

    private static float[] normal(int n, RandomStream random) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) random.nextNormal();
        }
        return values;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
