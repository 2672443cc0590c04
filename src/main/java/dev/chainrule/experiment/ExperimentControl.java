package dev.chainrule.experiment;

import dev.chainrule.experiment.ExperimentChanged.Change;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Pauses, resumes, cancels and deletes experiments. Each is done when the call returns, but for runs under way, which end within a second. */
@Component
public class ExperimentControl {

    private final Experiments experiments;
    private final ApplicationEventPublisher events;

    public ExperimentControl(Experiments experiments, ApplicationEventPublisher events) {
        this.experiments = experiments;
        this.events = events;
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

    /** Deletes it with its runs, epochs and weights; a run under way loses its lease and stops. */
    @Transactional
    public Optional<Experiment> delete(long id) {
        Optional<Experiment> found = experiments.findForUpdate(id);
        found.ifPresent(experiment -> {
            changed(id, Change.DELETED);
            experiments.delete(experiment);
        });
        return found;
    }

    private void changed(long id, Change change) {
        events.publishEvent(new ExperimentChanged(id, change));
    }
}
