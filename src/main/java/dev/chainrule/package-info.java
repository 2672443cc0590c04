/**
 * The whole service: one application, cut by what people do with it. Each package beside this class says in its own {@code package-info} what lives
 * there and where to start reading; {@code src/docs/architecture.md} says how they hold together. To follow one run through the house, begin with
 * {@link dev.chainrule.experiment.Submissions}, then {@link dev.chainrule.training}.
 */
@NullMarked
package dev.chainrule;

import org.jspecify.annotations.NullMarked;
