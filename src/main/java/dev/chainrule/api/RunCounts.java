package dev.chainrule.api;

import dev.chainrule.experiment.Experiment;
import dev.chainrule.run.Outcome;
import dev.chainrule.run.RunStatus;
import dev.chainrule.run.Runs;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How the runs of an experiment stand; every status and outcome is there, if only with 0. */
record RunCounts(Map<RunStatus, Long> statuses, Map<Outcome, Long> outcomes) {

    /** An experiment as a whole. */
    enum Status {
        QUEUED,
        RUNNING,
        PAUSED,
        CANCELLED,
        FINISHED
    }

    static RunCounts of(List<Runs.StatusCount> rows) {
        Map<RunStatus, Long> statuses = new EnumMap<>(RunStatus.class);
        Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
        for (RunStatus status : RunStatus.values()) {
            statuses.put(status, 0L);
        }
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome, 0L);
        }
        for (Runs.StatusCount row : rows) {
            statuses.merge(row.getStatus(), row.getCount(), Long::sum);
            if (row.getOutcome() != null) {
                outcomes.merge(row.getOutcome(), row.getCount(), Long::sum);
            }
        }
        return new RunCounts(statuses, outcomes);
    }

    /**
     * Finished when every run has ended, however, unless some of them did so because the experiment was cancelled; running as soon as one
     * has started and until then.
     */
    Status status(Experiment.State state) {
        long running = statuses.getOrDefault(RunStatus.RUNNING, 0L);
        long queued = statuses.getOrDefault(RunStatus.QUEUED, 0L);
        if (running + queued == 0) {
            boolean cancelled = statuses.getOrDefault(RunStatus.CANCELLED, 0L) > 0;
            return state == Experiment.State.CANCELLED && cancelled ? Status.CANCELLED : Status.FINISHED;
        }
        if (state == Experiment.State.PAUSED) {
            return Status.PAUSED;
        }
        long all = statuses.values().stream().mapToLong(Long::longValue).sum();
        return running == 0 && queued == all ? Status.QUEUED : Status.RUNNING;
    }
}
