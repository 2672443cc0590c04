package dev.chainrule.experiment;

import java.util.Locale;
import java.util.Optional;

/**
 * A number that somebody may set: what it is called, what it may be and what it is where nothing is said. The form, programs and sweeps
 * read the same one.
 *
 * @param name as in definitions, for example {@code beta1}
 * @param label what a reader sees, for example "β₁"
 * @param hint what it does, in few words
 * @param standard its value where nothing is said
 * @param whole only whole numbers
 */
public record NumberSetting(String name, String label, String hint, Range range, double standard, boolean whole) {

    /**
     * From least to most.
     *
     * @param leastIncluded whether it may be the least itself
     * @param mostIncluded whether it may be the most itself
     */
    public record Range(double least, boolean leastIncluded, double most, boolean mostIncluded) {

        static Range of(double least, double most) {
            return new Range(least, true, most, true);
        }

        /** 0 or more and less than 1. */
        static Range share() {
            return new Range(0, true, 1, false);
        }

        static Range above(double least, double most) {
            return new Range(least, false, most, true);
        }

        boolean has(double value) {
            return (leastIncluded ? value >= least : value > least) && (mostIncluded ? value <= most : value < most);
        }

        /** For example "0 to less than 1". */
        public String words() {
            return (leastIncluded ? "" : "more than ")
                    + text(least)
                    + (mostIncluded ? " to " : " to less than ")
                    + text(most);
        }
    }

    static NumberSetting whole(String name, String label, String hint, long least, long most, long standard) {
        return new NumberSetting(name, label, hint, Range.of(least, most), standard, true);
    }

    static NumberSetting decimal(String name, String label, String hint, Range range, double standard) {
        return new NumberSetting(name, label, hint, range, standard, false);
    }

    /** Why a value cannot be taken and what would be right; empty if it can. */
    Optional<String> refusal(double value) {
        if (!range.has(value)) {
            return Optional.of("%s is out of range. Use %s.".formatted(text(value), range.words()));
        }
        if (!range.mostIncluded() && (float) value >= range.most()) {
            return Optional.of("%s is %s in the engine's 32 bits. Use less, for example %s."
                    .formatted(text(value), text(range.most()), text(range.most() * 0.999999)));
        }
        if (whole && value != Math.rint(value)) {
            return Optional.of("%s is not a whole number. Use %s.".formatted(text(value), range.words()));
        }
        return Optional.empty();
    }

    /** As messages write a number: a whole one with its thousands parted, any other with all of its digits, and what has many zeros as 1e-30. */
    static String text(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        if (value != 0 && (Math.abs(value) < 1e-9 || Math.abs(value) >= 1e15)) {
            return Double.toString(value).replace(".0E", "e").replace('E', 'e');
        }
        boolean parted = value == Math.rint(value) && Math.abs(value) < 1e15;
        return parted ? String.format(Locale.ROOT, "%,d", (long) value) : ExperimentForm.number(value);
    }
}
