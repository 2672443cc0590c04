package dev.chainrule.dashboard;

import dev.chainrule.experiment.RunDefinition;
import dev.chainrule.run.Curve;
import dev.chainrule.run.Run;
import java.util.Arrays;

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

    /** The kept epoch whose weights stand for an epoch, the last that is not after it; -1 for none. */
    int shown(int epoch) {
        return standingFor(at(epoch), kept);
    }

    static int standingFor(int epoch, int[] kept) {
        int place = Arrays.binarySearch(kept, epoch);
        int before = place >= 0 ? place : -place - 2;
        return before < 0 ? -1 : kept[before];
    }

    /** Values of epochs beyond the end are those of the last. */
    int at(int epoch) {
        return Math.min(epoch, last());
    }
}
