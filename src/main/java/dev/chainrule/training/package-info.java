/** Performs queued runs (claim, train, record, stop, recover, meter), verifies runs that have ended, and searches for learning rates. Start reading at {@link dev.chainrule.training.TrainRun}, then {@link dev.chainrule.training.JobEngine}. */
@org.jspecify.annotations.NullMarked
package dev.chainrule.training;
