package dev.chainrule.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Expressions whose derivatives are known, by hand or from micrograd and its lecture. */
class ValueTest {

    private static final Offset<Double> CLOSE =
            within(1e-9); // the numbers are given to 1e-14, a few roundings of float64 cost 1e-15

    @Test
    void aParabolaHasItsSlope() {
        Value x = Value.of(3);
        Value f = x.power(2).times(3).minus(x.times(4)).plus(5); // 3x² − 4x + 5

        f.backward();

        assertThat(f.data()).isEqualTo(20);
        assertThat(x.gradient()).isEqualTo(14); // 6x − 4
    }

    @Test
    void aProductAndASum() {
        Value d = Value.of(2).times(Value.of(-3)).plus(Value.of(10));

        assertThat(d.data()).isEqualTo(4);
    }

    @Nested
    class TheLectureExample {

        private final Value a = Value.of("a", 2);
        private final Value b = Value.of("b", -3);
        private final Value c = Value.of("c", 10);
        private final Value f = Value.of("f", -2);
        private Value e;
        private Value d;

        private Value loss() {
            e = a.times(b).labelled("e");
            d = e.plus(c).labelled("d");
            return d.times(f).labelled("L");
        }

        @Test
        void everyValueKnowsItsGradient() {
            Value loss = loss();

            loss.backward();

            assertThat(loss.data()).isEqualTo(-8);
            assertThat(loss.gradient()).isEqualTo(1);
            assertThat(f.gradient()).isEqualTo(4); // d
            assertThat(d.gradient()).isEqualTo(-2); // f
            assertThat(e.gradient()).isEqualTo(-2); // f·1
            assertThat(c.gradient()).isEqualTo(-2); // f·1
            assertThat(a.gradient()).isEqualTo(6); // f·1·b
            assertThat(b.gradient()).isEqualTo(-4); // f·1·a
        }

        @Test
        void aStepAlongTheGradientRaisesTheResult() {
            loss().backward();

            for (Value leaf : List.of(a, b, c, f)) {
                leaf.set(leaf.data() + 0.01 * leaf.gradient());
            }

            // (2.06 · −3.04 + 9.98) · −1.96
            assertThat(loss().data()).isCloseTo(-7.286496, CLOSE);
        }
    }

    @Nested
    class OneNeuron {

        private final Value x1 = Value.of("x1", 2);
        private final Value x2 = Value.of("x2", 0);
        private final Value w1 = Value.of("w1", -3);
        private final Value w2 = Value.of("w2", 1);
        private final Value b = Value.of("b", 6.8813735870195432);
        private final Value n = x1.times(w1).plus(x2.times(w2)).plus(b);

        @Test
        void withTanhAsOneOperation() {
            Value o = n.tanh();

            o.backward();

            assertThat(n.data()).isCloseTo(0.8813735870195432, CLOSE);
            assertThat(o.data()).isCloseTo(0.7071067811865476, CLOSE); // √½, so 1 − o² is ½
            gradientsAreKnown();
        }

        @Test
        void withTanhBuiltOfExponentials() {
            Value e = n.times(2).exp();
            Value o = e.minus(1).dividedBy(e.plus(1));

            o.backward();

            assertThat(o.data()).isCloseTo(0.7071067811865476, CLOSE);
            gradientsAreKnown();
        }

        @Test
        void asANeuron() {
            Value o = new Neuron(List.of(w1, w2), b, Value::tanh).apply(List.of(x1, x2));

            o.backward();

            assertThat(o.data()).isCloseTo(0.7071067811865476, CLOSE);
            leavesHaveTheirGradients();
        }

        private void gradientsAreKnown() {
            assertThat(n.gradient()).isCloseTo(0.5, CLOSE);
            leavesHaveTheirGradients();
        }

        private void leavesHaveTheirGradients() {
            assertThat(b.gradient()).isCloseTo(0.5, CLOSE);
            assertThat(x1.gradient()).isCloseTo(-1.5, CLOSE); // ½·w1
            assertThat(w1.gradient()).isCloseTo(1.0, CLOSE); // ½·x1
            assertThat(x2.gradient()).isCloseTo(0.5, CLOSE);
            assertThat(w2.gradient()).isCloseTo(0, CLOSE);
        }
    }

    /** github.com/karpathy/micrograd: its README and its test. */
    @Nested
    class Micrograd {

        @Test
        void theExpressionOfTheReadme() {
            Value a = Value.of(-4);
            Value b = Value.of(2);
            Value c = a.plus(b);
            Value d = a.times(b).plus(b.power(3));
            c = c.plus(c.plus(1));
            c = c.plus(Value.of(1).plus(c).plus(a.negated()));
            d = d.plus(d.times(2).plus(b.plus(a).relu()));
            d = d.plus(d.times(3).plus(b.minus(a).relu()));
            Value e = c.minus(d);
            Value f = e.power(2);
            Value g = f.dividedBy(2);
            g = g.plus(Value.of(10).dividedBy(f));

            g.backward();

            assertThat(g.data()).isCloseTo(24.70408163265306, CLOSE);
            assertThat(a.gradient()).isCloseTo(138.83381924198252, CLOSE);
            assertThat(b.gradient()).isCloseTo(645.5772594752186, CLOSE);
        }

        @Test
        void theExpressionOfItsTest() {
            Value x = Value.of(-4);
            Value z = x.times(2).plus(2).plus(x);
            Value q = z.relu().plus(z.times(x));
            Value h = z.times(z).relu();
            Value y = h.plus(q).plus(q.times(x));

            y.backward();

            assertThat(y.data()).isEqualTo(-20);
            assertThat(x.gradient()).isEqualTo(46);
        }
    }

    @Nested
    class AValueUsedTwice {

        @Test
        void addsTheGradientsOfBothUses() {
            Value a = Value.of(3);
            Value b = a.plus(a);

            b.backward();

            assertThat(a.gradient()).isEqualTo(2);
        }

        @Test
        void addsThemAlongDifferentWays() {
            Value a = Value.of(-2);
            Value b = Value.of(3);
            Value f = a.times(b).times(a.plus(b)); // a²b + ab²

            f.backward();

            assertThat(f.data()).isEqualTo(-6);
            assertThat(a.gradient()).isEqualTo(-3); // 2ab + b² = −12 + 9
            assertThat(b.gradient()).isEqualTo(-8); // a² + 2ab = 4 − 12
        }

        @Test
        void isReachedOnceForEachUseNotForEachWay() {
            Value x = Value.of(1);
            Value doubled = x;
            for (int i = 0; i < 60; i++) { // 2⁶⁰ ways lead from the result to x
                doubled = doubled.plus(doubled);
            }

            doubled.backward();

            assertThat(x.gradient()).isEqualTo(0x1p60);
        }
    }

    @Nested
    class Accumulation {

        private final Value a = Value.of(5);

        @Test
        void leavesAddUpTheGradientsOfSeveralResults() {
            a.times(3).backward();
            a.times(4).backward();

            assertThat(a.gradient()).isEqualTo(7);
        }

        @Test
        void aSecondTimeOfTheSameResultAddsTheSameAgain() {
            Value result = a.times(3).times(2);

            result.backward();
            result.backward();

            assertThat(a.gradient()).isEqualTo(12);
            assertThat(result.gradient()).isEqualTo(1);
        }

        @Test
        void startsAfreshAfterAReset() {
            a.times(3).backward();
            a.resetGradient();
            a.times(4).backward();

            assertThat(a.gradient()).isEqualTo(4);
        }

        @Test
        void aLeafIsItsOwnResult() {
            a.backward();

            assertThat(a.gradient()).isEqualTo(1);
        }
    }

    @Test
    void aHundredThousandOperationsDeepIsNotTooDeep() {
        Value x = Value.of(1);
        Value y = x;
        for (int i = 0; i < 100_000; i++) {
            y = y.times(1).plus(x); // y + x each time
        }

        y.backward();

        assertThat(y.data()).isEqualTo(100_001);
        assertThat(x.gradient()).isEqualTo(100_001);
    }

    @Nested
    class AtTheEdges {

        @Test
        void tanhOfAThousandIsOneAndFlat() {
            Value x = Value.of(1_000);
            Value t = x.tanh();

            t.backward();

            assertThat(t.data()).isEqualTo(1);
            assertThat(x.gradient()).isZero();
        }

        @Test
        void sigmoidAndSoftplusDoNotOverflow() {
            assertThat(Value.of(-1_000).sigmoid().data()).isZero();
            assertThat(Value.of(1_000).sigmoid().data()).isEqualTo(1);
            assertThat(Value.of(1_000).softplus().data()).isEqualTo(1_000);
            assertThat(Value.of(-1_000).softplus().data()).isZero();
        }

        @Test
        void reluIsFlatAtZero() {
            assertThat(slope(Value.of(0), Value::relu)).isZero();
        }

        @Test
        void absIsFlatAtZero() {
            assertThat(slope(Value.of(0), Value::abs)).isZero();
        }

        @Test
        void aPowerOfZeroIsFlatEverywhere() {
            assertThat(slope(Value.of(0), x -> x.power(0))).isZero();
            assertThat(slope(Value.of(0), x -> x.power(Value.of(0)))).isZero();
        }

        @Test
        void aNegativeBaseHasWholePowers() {
            Value x = Value.of(-2);
            Value cube = x.power(3);

            cube.backward();

            assertThat(cube.data()).isEqualTo(-8);
            assertThat(x.gradient()).isEqualTo(12); // 3x²
        }

        @Test
        void geluOfWhatIsNoNumberIsNoNumber() {
            assertThat(Value.of(Double.NaN).gelu().data()).isNaN();
        }

        @Test
        void divisionByZeroIsInfinite() {
            assertThat(Value.of(1).dividedBy(0).data()).isInfinite();
        }

        private double slope(Value x, UnaryOperator<Value> function) {
            function.apply(x).backward();
            return x.gradient();
        }
    }

    @Nested
    class Misuse {

        @Test
        void aResultCannotBeSet() {
            Value sum = Value.of(1).plus(2);

            assertThatIllegalStateException()
                    .isThrownBy(() -> sum.set(5))
                    .withMessage("This value is the result of +. Set what it was computed from, and compute it again.");
        }

        @Test
        void aNeuronTakesAsManyInputsAsItHasWeights() {
            Neuron neuron = Neuron.drawn(3, Value::tanh, () -> 0.5);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> neuron.apply(List.of(Value.of(1), Value.of(2))))
                    .withMessage("2 inputs came to 3 weights. There is one weight for each input.");
        }
    }

    @Test
    void aNetworkHasItsParametersInOrder() {
        double[] next = {0};
        Mlp network = Mlp.drawn(2, List.of(3, 1), Value::relu, Value::tanh, () -> next[0]++);

        assertThat(network.parameters()).hasSize(3 * (2 + 1) + 1 * (3 + 1));
        assertThat(network.parameters().stream().map(Value::data))
                .containsExactly(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0);
        assertThat(network.parameters().stream().map(Value::label))
                .containsExactly("w1", "w2", "b", "w1", "w2", "b", "w1", "w2", "b", "w1", "w2", "w3", "b");
    }

    @Test
    void aNeuronsSumIsWhatPlusAndTimesGive() {
        List<Value> w = List.of(Value.of(0.3), Value.of(-0.7));
        List<Value> x = List.of(Value.of(2), Value.of(5));
        Value b = Value.of(0.1);
        Value inOne = Value.weightedSum(w, x, b);
        inOne.backward();
        List<Double> gradients = List.of(
                w.get(0).gradient(),
                w.get(1).gradient(),
                x.get(0).gradient(),
                x.get(1).gradient(),
                b.gradient());

        assertThat(inOne.data()).isCloseTo(0.3 * 2 - 0.7 * 5 + 0.1, CLOSE);
        assertThat(gradients).containsExactly(2.0, 5.0, 0.3, -0.7, 1.0);
    }
}
