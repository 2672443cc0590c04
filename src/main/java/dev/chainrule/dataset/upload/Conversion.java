package dev.chainrule.dataset.upload;

import dev.chainrule.dataset.Task;
import dev.chainrule.dataset.upload.Choices.Use;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes numbers of a file. A row with a missing cell in a column that is used is left out. The same text and choices give the same bits:
 * classes and categories are numbered in their order, not in that of the rows.
 */
final class Conversion {

    private final Choices choices;
    private final List<Part> parts = new ArrayList<>();
    private final Trouble.Gathered troubles = new Trouble.Gathered();
    private float[] cells = new float[1 << 12]; // [rows, parts], codes in the order of their first appearance
    private int rows;
    private int incomplete;
    private boolean headerRead;
    private List<String> names = List.of();

    private Conversion(Choices choices) {
        this.choices = choices;
    }

    /** A column that is used; the last one is the target. */
    private record Part(int index, String name, boolean coded, Map<String, Integer> codes) {}

    /**
     * @param x [rows, features]
     * @param y [rows]: class index from 0, or value
     * @param leftOut rows with a missing cell
     * @param classes empty for values
     * @param troubles if there are any, the rest is incomplete
     */
    record Converted(
            int rows,
            int leftOut,
            float[] x,
            float[] y,
            List<String> features,
            List<String> classes,
            List<Trouble> troubles) {}

    /** @throws UnreadableFileException as {@link CsvRows#each} */
    static Converted of(String text, Choices choices) {
        Conversion conversion = new Conversion(choices);
        CsvRows.each(text, choices.layout().delimiter(), conversion::take);
        return conversion.converted();
    }

    private boolean take(long line, List<String> row) {
        if (!headerRead) {
            headerRead = true;
            plan(row);
            if (choices.layout().header()) {
                return true;
            }
        }
        if (row.size() != names.size()) {
            return true; // told by the survey
        }
        for (Part part : parts) {
            if (Layout.missing(row.get(part.index()))) {
                incomplete++;
                return true;
            }
        }
        int at = rows * parts.size();
        if (at + parts.size() > cells.length) {
            cells = Arrays.copyOf(cells, Math.max(at + parts.size(), cells.length + (cells.length >> 1)));
        }
        for (int i = 0; i < parts.size(); i++) {
            cells[at + i] = cell(line, parts.get(i), row.get(parts.get(i).index()));
        }
        rows++;
        return true;
    }

    private void plan(List<String> first) {
        names = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            String given = choices.layout().header() ? first.get(i) : "";
            names.add(given.isEmpty() ? "column_" + (i + 1) : given);
        }
        for (int i = 0; i < names.size(); i++) {
            if (i != choices.target() && choices.uses().get(i) != Use.LEFT_OUT) {
                parts.add(part(i, choices.uses().get(i) == Use.CATEGORIES));
            }
        }
        parts.add(part(choices.target(), choices.task() == Task.CLASSIFICATION));
    }

    private Part part(int index, boolean coded) {
        return new Part(index, names.get(index), coded, new LinkedHashMap<>());
    }

    private float cell(long line, Part part, String cell) {
        if (part.coded()) {
            Integer known = part.codes().get(cell);
            if (known != null) {
                return known;
            }
            String wrong = Texts.wrong(cell, UploadLimits.NAME);
            if (wrong != null) {
                troubles.add(line, "Column %s: the text %s".formatted(part.name(), wrong));
            }
            part.codes().put(cell, part.codes().size());
            return part.codes().size() - 1f;
        }
        float number = CellNumber.read(cell, choices.layout().decimalComma());
        if (!Float.isFinite(number)) {
            troubles.add(line, notANumber(part, cell, number));
        }
        return number;
    }

    private String notANumber(Part part, String cell, float number) {
        String shown = Trouble.shortened(cell);
        if (Float.isInfinite(number)) {
            return "Column %s: “%s” is no finite float32. Leave the cell empty, or write a number up to 3.4e38."
                    .formatted(part.name(), shown);
        }
        return "Column %s: “%s” is not a number. Correct it, leave the cell empty, or use the column as categories."
                .formatted(part.name(), shown);
    }

    private Converted converted() {
        Part target = parts.get(parts.size() - 1);
        List<Column> columns = columns();
        ConversionChecks checks = new ConversionChecks(troubles);
        checks.size(rows, incomplete, columns.size());
        if (troubles.any()) {
            return new Converted(rows, incomplete, new float[0], new float[0], List.of(), List.of(), troubles.all());
        }
        float[] x = new float[rows * columns.size()];
        float[] y = new float[rows];
        int[] ranks = ranks(target);
        for (int row = 0, i = 0; row < rows; row++) {
            int at = row * parts.size();
            for (Column column : columns) {
                float cell = cells[at + column.part()];
                x[i++] = column.code() < 0 ? cell : cell == column.code() ? 1 : 0;
            }
            float cell = cells[at + parts.size() - 1];
            y[row] = target.coded() ? ranks[(int) cell] : cell;
        }
        List<String> features = columns.stream().map(Column::name).toList();
        List<String> classes = target.coded() ? sorted(target) : List.of();
        checks.features(x, features);
        checks.target(target.name(), y, classes);
        return new Converted(rows, incomplete, x, y, features, classes, troubles.all());
    }

    /** A feature: a part as it is, or whether it has the text of {@code code}. */
    private record Column(String name, int part, int code) {}

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < parts.size() - 1; i++) {
            Part part = parts.get(i);
            if (!part.coded()) {
                columns.add(new Column(part.name(), i, -1));
                continue;
            }
            if (part.codes().size() > UploadLimits.CATEGORIES) {
                troubles.add(
                        0,
                        "Column %s has %,d categories; up to %d become columns. Leave it out, or use it as a number."
                                .formatted(part.name(), part.codes().size(), UploadLimits.CATEGORIES));
            } else {
                for (String text : sorted(part)) {
                    columns.add(
                            new Column(part.name() + "=" + text, i, part.codes().getOrDefault(text, 0)));
                }
            }
        }
        return columns;
    }

    private List<String> sorted(Part part) {
        return part.codes().keySet().stream()
                .sorted(ColumnFacts.order(choices.layout().decimalComma()))
                .toList();
    }

    /** Place of each code among the sorted texts. */
    private int[] ranks(Part part) {
        int[] ranks = new int[part.codes().size()];
        List<String> sorted = sorted(part);
        for (int rank = 0; rank < sorted.size(); rank++) {
            ranks[part.codes().getOrDefault(sorted.get(rank), 0)] = rank;
        }
        return ranks;
    }
}
