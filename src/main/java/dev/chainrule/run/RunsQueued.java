package dev.chainrule.run;

import java.util.List;

/** Runs have got a place in the queue, in this order; whoever hears it is in the same transaction. */
public record RunsQueued(List<Place> places) {

    public RunsQueued {
        places = List.copyOf(places);
    }
}
