package dev.chainrule.engine;

/** Is told of each epoch on the training's own thread, epoch 0 first; what it throws ends the training. */
@FunctionalInterface
public interface EpochListener {

    void epochEnded(EpochResult result);
}
