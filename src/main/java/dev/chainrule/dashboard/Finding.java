package dev.chainrule.dashboard;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sentence about the results of an experiment with its evidence. It says what was seen, not what is always so.
 *
 * @param title the sentence
 * @param evidence counts, medians and on how many runs they rest
 * @param cells those it speaks of; none if it speaks of no cell in particular
 * @param run whose curvature was looked at, and at which epoch; null where none was
 * @param attempt what to try next; null where there is nothing to propose
 */
record Finding(
        String title,
        String evidence,
        List<CellKey> cells,
        @Nullable Look run,
        @Nullable Attempt attempt) {

    Finding {
        cells = List.copyOf(cells);
    }

    /** A run's network at one of its epochs. */
    record Look(long run, int epoch) {}

    /**
     * A changed experiment to try.
     *
     * @param label for example "Try 160 epochs"
     * @param fields of the form, by name; they replace the experiment's own
     */
    record Attempt(String label, Map<String, List<String>> fields) {

        static Attempt of(String label, String field, String text) {
            return new Attempt(label, Map.of(field, List.of(text)));
        }
    }

    static Finding of(String title, String evidence, List<Cell> cells, @Nullable Attempt attempt) {
        return new Finding(title, evidence, cells.stream().map(Cell::key).toList(), null, attempt);
    }

    Finding at(long run, int epoch) {
        return new Finding(title, evidence, cells, new Look(run, epoch), attempt);
    }
}
