package dev.chainrule.experiment;

/** An experiment was stored; whoever hears it is in the same transaction. */
public record ExperimentSubmitted(Experiment experiment, ExperimentDefinition definition, DataFacts data) {}
