package dev.chainrule.run;

import org.jspecify.annotations.Nullable;

/**
 * What training a run once more gave.
 *
 * @param lastEpoch where it ended
 * @param sha256 of the weights there, lower-case hex
 * @param comparedEpochs how many epochs had kept weights to be compared with
 * @param equalEpoch the last kept epoch before the first difference; null if there is none
 * @param differingEpoch the first kept epoch whose weights differ; null if none does
 */
public record Rerun(
        int lastEpoch,
        String sha256,
        int comparedEpochs,
        @Nullable Integer equalEpoch,
        @Nullable Integer differingEpoch) {}
