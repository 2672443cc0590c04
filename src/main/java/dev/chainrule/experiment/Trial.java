package dev.chainrule.experiment;

/**
 * How long an epoch takes, measured.
 *
 * @param secondsPerEpoch on all rows: the updates and the evaluation of both losses
 * @param epochs trained to the end; 0 if the time was up before, and then it was reckoned from some updates
 * @param rows the trial trained on
 * @param ofRows an epoch has
 */
record Trial(double secondsPerEpoch, int epochs, int rows, int ofRows) {

    /** For example "a trial of 3 epochs on 400 of 8,000 rows". */
    String words() {
        String trained = epochs == 0 ? "a part of an epoch" : epochs == 1 ? "1 epoch" : "%d epochs".formatted(epochs);
        return "a trial of " + trained
                + (rows == ofRows ? "" : String.format(java.util.Locale.ROOT, " on %,d of %,d rows", rows, ofRows));
    }
}
