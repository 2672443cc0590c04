package dev.chainrule.dataset.upload;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Goes through a text record by record. Empty lines are passed over; cells come without the blanks around them. */
final class CsvRows {

    /** Takes one record. */
    interface Taker {

        /**
         * @param line on which the record begins, from 1
         * @return whether to go on
         */
        boolean take(long line, List<String> cells);
    }

    private CsvRows() {}

    /** @throws UnreadableFileException if the text is no CSV at some line */
    static void each(String text, char delimiter, Taker taker) {
        refuseOddCells(text, delimiter);
        long[] last = {0};
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text)) {
            for (CsvRecord record : records) {
                last[0] = record.getStartingLineNumber();
                if (!taker.take(last[0], stripped(record.getFields()))) {
                    return;
                }
            }
        } catch (CsvParseException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new UnreadableFileException("The file cannot be read as CSV below line %d: %s."
                    .formatted(last[0], String.valueOf(cause.getMessage())));
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory cannot be read.", e);
        }
    }

    private static List<String> stripped(List<String> cells) {
        return cells.stream().map(String::strip).toList();
    }

    /** The parser takes everything up to the end for one cell if a quote is never closed, and megabytes if nothing separates them. */
    private static void refuseOddCells(String text, char delimiter) {
        boolean quoted = false;
        boolean start = true;
        long line = 1;
        long opened = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
            }
            if (quoted) {
                quoted = c != '"'; // a doubled one closes and opens again
                start = false;
            } else if (c == '"' && (start || text.charAt(i - 1) == '"')) {
                quoted = true;
                opened = start ? line : opened;
                start = false;
            } else {
                start = c == delimiter || c == '\n' || c == '\r';
                from = start ? i + 1 : from;
            }
            if (i - from >= UploadLimits.CELL && !quoted && !start) {
                throw new UnreadableFileException(
                        "Line %d has a cell of more than %,d characters. Check the delimiter, or shorten the text."
                                .formatted(line, UploadLimits.CELL));
            }
        }
        if (quoted) {
            throw new UnreadableFileException(
                    "The quote that opens in line %d is never closed. Close it, or write quotes within a text twice."
                            .formatted(opened));
        }
    }
}
