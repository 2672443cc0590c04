package dev.chainrule.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search for a learning rate, as it stands: a range test for each initialization that an experiment, or a sketch of one, sweeps.
 *
 * @param curves of the initializations that are done, in the order of the sweep
 * @param failure with what to do about it; null unless it failed
 */
public record RateSearch(
        long id,
        State state,
        List<RateCurve> curves,
        @Nullable String failure) {

    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED;

        public boolean ended() {
            return this == DONE || this == FAILED;
        }
    }

    public RateSearch {
        curves = List.copyOf(curves);
    }
}
