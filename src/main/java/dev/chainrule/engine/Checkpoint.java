package dev.chainrule.engine;

/**
 * What bit-identical continuation needs after an epoch. Every random stream starts afresh in each epoch from the seed,
 * its purpose and the epoch's number, so the epoch is the random state. The arrays are the checkpoint's own: nobody changes them.
 *
 * @param epoch epochs done, 0 before the first update
 * @param weights layer by layer W as [inputs][outputs] row-major, then b
 * @param optimizerState laid out as the optimizer likes, empty if it keeps none
 */
public record Checkpoint(int epoch, float[] weights, float[] optimizerState) {}
