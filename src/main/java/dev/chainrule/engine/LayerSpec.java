package dev.chainrule.engine;

/** A dense layer: units outputs, each activation(x·W + b). */
public record LayerSpec(int units, Activation activation) {}
