package dev.chainrule.dashboard;

import dev.chainrule.experiment.Sweep;
import dev.chainrule.run.Measures;
import dev.chainrule.run.Verdict;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Runs as comma-separated values (RFC 4180), a row for each. What is not finite is NaN, Infinity or -Infinity, what does not exist is empty. */
final class RunsCsv {

    private static final String HEAD =
            ",initialization,learning_rate,seed,status,outcome,diverged_epoch,diverged_step,diverged_layer,diverged_tensor,epochs,last_epoch,"
                    + "last_training_loss,last_validation_loss,last_training_score,last_validation_score,"
                    + "best_epoch,best_training_loss,best_validation_loss,best_training_score,best_validation_score,"
                    + "watched_best_epoch,training_seconds";

    private RunsCsv() {}

    /** @param sweep what was varied: a column for each of its parameters, named by its path */
    static String of(List<RunFacts> runs, Sweep sweep) {
        StringBuilder csv = new StringBuilder("run");
        sweep.parameters().forEach(axis -> csv.append(',').append(text(axis.path())));
        csv.append(HEAD).append("\r\n");
        for (RunFacts run : runs) {
            csv.append(run.id()).append(',');
            sweep.combination(sweep.combinationOf(run.ordinal()))
                    .values()
                    .forEach(value -> csv.append(value).append(','));
            csv.append(text(run.initialization())).append(',');
            csv.append(run.learningRate()).append(',');
            csv.append(run.seed()).append(',');
            csv.append(run.status().name().toLowerCase(Locale.ROOT)).append(',');
            csv.append(run.outcome() == null ? "" : run.outcome().id()).append(',');
            diverged(csv, run.verdict());
            csv.append(run.epochs()).append(',');
            csv.append(run.lastEpoch() < 0 ? "" : run.lastEpoch()).append(',');
            measures(csv, run.last());
            csv.append(',').append(whole(run.bestEpoch())).append(',');
            measures(csv, run.best());
            csv.append(',').append(whole(run.watchedBestEpoch()));
            csv.append(',').append(run.trainingNanos() / 1e9).append("\r\n");
        }
        return csv.toString();
    }

    private static void diverged(StringBuilder csv, @Nullable Verdict verdict) {
        if (verdict == null) {
            csv.append(",,,,");
            return;
        }
        csv.append(whole(verdict.divergedEpoch())).append(',');
        csv.append(whole(verdict.divergedStep())).append(',');
        csv.append(whole(verdict.divergedLayer())).append(',');
        csv.append(
                verdict.divergedTensor() == null
                        ? ""
                        : verdict.divergedTensor().name().toLowerCase(Locale.ROOT));
        csv.append(',');
    }

    private static void measures(StringBuilder csv, @Nullable Measures measures) {
        if (measures == null) {
            csv.append(",,,");
            return;
        }
        csv.append(number(measures.trainingLoss())).append(',');
        csv.append(number(measures.validationLoss())).append(',');
        csv.append(number(measures.trainingScore())).append(',');
        csv.append(number(measures.validationScore()));
    }

    private static String whole(@Nullable Integer value) {
        return value == null ? "" : value.toString();
    }

    private static String number(@Nullable Double value) {
        return value == null ? "" : value.toString();
    }

    /** Quoted where it must be; a text that a spreadsheet would take for a formula is led by an apostrophe. */
    static String text(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
