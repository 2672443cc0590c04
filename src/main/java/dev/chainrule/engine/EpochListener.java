package dev.chainrule.engine;

/** Is told of each epoch on the training's own thread, epoch 0 first; what it throws ends the training. */
@FunctionalInterface
public interface EpochListener {

    void epochEnded(EpochResult result);

    /** Asked once before each epoch, and before epoch 0: whether its result shall tell of every layer's health, which costs a few percent. */
    default boolean wantsHealth(int epoch) {
        return false;
    }
}
