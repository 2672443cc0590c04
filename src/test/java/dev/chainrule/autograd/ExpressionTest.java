package dev.chainrule.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Computations read from text. */
class ExpressionTest {

    @Test
    void aNeuronIsReadAndDifferentiated() {
        Expression neuron = Expression.parse("tanh(x1*w1 + x2*w2 + b)");
        Map<String, Value> leaves = leaves("x1", 2, "x2", 0, "w1", -3, "w2", 1, "b", 6.8813735870195432);

        Value o = neuron.evaluate(leaves);
        o.backward();

        assertThat(neuron.names()).containsExactly("x1", "w1", "x2", "w2", "b");
        assertThat(o.data()).isCloseTo(0.7071067811865476, within(1e-9));
        assertThat(leaves.get("x1").gradient()).isCloseTo(-1.5, within(1e-9));
        assertThat(leaves.get("w1").gradient()).isCloseTo(1, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1 + 2*3; 7",
                "(1 + 2)*3; 9",
                "8 - 4 - 2; 2",
                "8 / 4 / 2; 1",
                "8 / 4 * 2; 4",
                "-2^2; -4",
                "(-2)^2; 4",
                "2^-1; 0.5",
                "2^3^2; 512",
                "2**3; 8",
                "2 * -3; -6",
                "--3; 3",
                "2^(1+2); 8",
                "4^0.5; 2",
                "6 ÷ 2 × 3 − 1·2; 7",
                "1.5e2 + .5 + 2.; 152.5",
                "2*exp(0); 2",
                "log(exp(3)); 3",
                "relu(-1) + abs(-2) + sigmoid(0); 2.5",
                "leaky_relu(-100) + elu(0) + gelu(0) + silu(0) + tanh(0); -1",
                "softplus(1000); 1000"
            })
    void operatorsBindAsInMathematics(String text, double value) {
        assertThat(Expression.parse(text).evaluate(Map.of()).data()).isCloseTo(value, within(1e-12));
    }

    @Test
    void aConstantPowerIsOneOperationOnOneInput() {
        Value x = Value.of("x", -3);

        Graph graph = Graph.of(Expression.parse("x^2").evaluate(Map.of("x", x)));

        assertThat(graph.nodes()).extracting(Graph.Node::operation).containsExactly("^2", "");
    }

    @Test
    void aNameThatOccursTwiceIsTheSameValue() {
        Map<String, Value> leaves = leaves("x", 3);

        Value f = Expression.parse("3*x^2 - 4*x + 5").evaluate(leaves);
        f.backward();

        assertThat(f.data()).isEqualTo(20);
        assertThat(leaves.get("x").gradient()).isEqualTo(14);
    }

    @Test
    void anExpressionMayBeEvaluatedAgain() {
        Expression square = Expression.parse("x^2");

        assertThat(square.evaluate(leaves("x", 3)).data()).isEqualTo(9);
        assertThat(square.evaluate(leaves("x", 4)).data()).isEqualTo(16);
    }

    @Nested
    class Lines {

        @Test
        void nameIntermediateResults() {
            Map<String, Value> leaves = leaves("a", 2, "b", -3, "c", 10, "f", -2);
            Expression expression = Expression.parse("e = a*b\nd = e + c\r\nL = d*f\n");

            Value loss = expression.evaluate(leaves);
            loss.backward();

            assertThat(expression.names()).containsExactly("a", "b", "c", "f");
            assertThat(loss.label()).isEqualTo("L");
            assertThat(loss.data()).isEqualTo(-8);
            assertThat(leaves.get("a").gradient()).isEqualTo(6);
            assertThat(Graph.of(loss).nodes())
                    .extracting(Graph.Node::label)
                    .containsExactly("L", "d", "f", "e", "c", "a", "b");
        }

        @Test
        void mayReuseANameAsMicrogradsReadmeDoes() {
            Map<String, Value> leaves = leaves("a", -4, "b", 2);
            Value g = Expression.parse("""
                            c = a + b
                            d = a*b + b^3
                            c = c + c + 1
                            c = c + 1 + c + -a
                            d = d + d*2 + relu(b + a)
                            d = d + 3*d + relu(b - a)
                            e = c - d
                            f = e^2
                            g = f/2
                            g = g + 10/f
                            """).evaluate(leaves);

            g.backward();

            assertThat(g.data()).isCloseTo(24.70408163265306, within(1e-9));
            assertThat(leaves.get("a").gradient()).isCloseTo(138.83381924198252, within(1e-9));
            assertThat(leaves.get("b").gradient()).isCloseTo(645.5772594752186, within(1e-9));
        }

        @Test
        void mayStandInOneLineWithSemicolons() {
            assertThat(Expression.parse("; y = 3; ; y*y ;").evaluate(Map.of()).data())
                    .isEqualTo(9);
        }

        @Test
        void aSecondNameDoesNotReplaceTheFirst() {
            Value a = Value.of("a", 2);

            Value result = Expression.parse("b = a\nb*b").evaluate(Map.of("a", a));
            result.backward();

            assertThat(a.label()).isEqualTo("a");
            assertThat(a.gradient()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|1|the text ends where a number, a name, a function or “(” should be.",
                "'   '|4|the text ends where a number, a name, a function or “(” should be.",
                "a +|4|the text ends where a number, a name, a function or “(” should be.",
                "a + * b|5|“*” stands where a number, a name, a function or “(” should be.",
                "2x|2|“x” stands where an operator (+ - * / ^) or the end of the line should be.",
                "a # b|3|“#” stands where an operator (+ - * / ^) or the end of the line should be.",
                "1.2.3|4|“.” stands where an operator (+ - * / ^) or the end of the line should be.",
                "a 😀|3|“😀” stands where an operator (+ - * / ^) or the end of the line should be.",
                "😀|1|“😀” stands where a number, a name, a function or “(” should be.",
                "tanh(a + b|11|“)” is missing: the “(” of column 5 is still open.",
                "(a b)|4|“b” stands where an operator (+ - * / ^) or “)” should be.",
                "a + b)|6|“)” closes no “(”. Remove it, or open one before.",
                "()|2|“)” stands where a number, a name, a function or “(” should be.",
                "1 + tanh|5|“tanh” is a function. Write tanh(…).",
                "exp = 3|1|“exp” is a function. Take another name.",
                "a == b|4|“=” stands where a number, a name, a function or “(” should be.",
                "1 = a|3|“=” stands where an operator (+ - * / ^) or the end of the line should be.",
                "a^|3|the text ends where a number, a name, a function or “(” should be.",
                "1 + 1e999|5|the number is too large. Use up to 1.8e308.",
                "a; b|1|only the last line may go without a name. Write “name = …”.",
                "a*; b|3|the line ends where a number, a name, a function or “(” should be."
            })
    void whatIsNoExpressionIsRefusedWithItsColumn(String text, int column, String problem) {
        assertThatExceptionOfType(MalformedExpression.class)
                .isThrownBy(() -> Expression.parse(text))
                .withMessage("Column %d: %s", column, problem)
                .satisfies(error -> assertThat(error.column()).isEqualTo(column));
    }

    @Test
    void anUnknownFunctionIsAnsweredWithThoseThatThereAre() {
        assertThatExceptionOfType(MalformedExpression.class)
                .isThrownBy(() -> Expression.parse("2*tnah(x)"))
                .withMessage(
                        "Column 3: “tnah” is not a function. Use one of abs, elu, exp, gelu, leaky_relu, log, relu, sigmoid, silu, softplus, tanh.");
        assertThat(Expression.functions()).hasSize(11).contains("tanh");
    }

    @Test
    void theColumnIsThatOfItsLine() {
        MalformedExpression error =
                catchThrowableOfType(MalformedExpression.class, () -> Expression.parse("y = x*2\nz = y +\nz"));

        assertThat(error).hasMessageStartingWith("Line 2, column 8: the line ends where");
        assertThat(error.line()).isEqualTo(2);
        assertThat(error.column()).isEqualTo(8);
    }

    @Test
    void aNameWithoutValueIsRefused() {
        Expression sum = Expression.parse("a + b + c");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> sum.evaluate(leaves("a", 1, "c", 3)))
                .withMessage("“b” has no value. Give one to each of a, b, c.");
    }

    @Nested
    class Limits {

        @Test
        void theLongestTextIsRead() {
            String sum = "x" + "+x".repeat((Expression.LONGEST_TEXT - 2) / 2);

            assertThat(Expression.parse(sum + " ").evaluate(leaves("x", 1)).data())
                    .isEqualTo(Expression.LONGEST_TEXT / 2);
        }

        @Test
        void aLongerTextIsNot() {
            assertThatExceptionOfType(MalformedExpression.class)
                    .isThrownBy(() -> Expression.parse("1".repeat(1_000_000)))
                    .withMessage(
                            "Column 2001: 1,000,000 characters are more than the 2,000 that an expression may have. Make it shorter.");
        }

        @Test
        void aHundredParenthesesMayBeOpen() {
            String text = "(".repeat(100) + "x" + ")".repeat(100);

            assertThat(Expression.parse(text).evaluate(leaves("x", 1)).data()).isEqualTo(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"(", "-", "2^", "exp("})
        void moreWouldEndanger(String nested) {
            assertThatExceptionOfType(MalformedExpression.class)
                    .isThrownBy(() -> Expression.parse(nested.repeat(500)))
                    .withMessageContaining("more than 100 parentheses, signs and powers stand within one another");
        }
    }

    /** Labelled leaves: name, number, name, number and so on. */
    static Map<String, Value> leaves(Object... namesAndNumbers) {
        Map<String, Value> leaves = new LinkedHashMap<>();
        List<Object> rest = List.of(namesAndNumbers);
        for (int i = 0; i < rest.size(); i += 2) {
            String name = (String) rest.get(i);
            leaves.put(name, Value.of(name, ((Number) rest.get(i + 1)).doubleValue()));
        }
        return leaves;
    }
}
