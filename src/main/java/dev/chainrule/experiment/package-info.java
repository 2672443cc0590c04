/**
 * What somebody wants to try: a named, validated definition and its sweep, and the pages to make one. Start reading at
 * {@link dev.chainrule.experiment.ExperimentDefinition}, then {@link dev.chainrule.experiment.Definitions}.
 */
@org.jspecify.annotations.NullMarked
package dev.chainrule.experiment;
