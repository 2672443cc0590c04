package dev.chainrule.run;

import dev.chainrule.experiment.DefinitionJson;
import dev.chainrule.experiment.ExperimentChanged;
import dev.chainrule.experiment.RunDefinition;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks for verifications and notes what comes of them. Each call is one short transaction. */
@Component
public class VerificationLog implements SideWork<VerificationLog.Claimed> {

    private final Runs runs;
    private final Verifications verifications;
    private final DefinitionJson json;
    private final Provenance provenance;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    VerificationLog(
            Runs runs,
            Verifications verifications,
            DefinitionJson json,
            Provenance provenance,
            ApplicationEventPublisher events,
            Clock clock) {
        this.runs = runs;
        this.verifications = verifications;
        this.json = json;
        this.provenance = provenance;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Queues a verification of a run, or gives the one that is under way: there is one at a time. Empty if there is no such run.
     *
     * @throws IllegalStateException if the run has no last weights to compare with; the message says what to do
     */
    @Transactional
    public Optional<Verification> request(long runId) {
        // The run's row is held, so that of two requests at once the second sees what the first has queued.
        return runs.findForUpdate(runId)
                .map(run -> verifications
                        .findFirstByRunIdOrderByIdDesc(runId)
                        .filter(newest -> !newest.state().ended())
                        .orElseGet(() -> queue(run)));
    }

    private Verification queue(Run run) {
        Verification verification = verifications.save(new Verification(run, clock.instant()));
        events.publishEvent(new VerificationQueued(verification.id()));
        return verification;
    }

    /** Nobody waits for the verification of what was deleted; those that have ended come back with the experiment. */
    @EventListener
    void forget(ExperimentChanged changed) {
        if (changed.change() == ExperimentChanged.Change.DELETED) {
            verifications.deleteOpen(changed.experimentId());
        }
    }

    /** Gives one that has not ended a task again, as its own was lost. */
    @Transactional
    public void requeue(long id) {
        verifications
                .findForUpdate(id)
                .filter(verification -> !verification.state().ended())
                .ifPresent(verification -> events.publishEvent(new VerificationQueued(id)));
    }

    /**
     * A verification in the hands of a worker.
     *
     * @param lease carried by every write
     * @param lastEpoch up to which it trains
     * @param dataFingerprint of the data that the run was trained on
     */
    public record Claimed(
            long id, long lease, long runId, RunDefinition definition, int lastEpoch, String dataFingerprint) {}

    /** Takes a verification. Empty if there is nothing to do: it has ended, or its run was deleted. */
    @Override
    @Transactional
    public Optional<Claimed> claim(long id) {
        Optional<Verification> found =
                verifications.findForUpdate(id).filter(v -> !v.state().ended());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Verification verification = found.get();
        verification.claim(clock.instant(), provenance.text());
        if (verification.exhausted()) {
            verification.fail(
                    "The process ended again and again while it trained this run once more. Look at the log and the memory; then verify again.",
                    clock.instant());
            return Optional.empty();
        }
        Run run = runs.findById(verification.runId()).orElseThrow();
        return Optional.of(new Claimed(
                id,
                verification.lease(),
                run.id(),
                json.readRun(run.definition()),
                verification.lastEpoch(),
                run.dataFingerprint()));
    }

    /** Notes how far it has come. False if the worker no longer holds it and is to stop. */
    @Transactional
    public boolean reached(Claimed claim, int epoch) {
        return held(claim, verification -> verification.reach(epoch));
    }

    @Override
    @Transactional
    public void release(Claimed claim) {
        held(claim, Verification::release);
    }

    @Transactional
    public void finish(Claimed claim, Rerun rerun) {
        held(claim, verification -> verification.finish(rerun, clock.instant()));
    }

    @Override
    @Transactional
    public void fail(Claimed claim, String cause) {
        held(claim, verification -> verification.fail(cause, clock.instant()));
    }

    private boolean held(Claimed claim, Consumer<Verification> write) {
        Optional<Verification> held =
                verifications.findForUpdate(claim.id()).filter(verification -> verification.heldBy(claim.lease()));
        held.ifPresent(write);
        return held.isPresent();
    }
}
