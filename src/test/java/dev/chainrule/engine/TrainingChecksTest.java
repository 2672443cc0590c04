package dev.chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused at the face: the message has both sides of the conflict, and nothing is reported. */
class TrainingChecksTest {

    private static final Examples TEN = new Examples(10, 2, 1, new float[20], new float[10]);

    @ParameterizedTest(name = "{2}")
    @MethodSource
    void refuses(TrainingSpec spec, Split split, String message) {
        List<EpochResult> epochs = new ArrayList<>();

        assertThatThrownBy(() -> new Trainer().train(spec, split, epochs::add, StopSignal.NEVER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThat(epochs).isEmpty();
    }

    static Stream<Arguments> refuses() {
        Split ten = Split.withoutValidation(TEN);
        Split none = Split.withoutValidation(new Examples(0, 2, 1, new float[0], new float[0]));
        Split noValidationRows = Split.of(TEN, new Examples(0, 2, 1, new float[0], new float[0]));
        Examples three = new Examples(4, 3, 1, new float[12], new float[4]);
        Examples pairs = new Examples(5, 2, 2, new float[10], new float[10]);
        return Stream.of(
                        arguments(
                                new Spec().batch(11),
                                ten,
                                "A batch of 11 does not fit the 10 training rows. Use 1 to 10."),
                        arguments(
                                new Spec().batch(0),
                                ten,
                                "A batch of 0 does not fit the 10 training rows. Use 1 to 10."),
                        arguments(new Spec().epochs(0), ten, "0 epochs are too few. Use 1 or more."),
                        arguments(new Spec(), none, "The training part has no rows. Give it 1 or more."),
                        arguments(new Spec(), noValidationRows, "The validation part has no rows. Give it 1 or more."),
                        arguments(
                                new Spec(),
                                Split.withoutValidation(three),
                                "The training part has 3 features and the network 2 inputs. Make them the same."),
                        arguments(
                                new Spec(),
                                Split.of(TEN, pairs),
                                "The validation part has 2 targets and the network 1 outputs. Make them the same."),
                        rate(0, "A learning rate of 0.0 cannot be followed. Use a finite number above 0."),
                        rate(-0.1, "A learning rate of -0.1 cannot be followed. Use a finite number above 0."),
                        rate(Double.NaN, "A learning rate of NaN cannot be followed. Use a finite number above 0."),
                        rate(1e308, "A learning rate of 1.0E308 does not fit a float. Use 1.2E-38 to 3.4E38."),
                        rate(1e-60, "A learning rate of 1.0E-60 does not fit a float. Use 1.2E-38 to 3.4E38."),
                        arguments(
                                new Spec(),
                                withValue(7, Float.NaN),
                                "Row 4, feature 2 of the training part is NaN. Only finite numbers can be trained on."),
                        arguments(
                                new Spec().loss(Loss.SIGMOID_CROSS_ENTROPY),
                                withTarget(3, -1),
                                "Row 4 of the training part has the target -1.0; SIGMOID_CROSS_ENTROPY takes 0 and 1."),
                        arguments(
                                new Spec().loss(Loss.SOFTMAX_CROSS_ENTROPY).units(2),
                                Split.withoutValidation(pairs),
                                "The targets of row 1 of the training part are not one-hot: 0 of 2 are 1 and 2 are 0;"
                                        + " SOFTMAX_CROSS_ENTROPY takes one 1 among zeros."),
                        arguments(
                                new Spec().loss(Loss.SOFTMAX_CROSS_ENTROPY),
                                ten,
                                "SOFTMAX_CROSS_ENTROPY needs 2 outputs or more, one a class; the network has 1."),
                        arguments(
                                new Spec().loss(Loss.SIGMOID_CROSS_ENTROPY).output(Activation.SIGMOID),
                                ten,
                                "The output activation sigmoid does not go with SIGMOID_CROSS_ENTROPY, which has its own folded in."
                                        + " Use identity."),
                        arguments(
                                new Spec().start(new Initialization.Normal(1e37)),
                                ten,
                                "Weights of size 1.0E37 do not fit a float. Use at most 1.0E36."),
                        arguments(
                                new Spec().start(new Initialization.Constant(Double.NaN)),
                                ten,
                                "Weights of size NaN do not fit a float. Use at most 1.0E36."),
                        arguments(
                                new Spec().start(new Initialization.Uniform(1, -1)),
                                ten,
                                "The lower bound 1.0 is above the upper one, -1.0. Write the smaller first."),
                        arguments(
                                new Spec().units(65_536, 65_536, 1),
                                ten,
                                "Layer 2 of 65,536 × 65,536 brings the network to 4,295,229,440 parameters; the engine takes 50,000,000."
                                        + " Use fewer units or layers."),
                        arguments(
                                new Spec().units(Integer.MAX_VALUE, 1),
                                ten,
                                "Layer 1 has 2,147,483,647 units. Use 1 to 65,536."),
                        arguments(new Spec().units(0, 1), ten, "Layer 1 has 0 units. Use 1 to 65,536."),
                        arguments(
                                new Spec().layers(Collections.nCopies(10_000, new LayerSpec(1, Activation.TANH))),
                                ten,
                                "10,000 layers are too many. Use 1 to 1,000."),
                        arguments(
                                new Spec().layers(List.of()),
                                ten,
                                "A network without layers has no output. Use 1 to 1,000 layers."),
                        arguments(
                                new Spec()
                                        .layers(List.of(
                                                new LayerSpec(3, Activation.TANH),
                                                new LayerSpec(1, Activation.IDENTITY, 0.5))),
                                ten,
                                "A dropout of 0.5 in the output layer would drop answers. Use 0 there, and dropout in hidden layers."),
                        arguments(
                                new Spec().units(5_000, 5_000, 1).start(new Initialization.Orthogonal(1)),
                                ten,
                                "An orthogonal start of a layer of 5,000 × 5,000 takes 500,000,000,000 multiplications; the engine takes"
                                        + " 20,000,000,000. Use fewer units or another initialization."),
                        arguments(
                                new Spec()
                                        .refined(Refinements.NONE.with(
                                                new EarlyStopping.Patience(Metric.VALIDATION_LOSS, 3, 0))),
                                ten,
                                "Early stopping watches validation_loss, and 0 of the 10 rows are held back. Hold some back or watch the"
                                        + " training."),
                        arguments(
                                new Spec()
                                        .refined(Refinements.NONE.with(new Schedule.WarmUp(
                                                1, 0, Schedule.ReduceOnPlateau.standard(Metric.VALIDATION_SCORE)))),
                                ten,
                                "The reduction on plateaus watches validation_score, and 0 of the 10 rows are held back. Hold some back or"
                                        + " watch the training."),
                        arguments(
                                new Spec().batch(20_000).units(60_000, 1),
                                Split.withoutValidation(
                                        new Examples(20_000, 2, 1, new float[40_000], new float[20_000])),
                                "A batch of 20,000 rows through 60,001 units needs room for 1,200,020,000 outputs at once; the engine takes"
                                        + " 100,000,000. Use a smaller batch."))
                .map(arguments -> arguments.get()[0] instanceof Spec spec
                        ? arguments(spec.done(), arguments.get()[1], arguments.get()[2])
                        : arguments);
    }

    @Test
    void trainsOnOneClassAloneAndOnAColumnThatNeverChanges() {
        // nothing to tell apart and nothing to learn from, but also nothing that would divide by zero
        for (Loss loss : List.of(Loss.SIGMOID_CROSS_ENTROPY, Loss.SQUARED_ERROR)) {
            List<EpochResult> epochs = new ArrayList<>();
            TrainingSpec spec = new Spec().loss(loss).done();

            TrainingResult result =
                    new Trainer().train(spec, Split.withoutValidation(TEN), epochs::add, StopSignal.NEVER);

            assertThat(result).isEqualTo(new TrainingResult.Finished(5));
            assertThat(epochs)
                    .allSatisfy(epoch -> assertThat(epoch.training().score()).isFinite());
        }
    }

    @Test
    void refusesACheckpointOfAnotherOptimizer() {
        TrainingSpec adam = new Spec().done().with(Optimizer.adam());
        Refinements patient = Refinements.NONE.with(new EarlyStopping.Patience(Metric.TRAINING_LOSS, 3, 0));

        assertThatThrownBy(() -> resume(adam, new Checkpoint(1, new float[3], new float[3])))
                .hasMessage("The optimizer state: 3 values came; the network needs 6.");
        assertThatThrownBy(() -> resume(adam.with(patient), new Checkpoint(1, new float[3], new float[6])))
                .hasMessage(
                        "The optimizer state: 6 values came; the network needs 17."); // 6, two numbers of 4 places, 3
        // weights
        assertThatThrownBy(() -> new Checkpoint(1, new float[3], new float[6]).best(adam.with(patient)))
                .hasMessage("The optimizer state: 6 values came; the network needs 17.");
    }

    @Test
    void refusesACheckpointOfAnotherNetwork() {
        TrainingSpec spec = new Spec().done();

        assertThatThrownBy(() -> resume(spec, new Checkpoint(1, new float[4], new float[0])))
                .hasMessage("The weights: 4 values came; the network needs 3.");
        assertThatThrownBy(() -> resume(spec, new Checkpoint(1, new float[3], new float[3])))
                .hasMessage("The optimizer state: 3 values came; the network needs 0.");
        assertThatThrownBy(() -> resume(spec, new Checkpoint(6, new float[3], new float[0])))
                .hasMessage("The checkpoint is of epoch 6; the training has epochs 0 to 5.");
        assertThatThrownBy(() -> resume(spec, new Checkpoint(1, new float[] {0, Float.NaN, 0}, new float[0])))
                .hasMessage("The checkpoint's weights hold NaN at 1; only finite values can be continued.");
    }

    @Test
    void refusesToPredictWithWeightsOrRowsThatDoNotFit() {
        NetworkSpec network = new Spec().done().network();

        assertThatThrownBy(() -> new Predictor(network, Loss.SQUARED_ERROR, new float[5]))
                .hasMessage("The weights: 5 values came; the network needs 3.");
        assertThatThrownBy(() -> new Predictor(network, Loss.SQUARED_ERROR, new float[3]).predict(new float[5], 2))
                .hasMessage("x has 5 values; 2 rows of 2 inputs need 4.");
    }

    private static void resume(TrainingSpec spec, Checkpoint checkpoint) {
        new Trainer().resume(spec, Split.withoutValidation(TEN), checkpoint, epoch -> {}, StopSignal.NEVER);
    }

    private static Arguments rate(double rate, String message) {
        return arguments(new Spec().rate(rate), Split.withoutValidation(TEN), message);
    }

    private static Split withValue(int index, float value) {
        float[] x = new float[20];
        x[index] = value;
        return Split.withoutValidation(new Examples(10, 2, 1, x, new float[10]));
    }

    private static Split withTarget(int index, float value) {
        float[] y = new float[10];
        y[index] = value;
        return Split.withoutValidation(new Examples(10, 2, 1, new float[20], y));
    }

    /** A training that is fine but for what a test sets. */
    private static final class Spec {

        private List<LayerSpec> layers = List.of(new LayerSpec(1, Activation.IDENTITY));
        private Initialization start = new Initialization.Zeros();
        private Loss loss = Loss.SQUARED_ERROR;
        private double rate = 0.1;
        private int batch = 5;
        private int epochs = 5;
        private Refinements refinements = Refinements.NONE;

        Spec layers(List<LayerSpec> value) {
            layers = value;
            return this;
        }

        Spec units(int... units) {
            return layers(Arrays.stream(units)
                    .mapToObj(count -> new LayerSpec(count, Activation.IDENTITY))
                    .toList());
        }

        Spec output(Activation activation) {
            return layers(List.of(new LayerSpec(1, activation)));
        }

        Spec start(Initialization value) {
            start = value;
            return this;
        }

        Spec loss(Loss value) {
            loss = value;
            return this;
        }

        Spec rate(double value) {
            rate = value;
            return this;
        }

        Spec refined(Refinements value) {
            refinements = value;
            return this;
        }

        Spec batch(int value) {
            batch = value;
            return this;
        }

        Spec epochs(int value) {
            epochs = value;
            return this;
        }

        TrainingSpec done() {
            return new TrainingSpec(
                    new NetworkSpec(2, layers),
                    start,
                    loss,
                    Score.ACCURACY,
                    new Optimizer.Sgd(0),
                    rate,
                    batch,
                    epochs,
                    0,
                    refinements);
        }
    }
}
