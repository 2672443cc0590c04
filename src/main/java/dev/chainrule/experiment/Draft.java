package dev.chainrule.experiment;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote, read but not yet checked. A null was left out where that is allowed (scaling, output), or could not be
 * read and is already among the problems; {@link Definitions#check} passes over it.
 *
 * @param options of the data set, by name
 */
public record Draft(
        @Nullable String datasetKind,
        Map<String, Double> options,
        @Nullable Long datasetSeed,
        @Nullable String scaling,
        @Nullable Double validationShare,
        @Nullable List<Long> hidden,
        @Nullable String activation,
        @Nullable String output,
        @Nullable String loss,
        @Nullable String optimizer,
        @Nullable Double momentum,
        @Nullable Long batchSize,
        @Nullable Long epochs,
        @Nullable List<Double> learningRates,
        @Nullable List<String> initializations,
        @Nullable List<Long> seeds) {}
