package dev.chainrule.engine;

import java.util.List;
import java.util.Locale;

/** Refuses what cannot be trained, with both sides of the conflict in the message, before anything is allocated. */
final class TrainingChecks {

    static final int MOST_LAYERS = 1_000;
    static final int MOST_UNITS = 65_536;
    static final long MOST_PARAMETERS = 50_000_000;

    /** Outputs of all layers for a batch, and as many gradients. */
    static final long MOST_ACTIVATIONS = 100_000_000;

    private static final double MOST_MULTIPLICATIONS = 2e10;

    /** So that the widest tail of a normal draw stays a float. */
    private static final double LARGEST_INITIAL = 1e36;

    private TrainingChecks() {}

    static void check(TrainingSpec spec, Split split) {
        check(spec.network());
        check(spec.initialization());
        checkStart(spec.network(), spec.initialization());
        checkOutput(spec);
        check("training", split.training(), spec);
        split.validation().ifPresent(part -> check("validation", part, spec));
        int rows = split.training().rows();
        require(
                spec.batchSize() >= 1 && spec.batchSize() <= rows,
                "A batch of %,d does not fit the %,d training rows. Use 1 to %,d.",
                spec.batchSize(),
                rows,
                rows);
        require(spec.epochs() >= 1, "%,d epochs are too few. Use 1 or more.", spec.epochs());
        checkRate(spec.learningRate());
        checkWatched(spec, split);
        checkMemory(spec.network(), Training.capacity(spec, split));
    }

    static void check(NetworkSpec network) {
        List<LayerSpec> layers = network.layers();
        require(
                network.inputs() >= 1,
                "A network of %,d inputs has nothing to look at. Use 1 or more.",
                network.inputs());
        require(!layers.isEmpty(), "A network without layers has no output. Use 1 to %,d layers.", MOST_LAYERS);
        require(layers.size() <= MOST_LAYERS, "%,d layers are too many. Use 1 to %,d.", layers.size(), MOST_LAYERS);
        long parameters = 0;
        long in = network.inputs();
        for (int l = 0; l < layers.size(); l++) {
            int units = layers.get(l).units();
            require(
                    units >= 1 && units <= MOST_UNITS,
                    "Layer %,d has %,d units. Use 1 to %,d.",
                    l + 1,
                    units,
                    MOST_UNITS);
            parameters += (in + 1) * units;
            require(
                    parameters <= MOST_PARAMETERS,
                    "Layer %,d of %,d × %,d brings the network to %,d parameters; the engine takes %,d. Use fewer units or layers.",
                    l + 1,
                    in,
                    units,
                    parameters,
                    MOST_PARAMETERS);
            in = units;
        }
    }

    static void check(TrainingSpec spec, Checkpoint checkpoint) {
        require(
                checkpoint.epoch() >= 0 && checkpoint.epoch() <= spec.epochs(),
                "The checkpoint is of epoch %,d; the training has epochs 0 to %,d.",
                checkpoint.epoch(),
                spec.epochs());
        long parameters = spec.network().parameters();
        checkLength("weights", checkpoint.weights(), parameters);
        checkLength(
                "optimizer state",
                checkpoint.optimizerState(),
                StateLayout.of(spec).length());
        checkFinite("weights", checkpoint.weights());
        checkFinite("optimizer state", checkpoint.optimizerState());
    }

    static void checkLength(String what, float[] values, long expected) {
        require(
                values.length == expected,
                "The %s: %,d values came; the network needs %,d.",
                what,
                values.length,
                expected);
    }

    private static void checkFinite(String what, float[] values) {
        for (int i = 0; i < values.length; i++) {
            require(
                    Float.isFinite(values[i]),
                    "The checkpoint's %s hold %s at %,d; only finite values can be continued.",
                    what,
                    values[i],
                    i);
        }
    }

    private static void check(Initialization initialization) {
        double largest = 0;
        if (initialization instanceof Initialization.Constant constant) {
            largest = Math.abs(constant.value());
        } else if (initialization instanceof Initialization.Normal normal) {
            largest = normal.standardDeviation();
            require(!(largest < 0), "A standard deviation of %s is negative. Use 0 or more.", largest);
        } else if (initialization instanceof Initialization.Uniform uniform) {
            largest = Math.max(Math.abs(uniform.low()), Math.abs(uniform.high()));
            require(
                    !(uniform.low() > uniform.high()),
                    "The lower bound %s is above the upper one, %s. Write the smaller first.",
                    uniform.low(),
                    uniform.high());
        }
        require(
                largest <= LARGEST_INITIAL,
                "Weights of size %s do not fit a float. Use at most %s.",
                largest,
                LARGEST_INITIAL);
    }

    /** An orthogonal start beyond this would take longer than many trainings. */
    static void checkStart(NetworkSpec network, Initialization initialization) {
        if (initialization instanceof Initialization.Orthogonal || initialization instanceof Initialization.Lsuv) {
            long in = network.inputs();
            for (LayerSpec layer : network.layers()) {
                require(
                        OrthogonalMatrix.cost(in, layer.units()) <= MOST_MULTIPLICATIONS,
                        "An orthogonal start of a layer of %,d × %,d takes %,.0f multiplications; the engine takes %,.0f. Use fewer units or another initialization.",
                        in,
                        layer.units(),
                        OrthogonalMatrix.cost(in, layer.units()),
                        MOST_MULTIPLICATIONS);
                in = layer.units();
            }
        }
    }

    /** Whoever watches the validation rows needs some. */
    private static void checkWatched(TrainingSpec spec, Split split) {
        Refinements refinements = spec.refinements();
        Schedule.ReduceOnPlateau reduction = LearningRate.reduction(refinements.schedule());
        if (reduction != null) {
            checkWatched("The reduction on plateaus", reduction.metric(), split);
        }
        if (refinements.earlyStopping() instanceof EarlyStopping.Patience patience) {
            checkWatched("Early stopping", patience.metric(), split);
        }
    }

    private static void checkWatched(String who, Metric metric, Split split) {
        require(
                !metric.needsValidation() || split.validation().isPresent(),
                "%s watches %s, and 0 of the %,d rows are held back. Hold some back or watch the training.",
                who,
                metric.id(),
                split.training().rows());
    }

    private static void checkOutput(TrainingSpec spec) {
        LayerSpec last = spec.network().layers().get(spec.network().layers().size() - 1);
        Activation output = last.activation();
        require(
                last.dropout() == 0,
                "A dropout of %s in the output layer would drop answers. Use 0 there, and dropout in hidden layers.",
                last.dropout());
        require(
                output == Activation.IDENTITY || !foldsItsOwnIn(spec.loss()),
                "The output activation %s does not go with %s, which has its own folded in. Use identity.",
                output.id(),
                spec.loss());
        require(
                spec.loss() != Loss.SOFTMAX_CROSS_ENTROPY || spec.network().outputs() >= 2,
                "%s needs 2 outputs or more, one a class; the network has %,d.",
                spec.loss(),
                spec.network().outputs());
    }

    private static boolean foldsItsOwnIn(Loss loss) {
        return loss == Loss.SIGMOID_CROSS_ENTROPY || loss == Loss.SOFTMAX_CROSS_ENTROPY;
    }

    private static void check(String part, Examples examples, TrainingSpec spec) {
        require(examples.rows() >= 1, "The %s part has no rows. Give it 1 or more.", part);
        require(
                examples.features() == spec.network().inputs(),
                "The %s part has %,d features and the network %,d inputs. Make them the same.",
                part,
                examples.features(),
                spec.network().inputs());
        require(
                examples.targets() == spec.network().outputs(),
                "The %s part has %,d targets and the network %,d outputs. Make them the same.",
                part,
                examples.targets(),
                spec.network().outputs());
        checkFinite(part, "feature", examples.x(), examples.features());
        checkFinite(part, "target", examples.y(), examples.targets());
        switch (spec.loss()) {
            case SQUARED_ERROR, ABSOLUTE_ERROR, HUBER -> {}
            case SIGMOID_CROSS_ENTROPY -> checkTwoValues(part, examples, 0, spec.loss());
            case HINGE -> checkTwoValues(part, examples, -1, spec.loss());
            case SOFTMAX_CROSS_ENTROPY -> checkOneHot(part, examples);
        }
    }

    private static void checkFinite(String part, String column, float[] values, int width) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        "Row %,d, %s %,d of the %s part is %s. Only finite numbers can be trained on."
                                .formatted(i / width + 1, column, i % width + 1, part, values[i]));
            }
        }
    }

    private static void checkTwoValues(String part, Examples examples, int low, Loss loss) {
        for (int i = 0; i < examples.y().length; i++) {
            float y = examples.y()[i];
            if (y != low && y != 1) {
                throw new IllegalArgumentException("Row %,d of the %s part has the target %s; %s takes %d and 1."
                        .formatted(i / examples.targets() + 1, part, y, loss, low));
            }
        }
    }

    private static void checkOneHot(String part, Examples examples) {
        int classes = examples.targets();
        for (int row = 0; row < examples.rows(); row++) {
            int ones = 0;
            int zeros = 0;
            for (int j = row * classes; j < (row + 1) * classes; j++) {
                ones += examples.y()[j] == 1 ? 1 : 0;
                zeros += examples.y()[j] == 0 ? 1 : 0;
            }
            if (ones != 1 || zeros != classes - 1) {
                throw new IllegalArgumentException(
                        "The targets of row %,d of the %s part are not one-hot: %,d of %,d are 1 and %,d are 0; %s takes one 1 among zeros."
                                .formatted(row + 1, part, ones, classes, zeros, Loss.SOFTMAX_CROSS_ENTROPY));
            }
        }
    }

    private static void checkRate(double rate) {
        require(
                rate > 0 && Double.isFinite(rate),
                "A learning rate of %s cannot be followed. Use a finite number above 0.",
                rate);
        require(
                (float) rate >= Float.MIN_NORMAL && (float) rate <= Float.MAX_VALUE,
                "A learning rate of %s does not fit a float. Use 1.2E-38 to 3.4E38.",
                rate);
    }

    /** @param rows that pass through the network at once */
    static void checkMemory(NetworkSpec network, long rows) {
        long units = 0;
        for (LayerSpec layer : network.layers()) {
            units += layer.units();
        }
        require(
                rows * units <= MOST_ACTIVATIONS,
                "A batch of %,d rows through %,d units needs room for %,d outputs at once; the engine takes %,d. Use a smaller batch.",
                rows,
                units,
                rows * units,
                MOST_ACTIVATIONS);
    }

    private static void require(boolean holds, String message, Object... values) {
        if (!holds) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, message, values));
        }
    }
}
