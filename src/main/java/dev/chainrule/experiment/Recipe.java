package dev.chainrule.experiment;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** A draft in the order in which somebody would tell it, with what all have in common filled in. */
record Recipe(
        String dataset,
        Map<String, Double> options,
        List<Long> hidden,
        String activation,
        String loss,
        long batchSize,
        long epochs,
        Map<Aspect, Draft.Part> parts,
        Map<String, List<Double>> parameters) {

    Recipe(String dataset, Map<String, Double> options) {
        this(dataset, options, List.of(), "tanh", "cross_entropy", 32, 100, Map.of(), Map.of());
    }

    Recipe network(List<Long> units, String each) {
        return new Recipe(dataset, options, units, each, loss, batchSize, epochs, parts, parameters);
    }

    Recipe training(String by, long batch, long times) {
        return new Recipe(dataset, options, hidden, activation, by, batch, times, parts, parameters);
    }

    /** With a kind at its standard settings. */
    Recipe by(Aspect aspect, String kind) {
        Map<Aspect, Draft.Part> more = new LinkedHashMap<>(parts);
        more.put(aspect, new Draft.Part(kind, Map.of(), Map.of()));
        return new Recipe(dataset, options, hidden, activation, loss, batchSize, epochs, more, parameters);
    }

    Recipe varying(String path, Double... values) {
        Map<String, List<Double>> more = new LinkedHashMap<>(parameters);
        more.put(path, Arrays.asList(values));
        return new Recipe(dataset, options, hidden, activation, loss, batchSize, epochs, parts, more);
    }

    Draft sweep(List<Double> learningRates, List<String> initializations, int seeds) {
        return new Draft(
                new Draft.Data(dataset, options, 0L, null, 0.2),
                new Draft.Network(hidden, activation, null),
                new Draft.Training(
                        loss,
                        batchSize,
                        epochs,
                        parts.containsKey(Aspect.OPTIMIZER) ? parts : by(Aspect.OPTIMIZER, "sgd").parts,
                        Map.of()),
                new Draft.Axes(
                        learningRates,
                        initializations,
                        LongStream.range(0, seeds).boxed().toList(),
                        parameters));
    }
}
