package dev.chainrule.api;

import dev.chainrule.web.BadInput;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code {"rows":[[…],…]}} strictly: numbers in the data's own units, one for each feature. What cannot be used is refused with the row,
 * from 1, and the name of its feature.
 */
final class RowsReader {

    static final int MOST_ROWS = 10_000;

    private final List<String> features;

    RowsReader(List<String> features) {
        this.features = features;
    }

    /** [rows, features] */
    float[] read(JsonNode body) {
        if (!body.isObject()) {
            throw new StrictJson.UnreadableJson(Told.of(body) + ". Send {\"rows\":[[…],…]}.");
        }
        for (String name : body.propertyNames()) {
            if (!name.equals("rows")) {
                throw new BadInput(Told.shortened(name, 80), "There is no such field. The only field here is rows.");
            }
        }
        JsonNode rows = body.get("rows");
        if (rows == null || !rows.isArray()) {
            throw new BadInput(
                    "rows",
                    (rows == null ? "This field is missing. " : Told.of(rows) + ". ")
                            + "Write a list of rows: [[…],…].");
        }
        if (rows.isEmpty() || rows.size() > MOST_ROWS) {
            throw new BadInput(
                    "rows", "%,d rows cannot be predicted at once. Send 1 to %,d.".formatted(rows.size(), MOST_ROWS));
        }
        float[] x = new float[rows.size() * features.size()];
        for (int row = 0; row < rows.size(); row++) {
            read(rows.get(row), row, x);
        }
        return x;
    }

    private void read(JsonNode row, int number, float[] x) {
        if (!row.isArray() || row.size() != features.size()) {
            String came = row.isArray()
                    ? row.size() == 1 ? "It has 1 value" : "It has %,d values".formatted(row.size())
                    : Told.of(row);
            throw new BadInput(
                    "rows[%d]".formatted(number),
                    "Row %,d: %s. Write a list of %s, in this order: %s."
                            .formatted(
                                    number + 1,
                                    came,
                                    features.size() == 1 ? "1 number" : "%,d numbers".formatted(features.size()),
                                    named()));
        }
        for (int column = 0; column < features.size(); column++) {
            x[number * features.size() + column] = value(row.get(column), number, column);
        }
    }

    private float value(JsonNode value, int row, int column) {
        String problem = null;
        float number = 0;
        if (!value.isNumber()) {
            problem = Told.of(value) + ". Write a number without quotes, for example 0.1.";
        } else {
            number = value.decimalValue().floatValue();
            if (Float.isInfinite(number)) {
                problem = Told.shortened(value.asString(), 40)
                        + " is out of range. The network computes in float32, which holds −3.4e38 to 3.4e38.";
            }
        }
        if (problem != null) {
            throw new BadInput(
                    "rows[%d][%d]".formatted(row, column),
                    "Row %,d, column %,d, “%s”: %s".formatted(row + 1, column + 1, features.get(column), problem));
        }
        return number;
    }

    private String named() {
        int most = 12;
        String first = String.join(", ", features.subList(0, Math.min(most, features.size())));
        return features.size() <= most ? first : first + ", … " + features.get(features.size() - 1);
    }
}
