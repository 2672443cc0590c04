package dev.chainrule.api;

import dev.chainrule.run.EpochRow;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Epochs as lines of CSV (RFC 4180). No value holds a comma or a quote, so none is quoted. */
final class EpochsCsv {

    static final String HEADER =
            "epoch,trainingLoss,validationLoss,trainingAccuracy,validationAccuracy,learningRate,gradientNorm,penalty,durationMillis\r\n";

    private EpochsCsv() {}

    static String line(EpochRow row) {
        return new StringJoiner(",", "", "\r\n")
                .add(Integer.toString(row.epoch()))
                .add(text(row.measures().trainingLoss()))
                .add(text(row.measures().validationLoss()))
                .add(text(row.measures().trainingScore()))
                .add(text(row.measures().validationScore()))
                .add(text(row.learningRate()))
                .add(text(row.gradientNorm()))
                .add(text(row.penalty()))
                .add(text(row.duration().toNanos() / 1e6))
                .toString();
    }

    /** Not-finite values as Java writes them: NaN, Infinity, -Infinity. */
    private static String text(@Nullable Double value) {
        return value == null ? "" : Double.toString(value);
    }
}
