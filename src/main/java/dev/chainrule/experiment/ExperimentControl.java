package dev.chainrule.experiment;

import dev.chainrule.experiment.ExperimentChanged.Change;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Pauses, resumes, cancels, renames, archives and deletes experiments. Each is done when the call returns, but for runs under way, which end within a second. */
@Component
public class ExperimentControl {

    private final Experiments experiments;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    public ExperimentControl(Experiments experiments, ApplicationEventPublisher events, Clock clock) {
        this.experiments = experiments;
        this.events = events;
        this.clock = clock;
    }

    /** @throws IllegalStateException if it is cancelled */
    @Transactional
    public Optional<Experiment> pause(long id) {
        Optional<Experiment> found = experiments.findForUpdate(id);
        found.filter(Experiment::pause).ifPresent(experiment -> changed(id, Change.PAUSED));
        return found;
    }

    /** @throws IllegalStateException if it is cancelled */
    @Transactional
    public Optional<Experiment> resume(long id) {
        Optional<Experiment> found = experiments.findForUpdate(id);
        found.filter(Experiment::resume).ifPresent(experiment -> changed(id, Change.RESUMED));
        return found;
    }

    /** Ends every run that has not ended; harmless when all have. */
    @Transactional
    public Optional<Experiment> cancel(long id) {
        Optional<Experiment> found = experiments.findForUpdate(id);
        found.ifPresent(experiment -> {
            experiment.cancel();
            changed(id, Change.CANCELLED);
        });
        return found;
    }

    /** Changes name, notes and tags. */
    @Transactional
    public Optional<Experiment> rename(long id, Labels labels) {
        Optional<Experiment> found = experiments.findForUpdate(id);
        found.ifPresent(experiment -> experiment.rename(labels));
        return found;
    }

    /** Puts it out of the way: lists leave it out unless they are asked for it. */
    @Transactional
    public Optional<Experiment> archive(long id) {
        Optional<Experiment> found = experiments.findForUpdate(id);
        found.ifPresent(experiment -> experiment.archive(clock.instant()));
        return found;
    }

    /** Takes it out of the archive. */
    @Transactional
    public Optional<Experiment> takeOut(long id) {
        Optional<Experiment> found = experiments.findForUpdate(id);
        found.ifPresent(Experiment::takeOut);
        return found;
    }

    /** Deletes it; its runs that have not ended are cancelled. {@link DeletedExperiments} can bring it back for thirty days. */
    @Transactional
    public Optional<Experiment> delete(long id) {
        Optional<Experiment> found = experiments.findForUpdate(id);
        found.ifPresent(experiment -> {
            changed(id, Change.DELETED);
            experiment.delete(clock.instant());
        });
        return found;
    }

    private void changed(long id, Change change) {
        events.publishEvent(new ExperimentChanged(id, change));
    }
}
