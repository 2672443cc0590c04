package dev.chainrule.dataset;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A CSV file as numbers. Cells of text columns are codes, 0, 1, … in order of first appearance. Rows with an empty cell are left out.
 *
 * @param header the names of the columns
 * @param cells [rows, columns]
 * @param texts of each text column, by name: the text of code 0, 1, …
 */
record CsvTable(List<String> header, int rows, float[] cells, Map<String, List<String>> texts) {

    /**
     * @param textColumns names of the columns that are not numbers
     * @param missing what counts as an empty cell besides the empty text
     * @throws IllegalArgumentException with line and column, where a cell is neither text, nor a number, nor missing
     */
    static CsvTable read(InputStream in, Set<String> textColumns, Set<String> missing) {
        Reading reading = new Reading(textColumns, missing);
        CsvReader.builder()
                .skipEmptyLines(true)
                .build(reading, in, StandardCharsets.UTF_8)
                .forEach(reading::keep);
        return reading.table();
    }

    /** Takes cells as the parser finds them: an image file has millions, too many to make a string of each. */
    private static final class Reading extends AbstractBaseCsvCallbackHandler<Boolean> {

        private final Set<String> textColumns;
        private final Set<String> missing;
        private final List<String> header = new ArrayList<>();
        private final Map<Integer, Map<String, Integer>> codes = new LinkedHashMap<>();
        private boolean headerRead;
        private boolean complete;
        private float[] cells = new float[1 << 14];
        private int end; // of the rows kept; the row being read follows
        private int rows;

        Reading(Set<String> textColumns, Set<String> missing) {
            this.textColumns = textColumns;
            this.missing = missing;
        }

        @Override
        protected void handleBegin(long startingLineNumber) {
            complete = true;
        }

        @Override
        protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
            if (!headerRead) {
                String name = new String(buffer, offset, length);
                if (textColumns.contains(name)) {
                    codes.put(column, new LinkedHashMap<>());
                }
                header.add(name);
                return;
            }
            if (end + column == cells.length) {
                cells = Arrays.copyOf(cells, cells.length + (cells.length >> 1));
            }
            cells[end + column] = cell(column, buffer, offset, length);
        }

        private float cell(int column, char[] buffer, int offset, int length) {
            Map<String, Integer> texts = codes.get(column);
            if (texts == null && digits(buffer, offset, length)) {
                return whole(buffer, offset, length);
            }
            String text = new String(buffer, offset, length);
            if (text.isEmpty() || missing.contains(text)) {
                complete = false;
                return 0;
            }
            if (texts != null) {
                return texts.computeIfAbsent(text, unseen -> texts.size());
            }
            if (!text.matches("[+-]?[0-9.]+([eE][+-]?[0-9]+)?")) {
                throw new IllegalArgumentException("Line %d, column %s: “%s” is not a number."
                        .formatted(getStartingLineNumber(), header.get(column), text));
            }
            return Float.parseFloat(text);
        }

        /** At most seven digits: a whole number that float32 has exactly. */
        private static boolean digits(char[] buffer, int offset, int length) {
            if (length == 0 || length > 7) {
                return false;
            }
            for (int i = offset; i < offset + length; i++) {
                if (buffer[i] < '0' || buffer[i] > '9') {
                    return false;
                }
            }
            return true;
        }

        private static float whole(char[] buffer, int offset, int length) {
            int value = 0;
            for (int i = offset; i < offset + length; i++) {
                value = 10 * value + buffer[i] - '0';
            }
            return value;
        }

        /** @return whether the record is a row to keep */
        @Override
        protected Boolean buildRecord() {
            if (headerRead && getFieldCount() != header.size()) {
                throw new IllegalArgumentException("Line %d has %d cells; the header has %d."
                        .formatted(getStartingLineNumber(), getFieldCount(), header.size()));
            }
            return headerRead && complete;
        }

        void keep(boolean row) {
            headerRead = true;
            if (row) {
                end += header.size();
                rows++;
            }
        }

        CsvTable table() {
            Map<String, List<String>> texts = new LinkedHashMap<>();
            codes.forEach((column, seen) -> texts.put(header.get(column), List.copyOf(seen.keySet())));
            return new CsvTable(List.copyOf(header), rows, cells, texts);
        }
    }
}
