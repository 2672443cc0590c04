package dev.chainrule.dashboard;

import dev.chainrule.dashboard.query.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The table of runs as a file: the rows, the order and the columns that the page shows, with every digit. Numbers that are not finite are
 * "NaN", what a run does not have is empty (CSV) or null (JSON).
 */
final class TableFile {

    private TableFile() {}

    /** RFC 4180. */
    static String csv(RunListing listing) {
        StringBuilder csv = new StringBuilder("run");
        List<RunColumn> columns = withoutRun(listing);
        columns.forEach(column -> csv.append(',').append(RunsCsv.text(column.name())));
        csv.append("\r\n");
        for (RunFacts run : listing.runs()) {
            csv.append(run.id());
            for (RunColumn column : columns) {
                Object value = value(column, run);
                csv.append(',').append(value == null ? "" : value instanceof String text ? RunsCsv.text(text) : value);
            }
            csv.append("\r\n");
        }
        return csv.toString();
    }

    /** An object for each run, to be written as a JSON array. */
    static List<Map<String, @Nullable Object>> objects(RunListing listing) {
        List<Map<String, @Nullable Object>> objects = new ArrayList<>();
        List<RunColumn> columns = withoutRun(listing);
        for (RunFacts run : listing.runs()) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            object.put("run", run.id());
            columns.forEach(column -> object.put(column.name(), value(column, run)));
            objects.add(object);
        }
        return objects;
    }

    /** Every row begins with its run, chosen as a column or not. */
    private static List<RunColumn> withoutRun(RunListing listing) {
        return listing.columns().stream()
                .filter(column -> !column.name().equals("run"))
                .toList();
    }

    /** A whole number where it is one, so that seeds keep their digits. */
    private static @Nullable Object value(RunColumn column, RunFacts run) {
        if (column.name().equals("seed")) {
            return run.seed();
        }
        if (column.asked() instanceof Column.Word<RunFacts> word) {
            String text = word.value().apply(run);
            return text.isEmpty() ? null : text;
        }
        double number = ((Column.Numeric<RunFacts>) column.asked()).value().applyAsDouble(run);
        if (Double.isNaN(number)) {
            return null;
        }
        if (!Double.isFinite(number)) {
            return "NaN";
        }
        boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
        return whole ? (Object) (long) number : (Object) number;
    }
}
