package dev.chainrule.api;

import dev.chainrule.experiment.Problems;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of one JSON object, read strictly: what is missing, of another type or unknown becomes a problem with the field's path and reads
 * as null. Nothing is converted: "16" is no number and 16.0 is not written as a whole one. Not for several threads.
 */
final class Fields {

    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final int MOST_UNKNOWN = 10;

    private final @Nullable JsonNode node;
    private final String prefix;
    private final Problems problems;

    private Fields(@Nullable JsonNode node, String prefix, Problems problems) {
        this.node = node;
        this.prefix = prefix;
        this.problems = problems;
    }

    /** The fields of the body itself. */
    static Fields of(JsonNode body, Problems problems, String... known) {
        Fields fields = new Fields(body, "", problems);
        fields.refuseUnknown(known);
        return fields;
    }

    /** The fields of an object within; of a missing one, which is a problem, every field reads as null without another. */
    Fields object(String name, String... known) {
        Fields fields = openObject(name);
        fields.refuseUnknown(known);
        return fields;
    }

    /** The same without a list of what may be in it. */
    Fields openObject(String name) {
        JsonNode value = required(name);
        if (value != null && !value.isObject()) {
            add(name, Told.of(value) + ". Write an object in braces.");
            value = null;
        }
        return new Fields(value, path(name) + ".", problems);
    }

    /** The names of the fields that are there. */
    List<String> names() {
        return node == null ? List.of() : List.copyOf(node.propertyNames());
    }

    boolean has(String name) {
        return node != null && node.has(name);
    }

    @Nullable
    String text(String name) {
        return text(name, required(name));
    }

    @Nullable
    String optionalText(String name) {
        return text(name, optional(name));
    }

    /** A text, or a list of texts, which then come with commas between them. */
    @Nullable
    String textOrTexts(String name) {
        JsonNode value = required(name);
        if (value == null || !value.isArray()) {
            return text(name, value);
        }
        List<String> texts = list(name, value, each -> text(name, each));
        return texts == null ? null : String.join(", ", texts);
    }

    @Nullable
    Long whole(String name) {
        return whole(name, required(name));
    }

    @Nullable
    Long optionalWhole(String name, long standard) {
        return node == null || has(name) ? whole(name, optional(name)) : Long.valueOf(standard);
    }

    /** @param range what a number too large or too small for 64 bits is told to be in */
    @Nullable
    Double number(String name, String range) {
        return number(name, required(name), range);
    }

    @Nullable
    Double optionalNumber(String name, String range, double standard) {
        return node == null || has(name) ? number(name, optional(name), range) : Double.valueOf(standard);
    }

    @Nullable
    List<String> texts(String name) {
        return list(name, required(name), value -> text(name, value));
    }

    @Nullable
    List<String> optionalTexts(String name) {
        return list(name, optional(name), value -> text(name, value));
    }

    @Nullable
    List<Long> wholes(String name) {
        return list(name, required(name), value -> whole(name, value));
    }

    @Nullable
    List<Double> numbers(String name, String range) {
        return list(name, required(name), value -> number(name, value, range));
    }

    private @Nullable JsonNode required(String name) {
        JsonNode value = optional(name);
        if (node != null && value == null) {
            add(name, "This field is missing.");
        }
        return value;
    }

    private @Nullable JsonNode optional(String name) {
        return node == null ? null : node.get(name);
    }

    private @Nullable String text(String name, @Nullable JsonNode value) {
        if (value == null || value.isString()) {
            return value == null ? null : value.asString();
        }
        add(name, Told.of(value) + ". Write text in quotes.");
        return null;
    }

    private @Nullable Long whole(String name, @Nullable JsonNode value) {
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber()) {
            add(name, Told.of(value) + ". Write a whole number without quotes, point or exponent, for example 16.");
            return null;
        }
        BigInteger number = value.bigIntegerValue();
        if (number.compareTo(LEAST) < 0 || number.compareTo(MOST) > 0) {
            add(name, Told.shortened(value.asString(), 40) + " is out of range. Use %d to %d.".formatted(LEAST, MOST));
            return null;
        }
        return number.longValue();
    }

    private @Nullable Double number(String name, @Nullable JsonNode value, String range) {
        if (value == null) {
            return null;
        }
        if (!value.isNumber()) {
            add(name, Told.of(value) + ". Write a number without quotes, for example 0.1.");
            return null;
        }
        if (value.isDouble() && !Double.isFinite(value.doubleValue())) {
            add(name, "%s is not a finite number. Use %s.".formatted(value.asString(), range));
            return null;
        }
        BigDecimal exact = value.decimalValue();
        double nearest = exact.doubleValue();
        boolean vanished = nearest == 0 && exact.signum() != 0;
        if (vanished || Double.isInfinite(nearest)) {
            add(name, Told.shortened(value.asString(), 40) + " is out of range. Use " + range + ".");
            return null;
        }
        return nearest;
    }

    /** Stops at the first item that cannot be read: the rest of a long list is likely wrong in the same way. */
    private <T> @Nullable List<T> list(String name, @Nullable JsonNode value, Function<JsonNode, @Nullable T> item) {
        if (value == null) {
            return null;
        }
        if (!value.isArray()) {
            add(name, Told.of(value) + ". Write a list in brackets.");
            return null;
        }
        List<T> items = new ArrayList<>();
        for (JsonNode each : value) {
            T read = item.apply(each);
            if (read == null) {
                return null;
            }
            items.add(read);
        }
        return items;
    }

    /** Tells of fields that are not among the known ones. */
    void refuseUnknown(String... known) {
        List<String> names = Arrays.asList(known);
        names().stream()
                .filter(name -> !names.contains(name))
                .limit(MOST_UNKNOWN)
                .forEach(name -> add(
                        Told.shortened(name, 80),
                        "There is no such field. The fields here are " + String.join(", ", known) + "."));
    }

    private void add(String name, String message) {
        problems.add(path(name), message);
    }

    private String path(String name) {
        return prefix + name;
    }
}
