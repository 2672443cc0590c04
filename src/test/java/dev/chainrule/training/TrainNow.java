package dev.chainrule.training;

import dev.chainrule.run.Place;
import dev.chainrule.run.RateSearch;
import dev.chainrule.run.RateSearchLog;
import dev.chainrule.run.Run;
import dev.chainrule.run.RunStatus;
import dev.chainrule.run.Runs;
import dev.chainrule.run.Verification;
import dev.chainrule.run.Verifications;

/** Trains and verifies runs and searches for learning rates on the thread of a test, as a worker would. */
public class TrainNow {

    private final TrainRun trainRun;
    private final VerifyRun verifyRun;
    private final FindRates findRates;
    private final RateSearchLog searches;
    private final Runs runs;
    private final Verifications verifications;

    TrainNow(
            TrainRun trainRun,
            VerifyRun verifyRun,
            FindRates findRates,
            RateSearchLog searches,
            Runs runs,
            Verifications verifications) {
        this.trainRun = trainRun;
        this.verifyRun = verifyRun;
        this.findRates = findRates;
        this.searches = searches;
        this.runs = runs;
        this.verifications = verifications;
    }

    /** Every run of the experiment that waits. */
    public void experiment(long experimentId) {
        runs.findByExperimentIdOrderByOrdinal(experimentId).stream()
                .filter(run -> run.status() == RunStatus.QUEUED)
                .forEach(this::run);
    }

    public void run(Run run) {
        trainRun.perform(new Place(run.id(), run.enqueued()));
    }

    /** The newest verification of a run, as it stands afterwards. */
    public Verification verify(long runId) {
        long id =
                verifications.findFirstByRunIdOrderByIdDesc(runId).orElseThrow().id();
        verifyRun.perform(id);
        return verifications.findById(id).orElseThrow();
    }

    /** The search for settings that are no experiment yet, as it stands afterwards. */
    public RateSearch ratesOfSketch(long sketchId) {
        findRates.perform(searches.newestOfSketch(sketchId).orElseThrow().id());
        return searches.newestOfSketch(sketchId).orElseThrow();
    }

    /** The newest search of an experiment, as it stands afterwards. */
    public RateSearch rates(long experimentId) {
        findRates.perform(searches.newest(experimentId).orElseThrow().id());
        return searches.newest(experimentId).orElseThrow();
    }
}
