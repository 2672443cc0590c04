package dev.chainrule.dataset.upload;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one column holds.
 *
 * @param missing cells that say nothing
 * @param numbers cells that are finite numbers
 * @param others cells that are neither missing nor a finite number
 * @param values the different texts, sorted; up to one more than there may be categories
 * @param least of the numbers
 */
record ColumnFacts(
        int index,
        String name,
        int missing,
        int numbers,
        int others,
        List<String> values,
        float least,
        float most,
        boolean fractions) {

    private static final int KEPT_VALUES = Math.max(UploadLimits.CATEGORIES, UploadLimits.CLASSES) + 1;

    /** A few cells that are no numbers among many that are look like mistakes, which are then told line by line. */
    boolean numeric() {
        return numbers > 0 && others * 10L <= numbers + others;
    }

    boolean empty() {
        return numbers + others == 0;
    }

    boolean constant() {
        return values.size() == 1;
    }

    boolean manyValues() {
        return values.size() > UploadLimits.CATEGORIES;
    }

    /** Numbers by size, then texts by letters. */
    static Comparator<String> order(boolean decimalComma) {
        return Comparator.comparing((String text) -> Float.isNaN(CellNumber.read(text, decimalComma)))
                .thenComparing(text -> CellNumber.read(text, decimalComma))
                .thenComparing(Comparator.naturalOrder());
    }

    /** Takes the cells of a column one after the other. */
    static final class Gathering {

        private final int index;
        private final String name;
        private final boolean decimalComma;
        private final Set<String> values = new HashSet<>();
        private int missing;
        private int numbers;
        private int others;
        private float least = Float.POSITIVE_INFINITY;
        private float most = Float.NEGATIVE_INFINITY;
        private boolean fractions;

        Gathering(int index, String name, boolean decimalComma) {
            this.index = index;
            this.name = name;
            this.decimalComma = decimalComma;
        }

        void take(String cell) {
            if (Layout.missing(cell)) {
                missing++;
                return;
            }
            float number = CellNumber.read(cell, decimalComma);
            if (Float.isFinite(number)) {
                numbers++;
                least = Math.min(least, number);
                most = Math.max(most, number);
                fractions |= number != Math.rint(number);
            } else {
                others++;
            }
            if (values.size() < KEPT_VALUES) {
                values.add(cell);
            }
        }

        ColumnFacts facts() {
            return new ColumnFacts(
                    index,
                    name,
                    missing,
                    numbers,
                    others,
                    values.stream().sorted(order(decimalComma)).toList(),
                    least,
                    most,
                    fractions);
        }
    }
}
