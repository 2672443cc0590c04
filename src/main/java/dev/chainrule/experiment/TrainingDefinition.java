package dev.chainrule.experiment;

import dev.chainrule.engine.Optimizer;

/** How to train, apart from what a sweep varies. */
public record TrainingDefinition(LossChoice loss, Optimizer optimizer, int batchSize, int epochs) {}
