package dev.chainrule.dashboard;

import dev.chainrule.run.Probed;

/**
 * A run of a wall whose learning rate was more than its loss bears.
 *
 * @param at one of its epochs, where the loss bends more than the limit
 */
record OverLimit(Cell cell, RunFacts run, Probed.Curvature at) {}
