/**
 * The gallery: known results about learning rate and initialization, each ready-made to be seen again, with what is expected beside what came
 * out here. Start at {@link dev.chainrule.learn.Gallery}; the exhibits are in {@link dev.chainrule.learn.TrainedExhibits} and
 * {@link dev.chainrule.learn.ComputedExhibits}.
 */
@NullMarked
package dev.chainrule.learn;

import org.jspecify.annotations.NullMarked;
