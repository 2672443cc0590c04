package dev.chainrule.dashboard;

import dev.chainrule.run.Outcome;
import dev.chainrule.run.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts of an experiment's runs.
 *
 * @param diverged among the done ones
 * @param underWay how far the running ones are by their epochs, together; as many as are running once all are at their last
 * @param outcomes of the done ones, only those that occur, in the order of {@link Outcome}
 * @param started when the first run began
 * @param ended when the last one ended, if all have
 * @param secondsPerRun mean time of training of the done ones
 * @param secondsLeft work that is left for the open ones, one after the other, at that mean; before the first is done, at the pace of those
 *     under way
 */
record Tally(
        int runs,
        int done,
        int diverged,
        int running,
        int queued,
        int cancelled,
        int failed,
        double underWay,
        Map<Outcome, Integer> outcomes,
        Optional<Instant> started,
        Optional<Instant> ended,
        double secondsPerRun,
        double secondsLeft) {

    /** Of a run; before it, the time is that of the first epochs, which are slower than the others. */
    private static final double ENOUGH_UNDER_WAY = .02;

    static Tally of(Collection<RunFacts> runs) {
        int[] byStatus = new int[RunStatus.values().length];
        int[] byOutcome = new int[Outcome.values().length];
        double nanos = 0;
        double nanosUnderWay = 0;
        double left = 0;
        int diverged = 0;
        Instant started = null;
        Instant ended = null;
        double underWay = 0;
        for (RunFacts run : runs) {
            byStatus[run.status().ordinal()]++;
            started = earlier(started, run.startedAt());
            ended = later(ended, run.endedAt());
            if (run.done()) {
                nanos += run.trainingNanos();
                diverged += run.diverged() ? 1 : 0;
                Outcome outcome = run.outcome();
                if (outcome != null) {
                    byOutcome[outcome.ordinal()]++;
                }
            } else if (run.open()) {
                double share = (run.lastEpoch() + 1.0) / (run.epochs() + 1.0);
                left += 1 - share;
                if (run.status() == RunStatus.RUNNING) {
                    underWay += share;
                    nanosUnderWay += run.trainingNanos();
                }
            }
        }
        int done = count(byStatus, RunStatus.FINISHED) + count(byStatus, RunStatus.DIVERGED);
        int running = count(byStatus, RunStatus.RUNNING);
        int queued = count(byStatus, RunStatus.QUEUED);
        double perRun = done == 0 ? Double.NaN : nanos / done / 1e9;
        return new Tally(
                runs.size(),
                done,
                diverged,
                running,
                queued,
                count(byStatus, RunStatus.CANCELLED),
                count(byStatus, RunStatus.FAILED),
                underWay,
                outcomes(byOutcome),
                Optional.ofNullable(started),
                running + queued > 0 ? Optional.empty() : Optional.ofNullable(ended),
                perRun,
                left * (done == 0 ? pace(nanosUnderWay, underWay) : perRun));
    }

    /** Seconds a run would take; not a number while too little is done of one to say. */
    private static double pace(double nanos, double underWay) {
        return nanos > 0 && underWay >= ENOUGH_UNDER_WAY ? nanos / underWay / 1e9 : Double.NaN;
    }

    private static @Nullable Instant earlier(@Nullable Instant known, @Nullable Instant other) {
        return known == null || (other != null && other.isBefore(known)) ? other : known;
    }

    private static @Nullable Instant later(@Nullable Instant known, @Nullable Instant other) {
        return known == null || (other != null && other.isAfter(known)) ? other : known;
    }

    private static Map<Outcome, Integer> outcomes(int[] counts) {
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            if (counts[outcome.ordinal()] > 0) {
                outcomes.put(outcome, counts[outcome.ordinal()]);
            }
        }
        return outcomes;
    }

    private static int count(int[] byStatus, RunStatus status) {
        return byStatus[status.ordinal()];
    }

    /** Runs that have not ended. */
    public int open() {
        return running + queued;
    }

    /** From the first start to the last end, queue and pauses included. */
    Optional<Duration> took() {
        return started.flatMap(from -> ended.map(to -> Duration.between(from, to)));
    }

    /** Estimated seconds until all have ended if as many run at once as do now; not a number while nothing is known. */
    double estimatedSecondsLeft() {
        return running == 0 ? Double.NaN : secondsLeft / running;
    }
}
