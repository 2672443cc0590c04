package dev.chainrule.api;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes what JSON has no numbers for. */
final class Json {

    private Json() {}

    /** A number; one that is not finite as "NaN", "Infinity" or "-Infinity"; what there is none of as null. */
    static void put(ObjectNode node, String name, @Nullable Double value) {
        if (value == null) {
            node.putNull(name);
        } else if (Double.isFinite(value)) {
            node.put(name, value.doubleValue());
        } else {
            node.put(name, Double.toString(value));
        }
    }

    static void put(ObjectNode node, String name, @Nullable Object value) {
        node.put(name, value == null ? null : value.toString());
    }

    static void put(ObjectNode node, String name, @Nullable Integer value) {
        node.put(name, value);
    }

    /** Numbers in a list, those that are not finite as above. */
    static void put(ObjectNode node, String name, double[] values) {
        fill(node.putArray(name), values);
    }

    /** The same as a list within a list. */
    static void add(ArrayNode node, double[] values) {
        fill(node.addArray(), values);
    }

    private static void fill(ArrayNode array, double[] values) {
        for (double value : values) {
            if (Double.isFinite(value)) {
                array.add(value);
            } else {
                array.add(Double.toString(value));
            }
        }
    }
}
