/**
 * Trains a dense network and reports every epoch. Plain Java: no Spring, no I/O, no clock, no static randomness.
 * Start reading at {@link dev.chainrule.engine.Trainer}.
 */
package dev.chainrule.engine;
