package dev.chainrule.engine;

/** Asked before every update, from the training's own thread; answers fast and never throws. */
@FunctionalInterface
public interface StopSignal {

    StopSignal NEVER = () -> false;

    boolean requested();
}
