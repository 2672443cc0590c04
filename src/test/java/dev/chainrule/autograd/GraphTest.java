package dev.chainrule.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.chainrule.autograd.Graph.Edge;
import dev.chainrule.autograd.Graph.Node;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a drawing of a computation gets to see. */
class GraphTest {

    @Test
    void hasEveryValueOnceWithItsLabelOperationDataAndGradient() {
        Value a = Value.of("a", 2);
        Value b = Value.of("b", -3);
        Value product = a.times(b).labelled("p");
        Value result = product.plus(a); // a·b + a
        result.backward();

        Graph graph = Graph.of(result);

        assertThat(graph.nodes())
                .extracting(Node::id, Node::label, Node::operation, Node::data, Node::gradient)
                .containsExactly(
                        tuple(0, "", "+", -4.0, 1.0),
                        tuple(1, "p", "×", -6.0, 1.0),
                        tuple(2, "a", "", 2.0, -2.0), // b + 1
                        tuple(3, "b", "", -3.0, 2.0));
    }

    @Test
    void hasAnEdgeForEachInputWithTheDerivativeAlongIt() {
        Value a = Value.of("a", 2);
        Value b = Value.of("b", -3);

        Graph graph = Graph.of(a.times(b).plus(a));

        assertThat(graph.edges())
                .containsExactly(new Edge(1, 0, 1), new Edge(2, 0, 1), new Edge(2, 1, -3), new Edge(3, 1, 2));
    }

    @Test
    void hasTwoEdgesWhereAValueIsUsedTwice() {
        Value a = Value.of("a", 2);

        Graph graph = Graph.of(a.plus(a));

        assertThat(graph.nodes()).hasSize(2);
        assertThat(graph.edges()).containsExactly(new Edge(1, 0, 1), new Edge(1, 0, 1));
    }

    @Test
    void allEdgesGoFromLeftToRightInItsColumns() {
        Value x = Value.of("x", 1);
        Value result = x.exp().tanh().plus(x).times(x); // x is one, two and four edges away

        Graph graph = Graph.of(result);

        assertThat(graph.columns())
                .extracting(column -> column.stream()
                        .map(node -> node.label() + node.operation())
                        .toList())
                .containsExactly(List.of("x"), List.of("exp"), List.of("tanh"), List.of("+"), List.of("×"));
        assertThat(graph.edges())
                .allSatisfy(edge -> assertThat(graph.nodes().get(edge.from()).depth())
                        .isGreaterThan(graph.nodes().get(edge.to()).depth()));
    }

    @Test
    void columnsListInputsInTheOrderInWhichTheyAreWritten() {
        Value neuron = Expression.parse("tanh(x1*w1 + x2*w2 + b)")
                .evaluate(ExpressionTest.leaves("x1", 2, "w1", -3, "x2", 0, "w2", 1, "b", 6.88));

        assertThat(Graph.of(neuron).columns())
                .extracting(column -> column.stream()
                        .map(node -> node.label() + node.operation())
                        .toList())
                .containsExactly(
                        List.of("x1", "w1", "x2", "w2"),
                        List.of("×", "×"),
                        List.of("+", "b"),
                        List.of("+"),
                        List.of("tanh"));
    }

    @Test
    void aLeafIsAGraphOfItsOwn() {
        Graph graph = Graph.of(Value.of("x", 3));

        assertThat(graph.nodes()).containsExactly(new Node(0, "x", "", 3, 0, 0));
        assertThat(graph.edges()).isEmpty();
        assertThat(graph.columns()).hasSize(1);
    }

    @Test
    void mayBeTakenBeforeAndAfterTheGradients() {
        Value x = Value.of("x", 3);
        Value square = x.power(2);

        Graph before = Graph.of(square);
        square.backward();
        Graph after = Graph.of(square);

        assertThat(before.nodes()).extracting(Node::gradient).containsExactly(0.0, 0.0);
        assertThat(after.nodes()).extracting(Node::gradient).containsExactly(1.0, 6.0);
    }
}
