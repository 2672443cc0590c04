package dev.chainrule.dataset.upload;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a file is written.
 *
 * @param delimiter between cells
 * @param header whether the first line names the columns
 * @param decimalComma whether numbers are written as 3,14
 */
record Layout(char delimiter, boolean header, boolean decimalComma) {

    static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

    private static final int LOOKED_AT = 200;
    private static final Pattern WITH_COMMA = Pattern.compile("[+-]?[0-9]+,[0-9]+");
    private static final Pattern WITH_POINT = Pattern.compile("[+-]?[0-9]*[.][0-9]+");

    /** What counts as a missing cell, whatever its case. */
    private static final Set<String> MISSING = Set.of("", "na", "n/a", "#n/a", "nan", "null", "?", ".", "-");

    static boolean missing(String cell) {
        return cell.length() <= 4 && MISSING.contains(cell.toLowerCase(java.util.Locale.ROOT));
    }

    /** The delimiter that gives the same number of cells, and more than one, in most of the first records. */
    static Layout guess(String text) {
        char best = ',';
        double highest = 0;
        for (char delimiter : DELIMITERS) {
            double fit = fit(text, delimiter);
            if (fit > highest) {
                best = delimiter;
                highest = fit;
            }
        }
        return guess(text, best);
    }

    /** 0 for a delimiter that is none. */
    private static double fit(String text, char delimiter) {
        List<List<String>> records;
        try {
            records = first(text, delimiter);
        } catch (UnreadableFileException another) {
            return 0;
        }
        int cells = records.get(0).size();
        long same = records.stream().filter(record -> record.size() == cells).count();
        return cells == 1 ? 0 : (double) same / records.size() + 1e-6 * cells;
    }

    /** The same where the delimiter is known. */
    static Layout guess(String text, char delimiter) {
        List<List<String>> records = first(text, delimiter);
        boolean comma = delimiter != ',' && has(records, WITH_COMMA) && !has(records, WITH_POINT);
        boolean header = records.get(0).stream()
                .noneMatch(cell -> missing(cell) && !cell.isEmpty() || !Float.isNaN(CellNumber.read(cell, comma)));
        return new Layout(delimiter, header, comma);
    }

    private static boolean has(List<List<String>> records, Pattern pattern) {
        return records.stream()
                .flatMap(List::stream)
                .anyMatch(cell -> pattern.matcher(cell).matches());
    }

    private static List<List<String>> first(String text, char delimiter) {
        List<List<String>> records = new ArrayList<>();
        CsvRows.each(text, delimiter, (line, cells) -> {
            records.add(cells);
            return records.size() < LOOKED_AT;
        });
        return records;
    }
}
