package dev.chainrule.engine;

/**
 * How a network does on a whole part of the data; either number may be not finite.
 *
 * @param loss mean loss over the rows, accumulated in float64
 * @param score accuracy (0 to 1) or R² (at most 1)
 */
public record Evaluation(double loss, double score) {}
