package dev.chainrule.experiment;

import java.util.List;

/**
 * An experiment was stored; whoever hears it is in the same transaction.
 *
 * @param data of each setting of the swept parameters
 */
public record ExperimentSubmitted(Experiment experiment, ExperimentDefinition definition, List<DataFacts> data) {

    public ExperimentSubmitted {
        data = List.copyOf(data);
    }

    /** Of a run, by its place in {@link ExperimentDefinition#runs}. */
    public DataFacts data(int ordinal) {
        return data.get(definition.sweep().combinationOf(ordinal));
    }
}
