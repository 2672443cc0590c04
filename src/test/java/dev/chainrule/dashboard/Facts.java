package dev.chainrule.dashboard;

import dev.chainrule.run.Measures;
import dev.chainrule.run.Outcome;
import dev.chainrule.run.RunStatus;
import dev.chainrule.run.Verdict;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs as statistics see them, for tests. */
final class Facts {

    static final double CHANCE = Math.log(2);

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final AtomicInteger ORDINAL = new AtomicInteger();

    private Facts() {}

    /** Done, with that loss in training and validation and an accuracy of 90 %. */
    static RunFacts done(String initialization, double rate, long seed, double loss, Outcome outcome) {
        boolean notFinite = outcome == Outcome.NOT_FINITE;
        Measures measures = new Measures(loss, loss, .9, .9);
        return run(
                initialization,
                rate,
                seed,
                notFinite ? RunStatus.DIVERGED : RunStatus.FINISHED,
                outcome,
                measures,
                outcome.diverged() ? 3 : null);
    }

    static RunFacts learned(String initialization, double rate, long seed, double loss) {
        return done(initialization, rate, seed, loss, Outcome.LEARNED);
    }

    static RunFacts open(String initialization, double rate, long seed, RunStatus status) {
        return run(initialization, rate, seed, status, null, null, null);
    }

    /** One that ended or is at an epoch of its ten, without measures. */
    static RunFacts at(int lastEpoch, RunStatus status) {
        RunFacts run = open("zeros", 1, 0, status);
        return new RunFacts(
                run.id(),
                run.ordinal(),
                run.learningRate(),
                run.initialization(),
                run.seed(),
                status,
                null,
                run.epochs(),
                lastEpoch,
                run.chance(),
                null,
                null,
                null,
                null,
                run.trainingNanos(),
                run.startedAt(),
                run.endedAt(),
                1);
    }

    private static RunFacts run(
            String initialization,
            double rate,
            long seed,
            RunStatus status,
            Outcome outcome,
            Measures measures,
            Integer divergedEpoch) {
        int ordinal = ORDINAL.getAndIncrement();
        return new RunFacts(
                ordinal + 1,
                ordinal,
                rate,
                initialization,
                seed,
                status,
                outcome == null ? null : new Verdict(outcome, divergedEpoch, null, null, null),
                10,
                measures == null ? -1 : 10,
                CHANCE,
                measures,
                measures == null ? null : 7,
                measures,
                null,
                2_000_000_000L,
                status == RunStatus.QUEUED ? null : START,
                status.ended() ? START.plusSeconds(120) : null,
                1);
    }
}
