package dev.chainrule.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote, read but not yet checked. A null was left out where that is allowed (scaling, output), or could not be
 * read and is already among the problems; {@link Definitions#check} passes over it.
 */
public record Draft(Data data, Network network, Training training, Axes axes) {

    /** @param options of the data set, by name */
    public record Data(
            @Nullable String kind,
            Map<String, Double> options,
            @Nullable Long seed,
            @Nullable String scaling,
            @Nullable Double validationShare) {}

    public record Network(
            @Nullable List<Long> hidden,
            @Nullable String activation,
            @Nullable String output) {}

    /**
     * @param parts what was said of aspects; of one that is left out the standard is done
     * @param numbers of {@link TrainingNumbers}, by name; one left out has its standard
     */
    public record Training(
            @Nullable String loss,
            @Nullable Long batchSize,
            @Nullable Long epochs,
            Map<Aspect, Part> parts,
            Map<String, Double> numbers) {}

    /** A kind and the settings given with it, by name; those left out have their standard. */
    public record Part(@Nullable String kind, Map<String, String> words, Map<String, Double> numbers) {}

    /** @param parameters what else is varied, by its path in the JSON, in the order given */
    public record Axes(
            @Nullable List<Double> learningRates,
            @Nullable List<String> initializations,
            @Nullable List<Long> seeds,
            Map<String, List<Double>> parameters) {

        public Axes {
            parameters = new LinkedHashMap<>(parameters);
        }
    }

    /** A draft that says nothing but what every experiment has to: an optimizer with a momentum, and a sweep of the wall's axes. */
    public Draft(
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
            double momentum,
            @Nullable Long batchSize,
            @Nullable Long epochs,
            @Nullable List<Double> learningRates,
            @Nullable List<String> initializations,
            @Nullable List<Long> seeds) {
        this(
                new Data(datasetKind, options, datasetSeed, scaling, validationShare),
                new Network(hidden, activation, output),
                new Training(
                        loss,
                        batchSize,
                        epochs,
                        Map.of(Aspect.OPTIMIZER, new Part(optimizer, Map.of(), Map.of("momentum", momentum))),
                        Map.of()),
                new Axes(learningRates, initializations, seeds, Map.of()));
    }
}
