package dev.chainrule.experiment;

/** A learning rate is wanted for the settings of a sketch; whoever hears it is in the same transaction. */
public record SketchKept(long sketchId) {}
