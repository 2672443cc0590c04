package dev.chainrule.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The demo of micrograd: 2-16-16-1 ReLU on two moons of 100 points, full batch, max-margin loss and an L2 penalty on all 337 parameters.
 * The start is that of the reference, the losses are NumPy's in float64.
 */
class MoonsDemoTest {

    private static final int STEPS = 100;
    private static final double PENALTY = 1e-4;

    private final JsonNode start = ReferenceNumbersTest.read("moons_demo_start");
    private final List<List<Value>> inputs = Functions.rows(ReferenceNumbersTest.matrix(start.get("X")));
    private final double[] labels = numbers(start.get("y"));

    MoonsDemoTest() throws IOException {}

    @Test
    void followsTheReferenceFromStepToStep() {
        Mlp network = startOfTheReference();
        assertThat(network.parameters()).hasSize(337);

        List<Step> steps = train(network, k -> 1 - 0.9 * k / STEPS, STEPS, false);

        Map<Integer, Double> known = Map.of(
                0, 0.8958441028683222,
                1, 1.7235905336972022,
                2, 0.7429006313851131,
                10, 0.24507023853658053,
                22, 0.11733695088756485,
                40, 0.06016009895234464,
                50, 0.09875114765619622,
                75, 0.011845398205364453,
                99, 0.010978370135492717);
        known.forEach((step, loss) ->
                assertThat(steps.get(step).loss()).as("loss of step %d", step).isCloseTo(loss, within(1e-9)));
        assertThat(steps.subList(0, 40)).noneMatch(Step::perfect);
        assertThat(steps.get(40).right()).isEqualTo(100);
        assertThat(steps.get(50).right()).isEqualTo(96);
        for (int step = 65; step < STEPS; step++) {
            int right = step == 66 || step == 69 ? 99 : 100;
            assertThat(steps.get(step).right()).as("right in step %d", step).isEqualTo(right);
        }
    }

    /**
     * Known of 20 seeds with a constant rate: .1 5 %, .3 60 %, 1 95 %, 2 40 %, 3 5 % have all points right within 100 steps. Eight seeds of our
     * own have a standard error of up to 17 points, so two of eight are allowed on top of what is known, and the middle is held to the order.
     */
    @Test
    void aRateOfOneIsBestAndTenTimesLessOrThreeTimesMoreFails() {
        long best = perfect(1);

        assertThat(perfect(0.1)).isLessThanOrEqualTo(2);
        assertThat(perfect(0.3)).isBetween(3L, best);
        assertThat(best).isGreaterThanOrEqualTo(6);
        assertThat(perfect(2)).isBetween(1L, best - 1);
        assertThat(perfect(3)).isLessThanOrEqualTo(2);
    }

    /** The loss starts near 1; weights thrown far away make it a thousand times that before all neurons are dead. */
    @Test
    void aRateOfTenExplodes() {
        for (int seed = 0; seed < 5; seed++) {
            List<Step> steps = train(drawn(seed), k -> 10, 20, false);

            assertThat(steps).anyMatch(step -> step.loss() > 1_000).noneMatch(Step::perfect);
        }
    }

    private long perfect(double rate) {
        return IntStream.range(0, 8)
                .filter(seed ->
                        train(drawn(seed), k -> rate, STEPS, true).stream().anyMatch(Step::perfect))
                .count();
    }

    /** One step, before its update. */
    private record Step(double loss, int right) {
        boolean perfect() {
            return right == 100;
        }
    }

    private List<Step> train(Mlp network, IntToDoubleFunction rate, int count, boolean untilPerfect) {
        List<Value> parameters = network.parameters();
        List<Step> steps = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            List<Value> scores =
                    inputs.stream().map(x -> network.apply(x).get(0)).toList();
            Value loss = loss(scores, parameters);
            steps.add(new Step(loss.data(), right(scores)));
            if (untilPerfect && right(scores) == 100) {
                return steps;
            }
            network.resetGradients();
            loss.backward();
            for (Value p : parameters) {
                p.set(p.data() - rate.applyAsDouble(k) * p.gradient());
            }
        }
        return steps;
    }

    private Value loss(List<Value> scores, List<Value> parameters) {
        List<Value> hinges = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            hinges.add(Losses.hinge(scores.get(i), labels[i]));
        }
        Value squares = Value.sum(parameters.stream().map(p -> p.times(p)).toList());
        return Losses.mean(hinges).plus(squares.times(PENALTY));
    }

    private int right(List<Value> scores) {
        int right = 0;
        for (int i = 0; i < labels.length; i++) {
            right += scores.get(i).data() > 0 == labels[i] > 0 ? 1 : 0;
        }
        return right;
    }

    private Mlp startOfTheReference() {
        List<Layer> layers = new ArrayList<>();
        for (JsonNode layer : start.get("W")) {
            boolean last = layers.size() == 2;
            double[][] w = ReferenceNumbersTest.matrix(layer.get(0)); // [outputs][inputs]
            double[] b = numbers(layer.get(1));
            List<Neuron> neurons = new ArrayList<>();
            for (int j = 0; j < w.length; j++) {
                neurons.add(new Neuron(
                        Functions.values(w[j]), Value.of(b[j]), last ? UnaryOperator.identity() : Value::relu));
            }
            layers.add(new Layer(neurons));
        }
        return new Mlp(layers);
    }

    /** As the reference was drawn: weights uniform from −1 to 1, biases 0. */
    private static Mlp drawn(int seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Mlp network =
                Mlp.drawn(2, List.of(16, 16, 1), Value::relu, UnaryOperator.identity(), () -> random.nextDouble(-1, 1));
        network.layers()
                .forEach(
                        layer -> layer.neurons().forEach(neuron -> neuron.bias().set(0)));
        return network;
    }

    private static double[] numbers(JsonNode row) {
        double[] numbers = new double[row.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = row.get(i).asDouble();
        }
        return numbers;
    }
}
