package dev.chainrule.autograd;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a value was computed, to be drawn: numbers as nodes, "goes into" as edges. A copy; what happens to the values later does not show.
 *
 * @param nodes the result first, each before its inputs; a node's id is its place in this list
 * @param edges those into one node stand in the order of its inputs; a + a has two
 */
public record Graph(List<Node> nodes, List<Edge> edges) {

    /**
     * One value.
     *
     * @param label its name, empty if it has none
     * @param operation what computed it, empty for a leaf
     * @param depth the most edges between it and the result, whose depth is 0
     */
    public record Node(int id, String label, String operation, double data, double gradient, int depth) {}

    /**
     * One value going into the computation of another.
     *
     * @param from id of the input
     * @param to id of what was computed with it
     * @param derivative of the computed value by the input: what the gradient is multiplied by on its way back
     */
    public record Edge(int from, int to, double derivative) {}

    public Graph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /** The result and everything it is made of; call {@link Value#backward()} first if gradients are to be seen. */
    public static Graph of(Value result) {
        List<Value> order = BackwardOrder.of(result);
        Map<Value, Integer> ids = new IdentityHashMap<>();
        for (int id = 0; id < order.size(); id++) {
            ids.put(order.get(id), id);
        }
        List<Node> nodes = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        int[] depths = new int[order.size()];
        for (int id = 0; id < order.size(); id++) { // all that uses a value comes before it: its depth is final
            Value value = order.get(id);
            nodes.add(new Node(id, value.label(), value.operation(), value.data(), value.gradient(), depths[id]));
            for (int i = 0; i < value.inputs.length; i++) {
                int input = ids.get(value.inputs[i]);
                edges.add(new Edge(input, id, value.derivatives[i]));
                depths[input] = Math.max(depths[input], depths[id] + 1);
            }
        }
        return new Graph(nodes, edges);
    }

    /** The nodes by depth, the deepest first and the result alone in the last: columns to draw from left to right, with all edges to the right. */
    public List<List<Node>> columns() {
        int deepest = nodes.stream().mapToInt(Node::depth).max().orElseThrow();
        List<List<Node>> columns = new ArrayList<>();
        for (int depth = deepest; depth >= 0; depth--) {
            columns.add(new ArrayList<>());
        }
        for (Node node : nodes) {
            columns.get(deepest - node.depth()).add(node);
        }
        return columns;
    }
}
