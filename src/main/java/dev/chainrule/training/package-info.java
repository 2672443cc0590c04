/** Performs queued runs (claim, train, record, stop, recover, meter) and verifies runs that have ended. Start reading at {@link dev.chainrule.training.TrainRun}, then {@link dev.chainrule.training.JobEngine}. */
@org.jspecify.annotations.NullMarked
package dev.chainrule.training;
