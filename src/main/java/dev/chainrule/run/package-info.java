/** One attempt at training: its state, epochs, weights, checkpoint and provenance, and its pages. Start reading at {@link dev.chainrule.run.Run}. */
@org.jspecify.annotations.NullMarked
package dev.chainrule.run;
