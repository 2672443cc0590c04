package dev.chainrule.run;

import dev.chainrule.experiment.Experiment;
import dev.chainrule.experiment.ExperimentChanged;
import dev.chainrule.experiment.Experiments;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Cancels and retries runs, and carries out on them what is asked of their experiment. */
@Component
public class RunControl {

    private final Runs runs;
    private final Experiments experiments;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RunControl(Runs runs, Experiments experiments, ApplicationEventPublisher events, Clock clock) {
        this.runs = runs;
        this.experiments = experiments;
        this.events = events;
        this.clock = clock;
    }

    /** Ends a run: at once if it waits, within a second if it is under way; harmless if it has ended. */
    @Transactional
    public Optional<Run> cancel(long id) {
        Optional<Run> found = runs.findForUpdate(id);
        found.ifPresent(run -> cancel(List.of(run)));
        return found;
    }

    /**
     * Queues a failed or cancelled run again as a new attempt, which goes on after its last durable epoch.
     *
     * @throws IllegalStateException if it has neither failed nor been cancelled
     */
    @Transactional
    public Optional<Run> retry(long id) {
        // The experiment's row before the run's, as everybody else takes them.
        Optional<Experiment> experiment = runs.findExperimentId(id).flatMap(experiments::findForUpdate);
        Optional<Run> found = runs.findForUpdate(id);
        if (experiment.isPresent() && found.isPresent()) {
            found.get().retry(clock.instant());
            experiment.get().reopen();
            if (experiment.get().state() == Experiment.State.ACTIVE) {
                events.publishEvent(new RunsQueued(List.of(Place.of(found.get()))));
            }
        }
        return found;
    }

    /** Gives a run that waits or was under way a new place, as its old one was lost. */
    @Transactional
    public void requeue(long id) {
        runs.findForUpdate(id).filter(run -> !run.status().ended()).ifPresent(run -> {
            run.enqueue(clock.instant());
            events.publishEvent(new RunsQueued(List.of(Place.of(run))));
        });
    }

    @EventListener
    void carryOut(ExperimentChanged changed) {
        List<Run> underWay = runs.findUnderWayForUpdate(changed.experimentId());
        switch (changed.change()) {
            case PAUSED -> {
                withdraw(underWay);
                underWay.forEach(Run::pause);
            }
            case RESUMED -> {
                Instant now = clock.instant();
                underWay.forEach(Run::resume);
                List<Run> waiting = queued(underWay);
                waiting.forEach(run -> run.enqueue(now));
                events.publishEvent(
                        new RunsQueued(waiting.stream().map(Place::of).toList()));
            }
            case CANCELLED -> cancel(underWay);
            case DELETED -> {
                if (!underWay.isEmpty()) { // so that it says so when it is restored
                    experiments.findForUpdate(changed.experimentId()).ifPresent(Experiment::cancel);
                }
                cancel(underWay);
            }
        }
    }

    private void cancel(List<Run> cancelled) {
        withdraw(cancelled);
        Instant now = clock.instant();
        cancelled.forEach(run -> run.cancel(now));
    }

    private void withdraw(List<Run> withdrawn) {
        events.publishEvent(
                new RunsWithdrawn(queued(withdrawn).stream().map(Place::of).toList()));
    }

    private static List<Run> queued(List<Run> runs) {
        return runs.stream().filter(run -> run.status() == RunStatus.QUEUED).toList();
    }
}
