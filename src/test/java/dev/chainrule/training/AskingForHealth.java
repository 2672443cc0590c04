package dev.chainrule.training;

import dev.chainrule.engine.EpochListener;
import dev.chainrule.engine.EpochResult;

/** Asks for every epoch's health, as the recorder of a run does. */
final class AskingForHealth implements EpochListener {

    private final EpochListener then;

    private AskingForHealth(EpochListener then) {
        this.then = then;
    }

    static AskingForHealth andThen(EpochListener then) {
        return new AskingForHealth(then);
    }

    @Override
    public boolean wantsHealth(int epoch) {
        return true;
    }

    @Override
    public void epochEnded(EpochResult result) {
        then.epochEnded(result);
    }
}
