package dev.chainrule.dashboard;

import dev.chainrule.run.Outcome;
import dev.chainrule.run.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Counts of an experiment's runs.
 *
 * @param diverged among the done ones
 * @param outcomes of the done ones, only those that occur, in the order of {@link Outcome}
 * @param started when the first run began
 * @param ended when the last one ended, if all have
 * @param secondsPerRun mean time of training of the done ones
 * @param secondsLeft work that is left for the open ones, at that mean, one after the other
 */
record Tally(
        int runs,
        int done,
        int diverged,
        int running,
        int queued,
        int cancelled,
        int failed,
        Map<Outcome, Integer> outcomes,
        Optional<Instant> started,
        Optional<Instant> ended,
        double secondsPerRun,
        double secondsLeft) {

    static Tally of(Collection<RunFacts> runs) {
        Map<RunStatus, Integer> byStatus = new EnumMap<>(RunStatus.class);
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        double nanos = 0;
        double left = 0;
        for (RunFacts run : runs) {
            byStatus.merge(run.status(), 1, Integer::sum);
            if (run.done()) {
                nanos += run.trainingNanos();
                if (run.outcome() != null) {
                    outcomes.merge(run.outcome(), 1, Integer::sum);
                }
            } else if (run.open()) {
                left += 1 - (run.lastEpoch() + 1.0) / (run.epochs() + 1.0);
            }
        }
        int done = count(byStatus, RunStatus.FINISHED) + count(byStatus, RunStatus.DIVERGED);
        int running = count(byStatus, RunStatus.RUNNING);
        int queued = count(byStatus, RunStatus.QUEUED);
        double perRun = done == 0 ? Double.NaN : nanos / done / 1e9;
        Optional<Instant> lastEnd =
                runs.stream().map(RunFacts::endedAt).filter(Objects::nonNull).max(Comparator.naturalOrder());
        return new Tally(
                runs.size(),
                done,
                (int) runs.stream().filter(run -> run.done() && run.diverged()).count(),
                running,
                queued,
                count(byStatus, RunStatus.CANCELLED),
                count(byStatus, RunStatus.FAILED),
                outcomes,
                runs.stream().map(RunFacts::startedAt).filter(Objects::nonNull).min(Comparator.naturalOrder()),
                running + queued > 0 ? Optional.empty() : lastEnd,
                perRun,
                perRun * left);
    }

    private static int count(Map<RunStatus, Integer> byStatus, RunStatus status) {
        return byStatus.getOrDefault(status, 0);
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
