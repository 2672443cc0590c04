package dev.chainrule.experiment;

import dev.chainrule.dataset.Datasets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores an experiment, its runs and their places in the queue, all or nothing. */
@Component
public class Submissions {

    private final Experiments experiments;
    private final DefinitionJson json;
    private final Datasets datasets;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    public Submissions(
            Experiments experiments,
            DefinitionJson json,
            Datasets datasets,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.experiments = experiments;
        this.json = json;
        this.datasets = datasets;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * The stored experiment; for a submission key that was seen before the one stored then. Joins the caller's transaction, if any.
     *
     * @throws SubmissionConflictException if the key was seen before with other content
     */
    public Experiment submit(NewExperiment experiment) {
        String submission = experiment.submission();
        if (submission == null) {
            return store(experiment);
        }
        return known(submission, experiment).orElseGet(() -> {
            try {
                return store(experiment);
            } catch (DataIntegrityViolationException twice) {
                // The other of two equal requests was faster; if that is not the cause, the failure stands.
                return known(submission, experiment).orElseThrow(() -> twice);
            }
        });
    }

    private Optional<Experiment> known(String submission, NewExperiment experiment) {
        Optional<Experiment> stored = experiments.findBySubmission(submission);
        stored.filter(other -> !same(other, experiment)).ifPresent(other -> {
            throw new SubmissionConflictException(other);
        });
        return stored;
    }

    private boolean same(Experiment stored, NewExperiment experiment) {
        return stored.name().equals(experiment.name())
                && stored.description().equals(experiment.description())
                && stored.tags().equals(new TreeSet<>(experiment.tags()))
                && json.readExperiment(stored.definition()).equals(experiment.definition());
    }

    private Experiment store(NewExperiment experiment) {
        // Before the transaction, as it may have to make or read the data.
        List<DataFacts> data = DataFacts.of(experiment.definition(), datasets);
        return transaction.execute(status -> {
            datasets.hold(experiment.definition().dataset());
            Experiment stored = experiments.saveAndFlush(new Experiment(
                    experiment, json.write(experiment.definition()).toString(), clock.instant()));
            events.publishEvent(new ExperimentSubmitted(stored, experiment.definition(), data));
            return stored;
        });
    }
}
