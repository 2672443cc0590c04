package dev.chainrule.training;

import dev.chainrule.run.Place;
import dev.chainrule.run.Run;
import dev.chainrule.run.RunStatus;
import dev.chainrule.run.Runs;

/** Trains queued runs on the thread of a test, as a worker would. */
public class TrainNow {

    private final TrainRun trainRun;
    private final Runs runs;

    TrainNow(TrainRun trainRun, Runs runs) {
        this.trainRun = trainRun;
        this.runs = runs;
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
}
