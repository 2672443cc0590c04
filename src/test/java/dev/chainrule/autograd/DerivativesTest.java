package dev.chainrule.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds every derivative to what it is a derivative of: (f(x + h) − f(x − h)) / 2h.
 *
 * <p>The quotient misses by h²/6·f‴ and by the rounding of f, 1e-16·f/h. With h = 1e-5 that is 2e-11·f‴ and 1e-11·f, well below 1e-7 for
 * functions that bend by less than a thousand. No point here lies closer than h to a corner.
 */
class DerivativesTest {

    private static final double H = 1e-5;
    private static final double TOLERANCE = 1e-7; // relative to the derivative, absolute where that is below 1
    private static final double[] POINTS = {-9.1, -3.7, -1.3, -0.61, -0.3, 0.17, 0.35, 0.9, 1.6, 2.9, 6.3};

    static Stream<Named<UnaryOperator<Value>>> ofOneInput() {
        return Stream.of(
                named("negated", Value::negated),
                named("power 3", x -> x.power(3)),
                named("power −1", x -> x.power(-1)),
                named("exp", Value::exp),
                named("abs", Value::abs),
                named("tanh", Value::tanh),
                named("sigmoid", Value::sigmoid),
                named("relu", Value::relu),
                named("leaky relu", Value::leakyRelu),
                named("elu", Value::elu),
                named("gelu", Value::gelu),
                named("silu", Value::silu),
                named("softplus", Value::softplus),
                named("used three times", x -> x.times(x).plus(x.tanh())),
                named("plus a number", x -> x.plus(3)),
                named("minus a number", x -> x.minus(3)),
                named("times a number", x -> x.times(3)),
                named("divided by a number", x -> x.dividedBy(3)));
    }

    @ParameterizedTest
    @MethodSource("ofOneInput")
    void ofOneInput(UnaryOperator<Value> function) {
        for (double x : POINTS) {
            check(inputs -> function.apply(inputs.get(0)), x);
        }
    }

    static Stream<Named<UnaryOperator<Value>>> ofOnePositiveInput() {
        return Stream.of(
                named("log", Value::log), named("power ½", x -> x.power(0.5)), named("power −2.5", x -> x.power(-2.5)));
    }

    @ParameterizedTest
    @MethodSource("ofOnePositiveInput")
    void ofOnePositiveInput(UnaryOperator<Value> function) {
        for (double x : new double[] {0.35, 0.9, 1.6, 2.9, 6.3}) {
            check(inputs -> function.apply(inputs.get(0)), x);
        }
    }

    static Stream<Named<Function<List<Value>, Value>>> ofTwoInputs() {
        return Stream.of(
                named("plus", in -> in.get(0).plus(in.get(1))),
                named("minus", in -> in.get(0).minus(in.get(1))),
                named("times", in -> in.get(0).times(in.get(1))),
                named("divided by", in -> in.get(0).dividedBy(in.get(1))),
                named("sum", Value::sum),
                named("weighted sum", in -> Value.weightedSum(in, List.of(in.get(1), in.get(1)), in.get(0))));
    }

    @ParameterizedTest
    @MethodSource("ofTwoInputs")
    void ofTwoInputs(Function<List<Value>, Value> function) {
        for (double x : POINTS) {
            check(function, x, 1.7);
            check(function, 0.4, x < 0 ? x - 0.5 : x + 0.5); // nothing is divided by less than a half
        }
    }

    @Test
    void ofAPowerByBaseAndExponent() {
        for (double x : new double[] {0.35, 0.9, 1.6, 2.9}) {
            check(in -> in.get(0).power(in.get(1)), x, 1.7);
            check(in -> in.get(0).power(in.get(1)), 1.7, -x);
        }
    }

    static Stream<Named<Function<List<Value>, Value>>> losses() {
        return Stream.of(
                named("squared error", in -> Losses.squaredError(in.get(0), 0.3)),
                named("absolute error", in -> Losses.absoluteError(in.get(0), 0.3)),
                named("Huber", in -> Losses.huber(in.get(0), 0.3)),
                named("hinge, label 1", in -> Losses.hinge(in.get(0), 1)),
                named("hinge, label −1", in -> Losses.hinge(in.get(0), -1)),
                named("sigmoid cross-entropy, target 0", in -> Losses.sigmoidCrossEntropy(in.get(0), 0)),
                named("sigmoid cross-entropy, target 1", in -> Losses.sigmoidCrossEntropy(in.get(0), 1)),
                named("softmax cross-entropy", in -> Losses.softmaxCrossEntropy(in, 1)),
                named(
                        "mean",
                        in -> Losses.mean(
                                List.of(Losses.squaredError(in.get(0), 1), Losses.squaredError(in.get(2), 1)))));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void ofEveryLoss(Function<List<Value>, Value> loss) {
        for (double x : POINTS) {
            check(loss, x, 0.7, -1.1);
        }
    }

    static Stream<Named<UnaryOperator<Value>>> activations() {
        return Stream.of(
                named("identity", UnaryOperator.identity()),
                named("tanh", Value::tanh),
                named("sigmoid", Value::sigmoid),
                named("relu", Value::relu),
                named("leaky relu", Value::leakyRelu),
                named("elu", Value::elu),
                named("gelu", Value::gelu),
                named("silu", Value::silu),
                named("softplus", Value::softplus));
    }

    /** A 3-4-2 net: the loss by each of its 26 parameters and 3 inputs. */
    @ParameterizedTest
    @MethodSource("activations")
    void ofEveryLayer(UnaryOperator<Value> activation) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(4);
        Mlp network = Mlp.drawn(3, List.of(4, 2), activation, activation, () -> random.nextDouble(-1, 1));
        List<Value> inputs = List.of(Value.of(0.5), Value.of(-1.2), Value.of(0.8));
        List<Value> leaves = new ArrayList<>(network.parameters());
        leaves.addAll(inputs);

        check(
                leaves,
                () -> Value.sum(network.apply(inputs).stream()
                        .map(output -> Losses.squaredError(output, 0.5))
                        .toList()));
    }

    private static void check(Function<List<Value>, Value> function, double... at) {
        List<Value> inputs =
                IntStream.range(0, at.length).mapToObj(i -> Value.of(at[i])).toList();
        check(inputs, () -> function.apply(inputs));
    }

    private static void check(List<Value> leaves, Supplier<Value> function) {
        function.get().backward();
        for (int i = 0; i < leaves.size(); i++) {
            Value leaf = leaves.get(i);
            double x = leaf.data();
            leaf.set(x + H);
            double above = function.get().data();
            leaf.set(x - H);
            double below = function.get().data();
            leaf.set(x);

            double slope = (above - below) / (2 * H);
            double scale = Math.max(1, Math.abs(slope));
            assertThat(Math.abs(leaf.gradient() - slope) / scale)
                    .as("input %d at %s: %s instead of %s", i, x, leaf.gradient(), slope)
                    .isLessThan(TOLERANCE);
        }
    }
}
