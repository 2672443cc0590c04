package dev.chainrule.dataset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * A kind whose rows are in a file that comes with the product.
 *
 * @param file in the resource folder {@code datasets}
 * @param target the column to predict; all others are features
 * @param categories text columns; each of their values becomes a column of its own, 1 where the row has it, else 0
 */
record BundledFile(DatasetKind kind, String file, String target, Set<String> categories) implements DatasetSource {

    /** The penguins have one bird whose sex is a dot. */
    private static final Set<String> MISSING = Set.of(".");

    @Override
    public Dataset load(DatasetSpec spec) {
        CsvTable table = read();
        List<Column> columns = columns(table);
        int width = table.header().size();
        float[] x = new float[table.rows() * columns.size()];
        for (int row = 0, i = 0; row < table.rows(); row++) {
            for (Column column : columns) {
                float cell = table.cells()[row * width + column.index];
                x[i++] = column.code < 0 ? cell : cell == column.code ? 1 : 0;
            }
        }
        List<String> classNames = classNames(table);
        return new Dataset(
                kind,
                spec,
                table.rows(),
                columns.size(),
                x,
                targets(table, classNames),
                columns.stream().map(Column::name).toList(),
                classNames);
    }

    private CsvTable read() {
        Set<String> textColumns = new HashSet<>(categories);
        if (kind.task() == Task.CLASSIFICATION) {
            textColumns.add(target);
        }
        try (InputStream in = open()) {
            return CsvTable.read(in, textColumns, MISSING);
        } catch (IOException e) {
            throw new UncheckedIOException("The bundled data set " + file + " cannot be read.", e);
        }
    }

    private InputStream open() throws IOException {
        InputStream in = BundledFile.class.getResourceAsStream("/datasets/" + file);
        if (in == null) {
            throw new IOException("There is no resource datasets/" + file);
        }
        return file.endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : new BufferedInputStream(in, 1 << 16);
    }

    /** A feature: a column of the file, or whether a text column has the value of {@code code}. */
    private record Column(String name, int index, int code) {}

    private List<Column> columns(CsvTable table) {
        List<Column> columns = new ArrayList<>();
        for (int index = 0; index < table.header().size(); index++) {
            String name = table.header().get(index);
            if (categories.contains(name)) {
                List<String> values = table.texts().get(name);
                for (String value : values.stream().sorted().toList()) {
                    columns.add(new Column(name + "=" + value, index, values.indexOf(value)));
                }
            } else if (!name.equals(target)) {
                columns.add(new Column(name, index, -1));
            }
        }
        return columns;
    }

    /** In alphabetical order, so that a class has the same number however the rows are ordered. */
    private List<String> classNames(CsvTable table) {
        return table.texts().getOrDefault(target, List.of()).stream().sorted().toList();
    }

    private float[] targets(CsvTable table, List<String> classNames) {
        List<String> texts = table.texts().getOrDefault(target, List.of());
        int[] labels = texts.stream().mapToInt(classNames::indexOf).toArray();
        int width = table.header().size();
        int index = table.header().indexOf(target);
        float[] y = new float[table.rows()];
        for (int row = 0; row < y.length; row++) {
            float cell = table.cells()[row * width + index];
            y[row] = labels.length == 0 ? cell : labels[(int) cell];
        }
        return y;
    }
}
