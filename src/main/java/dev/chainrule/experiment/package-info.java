/**
 * What somebody wants to try: a named, validated definition and its sweep, and the pages to make one. Start reading at
 * {@link dev.chainrule.experiment.ExperimentDefinition}, then {@link dev.chainrule.experiment.Definitions}.
 * What there are several ways to do is an {@link dev.chainrule.experiment.Aspect}; each of its kinds tells its settings once, for the form,
 * for programs, for the JSON and for sweeps.
 */
@org.jspecify.annotations.NullMarked
package dev.chainrule.experiment;
