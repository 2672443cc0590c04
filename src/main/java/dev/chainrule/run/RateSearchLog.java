package dev.chainrule.run;

import dev.chainrule.experiment.DefinitionJson;
import dev.chainrule.experiment.ExperimentDefinition;
import dev.chainrule.experiment.Experiments;
import dev.chainrule.experiment.Sketch;
import dev.chainrule.experiment.SketchKept;
import dev.chainrule.experiment.Sketches;
import dev.chainrule.run.RateSearches.Subject;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks for searches for a learning rate and notes what comes of them. Each call is one short transaction. A search gives the same numbers
 * whoever performs it, so two workers at once do no harm: what one has stored, the other leaves.
 */
@Component
public class RateSearchLog implements SideWork<RateSearchLog.Claimed> {

    /** A process that dies with it so often is not given it again. */
    private static final int MOST_ATTEMPTS = 4;

    private final Experiments experiments;
    private final Sketches sketches;
    private final RateSearches searches;
    private final DefinitionJson json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RateSearchLog(
            Experiments experiments,
            Sketches sketches,
            RateSearches searches,
            DefinitionJson json,
            ApplicationEventPublisher events,
            Clock clock) {
        this.experiments = experiments;
        this.sketches = sketches;
        this.searches = searches;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Queues a search, or gives the one that is there: another would find the same. One that failed is replaced. Empty if there is no such
     * experiment.
     */
    @Transactional
    public Optional<RateSearch> request(long experimentId) {
        // The experiment's row is held, so that of two requests at once the second sees what the first has queued.
        return experiments.findForUpdate(experimentId).map(experiment -> search(Subject.EXPERIMENT, experimentId));
    }

    /** The same for a sketch. */
    @Transactional
    public Optional<RateSearch> requestForSketch(long sketchId) {
        return sketches.hold(sketchId) ? Optional.of(search(Subject.SKETCH, sketchId)) : Optional.empty();
    }

    @EventListener
    void on(SketchKept sketch) {
        search(Subject.SKETCH, sketch.sketchId());
    }

    private RateSearch search(Subject subject, long of) {
        return searches.newest(subject, of)
                .filter(newest -> newest.state() != RateSearch.State.FAILED)
                .orElseGet(() -> queue(subject, of));
    }

    private RateSearch queue(Subject subject, long of) {
        long id = searches.add(subject, of, clock.instant().atOffset(ZoneOffset.UTC));
        events.publishEvent(new RateSearchQueued(id));
        return searches.newest(subject, of).orElseThrow();
    }

    /** The newest of an experiment. */
    @Transactional(readOnly = true)
    public Optional<RateSearch> newest(long experimentId) {
        return searches.newest(Subject.EXPERIMENT, experimentId);
    }

    /** The newest of a sketch. */
    @Transactional(readOnly = true)
    public Optional<RateSearch> newestOfSketch(long sketchId) {
        return searches.newest(Subject.SKETCH, sketchId);
    }

    /** Gives one that has not ended a task again, as its own was lost. */
    @Transactional
    public void requeue(long id) {
        if (searches.hold(id).isPresent()) {
            events.publishEvent(new RateSearchQueued(id));
        }
    }

    /**
     * A search in the hands of a worker.
     *
     * @param definition of the experiment, with the first value of whatever it varies beside rate, initialization and seed
     * @param done places of the initializations that an earlier worker has stored
     */
    public record Claimed(long id, ExperimentDefinition definition, Set<Integer> done) {

        public Claimed {
            done = Set.copyOf(done);
        }
    }

    /** Takes a search. Empty if there is nothing to do: it has ended, or its experiment was deleted. */
    @Override
    @Transactional
    public Optional<Claimed> claim(long id) {
        Optional<RateSearches.Held> held = searches.hold(id);
        Optional<ExperimentDefinition> definition = held.flatMap(this::definition);
        if (definition.isEmpty()) {
            return Optional.empty();
        }
        if (held.orElseThrow().attempts() >= MOST_ATTEMPTS) {
            end(
                    id,
                    RateSearch.State.FAILED,
                    "The process ended again and again during this search. Look at the log and the memory; then search again.");
            return Optional.empty();
        }
        searches.took(id);
        return Optional.of(new Claimed(id, definition.get().at(0), new TreeSet<>(searches.places(id))));
    }

    private Optional<ExperimentDefinition> definition(RateSearches.Held search) {
        return search.subject() == Subject.SKETCH
                ? sketches.find(search.of()).map(Sketch::definition)
                : experiments.findById(search.of()).map(experiment -> json.readExperiment(experiment.definition()));
    }

    /** Stores what came of an initialization. False if the worker is to stop, as the search has ended or its experiment was deleted. */
    @Transactional
    public boolean store(Claimed claim, int place, RateCurve curve) {
        boolean wanted = searches.hold(claim.id())
                // a sketch takes its searches along when it goes
                .filter(search -> search.subject() == Subject.SKETCH || experiments.existsById(search.of()))
                .isPresent();
        if (wanted && !searches.places(claim.id()).contains(place)) {
            searches.store(claim.id(), place, curve);
        }
        return wanted;
    }

    @Override
    @Transactional
    public void release(Claimed claim) {
        searches.hold(claim.id()).ifPresent(search -> searches.release(claim.id()));
    }

    @Transactional
    public void finish(Claimed claim) {
        searches.hold(claim.id()).ifPresent(search -> end(claim.id(), RateSearch.State.DONE, null));
    }

    @Override
    @Transactional
    public void fail(Claimed claim, String cause) {
        searches.hold(claim.id()).ifPresent(search -> end(claim.id(), RateSearch.State.FAILED, FailureText.of(cause)));
    }

    private void end(long id, RateSearch.State state, @Nullable String failure) {
        searches.end(id, state, clock.instant().atOffset(ZoneOffset.UTC), failure);
    }
}
