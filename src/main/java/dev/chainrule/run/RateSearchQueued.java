package dev.chainrule.run;

/** A search for a learning rate is to be performed; whoever hears it is in the same transaction. */
public record RateSearchQueued(long searchId) {}
