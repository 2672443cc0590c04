package dev.chainrule.dataset.upload;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is in a file, column by column, before anything is chosen.
 *
 * @param rows records below the header
 * @param first the first rows as they are written
 * @param troubles of header and lines
 */
record Survey(List<ColumnFacts> columns, int rows, List<List<String>> first, List<Trouble> troubles) {

    private static final int FIRST_ROWS = 6;

    /** @throws UnreadableFileException if it cannot be read as a table at all, or has too many rows or columns */
    static Survey of(String text, Layout layout) {
        Reading reading = new Reading(layout);
        CsvRows.each(text, layout.delimiter(), reading::take);
        return reading.survey();
    }

    private static final class Reading {

        private final Layout layout;
        private final List<ColumnFacts.Gathering> columns = new ArrayList<>();
        private final List<List<String>> first = new ArrayList<>();
        private final Trouble.Gathered troubles = new Trouble.Gathered();
        private int rows;

        Reading(Layout layout) {
            this.layout = layout;
        }

        boolean take(long line, List<String> cells) {
            if (columns.isEmpty()) {
                if (cells.size() > UploadLimits.COLUMNS) {
                    throw new UnreadableFileException(
                            "Line %d has %,d cells; up to %,d columns are read. Leave some out, or choose another delimiter."
                                    .formatted(line, cells.size(), UploadLimits.COLUMNS));
                }
                name(line, cells);
                if (layout.header()) {
                    return true;
                }
            }
            if (++rows > UploadLimits.ROWS) {
                throw new UnreadableFileException(
                        "Line %,d is beyond %,d rows. Leave rows out.".formatted(line, UploadLimits.ROWS));
            }
            if (cells.size() != columns.size()) {
                troubles.add(
                        line,
                        "%,d %s where the %s has %,d. Write the same number in each line; a text with a delimiter in it goes in quotes."
                                .formatted(
                                        cells.size(),
                                        cells.size() == 1 ? "cell" : "cells",
                                        layout.header() ? "header" : "first line",
                                        columns.size()));
            }
            for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
                columns.get(i).take(cells.get(i));
            }
            if (first.size() < FIRST_ROWS) {
                first.add(cells.stream().map(Trouble::shortened).toList());
            }
            return true;
        }

        private void name(long line, List<String> cells) {
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < cells.size(); i++) {
                String given = layout.header() ? cells.get(i) : "";
                String name = given.isEmpty() ? "column_" + (i + 1) : given;
                if (!seen.add(name)) {
                    troubles.add(
                            line,
                            "Two columns are named “%s”. Give each a name of its own."
                                    .formatted(Trouble.shortened(name)));
                }
                String wrong = Texts.wrong(name, UploadLimits.NAME);
                if (wrong != null) {
                    troubles.add(line, "The name of column %d %s".formatted(i + 1, wrong));
                }
                columns.add(new ColumnFacts.Gathering(i, name, layout.decimalComma()));
            }
        }

        Survey survey() {
            if (rows == 0) {
                throw new UnreadableFileException("The file has a header and no rows. Add rows below it.");
            }
            return new Survey(columns.stream().map(ColumnFacts.Gathering::facts).toList(), rows, first, troubles.all());
        }
    }
}
