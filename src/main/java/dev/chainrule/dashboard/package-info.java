/**
 * Reads across experiments and runs: the list of experiments, and the page of one with its wall, curves and runs. Decides nothing and
 * stores nothing; nobody imports it. Start reading at {@link dev.chainrule.dashboard.ExperimentPages}; the statistics over seeds are in
 * {@link dev.chainrule.dashboard.Statistics} and {@link dev.chainrule.dashboard.Grid}.
 */
@NullMarked
package dev.chainrule.dashboard;

import org.jspecify.annotations.NullMarked;
