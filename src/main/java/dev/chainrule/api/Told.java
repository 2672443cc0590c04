package dev.chainrule.api;

import tools.jackson.databind.JsonNode;

/** What came, in words that fit into a message. */
final class Told {

    private Told() {}

    static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    /** For example {@code “abc” is text} or {@code 16.5 is a number}. */
    static String of(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> "“%s” is text".formatted(shortened(node.asString(), 40));
            case NUMBER -> shortened(node.asString(), 40) + " is a number";
            case BOOLEAN -> node.asBoolean() + " is a truth value";
            case ARRAY -> "This is a list";
            case OBJECT -> "This is an object";
            default -> "null is no value";
        };
    }
}
