package dev.chainrule.run;

import org.jspecify.annotations.Nullable;

/** What a run that has ended shows, and since when if it diverged. */
record Verdict(
        Outcome outcome,
        @Nullable Integer divergedEpoch,
        @Nullable Integer divergedStep) {}
