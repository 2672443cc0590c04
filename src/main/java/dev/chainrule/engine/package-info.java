/**
 * Trains a dense network and reports every epoch. Plain Java: no Spring, no I/O, no clock, no static randomness.
 * Start reading at {@link dev.chainrule.engine.Trainer}; what can be trained is said by {@link dev.chainrule.engine.TrainingSpec} and its
 * {@link dev.chainrule.engine.Refinements}. Each optimizer is an {@code UpdateRule} on flat arrays.
 */
package dev.chainrule.engine;
