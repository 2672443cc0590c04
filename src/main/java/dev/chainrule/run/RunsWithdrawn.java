package dev.chainrule.run;

import java.util.List;

/** Runs have lost their places in the queue; whoever hears it is in the same transaction. */
public record RunsWithdrawn(List<Place> places) {

    public RunsWithdrawn {
        places = List.copyOf(places);
    }
}
