package dev.chainrule.run.page;

import dev.chainrule.run.EpochRow;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is new on the page after a cursor: a column for each number, from epoch {@code from} on. What is not finite is a string, as JSON has
 * no number for it.
 *
 * @param more whether there are epochs beyond these already
 * @param ended whether no more can come
 * @param kept the epochs whose weights are there, null for all up to the last
 * @param verified how far a verification has come
 */
record LiveEpochs(
        int from,
        List<Object> trainingLoss,
        List<Object> validationLoss,
        List<Object> trainingScore,
        List<Object> validationScore,
        boolean more,
        boolean ended,
        Badge badge,
        int @Nullable [] kept,
        Verified verified) {

    static LiveEpochs of(
            int after,
            List<EpochRow> rows,
            boolean more,
            boolean ended,
            Badge badge,
            int @Nullable [] kept,
            Verified verified) {
        return new LiveEpochs(
                after + 1,
                column(rows, row -> row.measures().trainingLoss()),
                column(rows, row -> row.measures().validationLoss()),
                column(rows, row -> row.measures().trainingScore()),
                column(rows, row -> row.measures().validationScore()),
                more,
                ended,
                badge,
                kept,
                verified);
    }

    /** Empty where there are no such numbers. */
    private static List<Object> column(List<EpochRow> rows, Function<EpochRow, @Nullable Double> number) {
        return rows.stream()
                .map(number)
                .filter(java.util.Objects::nonNull)
                .map(LiveEpochs::number)
                .toList();
    }

    /** Six digits are enough to draw and to word; a loss is a float64 and may be beyond float32. */
    private static Object number(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        return Float.isFinite((float) value) ? (Object) (float) value : (Object) value;
    }
}
