package dev.chainrule.dashboard;

import dev.chainrule.experiment.RunDefinition;
import dev.chainrule.run.Curve;
import dev.chainrule.run.Run;

/**
 * A run that is compared, with all that is read of it.
 *
 * @param kept epochs whose weights are kept
 * @param classes of its data; 0 for values
 */
record Side(Run run, RunDefinition definition, Curve curve, int[] kept, int classes) {

    int last() {
        return Math.max(0, curve.length() - 1);
    }

    /** Values of epochs beyond the end are those of the last. */
    int at(int epoch) {
        return Math.min(epoch, last());
    }
}
